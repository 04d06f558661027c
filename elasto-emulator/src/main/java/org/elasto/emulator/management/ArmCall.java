package org.elasto.emulator.management;

import java.util.Objects;
import org.elasto.emulator.azure.AzureQuery;
import org.elasto.emulator.azure.Guids;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;

/**
 * One request of a caller who may do what it asks.
 *
 * @param request the head as received
 * @param match its operation, and what varies in its path
 * @param query decoded
 * @param body all of it; empty for none
 * @param context what all requests share
 */
record ArmCall(Request request, ArmOperation.Match match, AzureQuery query, byte[] body, ArmContext context) {

    /** What varies in the path. */
    String variable(String name) {
        return Objects.requireNonNull(match.variables().get(name), name);
    }

    /** The subscription, of which there is one only. */
    String subscription() {
        return context.settings().subscription();
    }

    /**
     * Refuses a path in another subscription.
     *
     * @throws ArmException InvalidSubscriptionId for what is no GUID, SubscriptionNotFound for one that is not ours
     */
    void requireSubscription() {
        String asked = match.variables().get("subscription");
        if (asked == null) {
            return;
        }
        String id = Guids.parse(asked);
        if (id == null) {
            throw ArmError.INVALID_SUBSCRIPTION_ID.with(asked);
        }
        if (!id.equals(subscription())) {
            throw ArmError.SUBSCRIPTION_NOT_FOUND.with(asked);
        }
    }

    /**
     * The body.
     *
     * @throws ArmException UnsupportedMediaType for what does not say that it is JSON, InvalidRequestContent for what is
     *     none
     */
    JsonObject json() {
        String type = request.header("Content-Type");
        String media = type == null ? "" : type;
        int semicolon = media.indexOf(';');
        String bare = (semicolon < 0 ? media : media.substring(0, semicolon)).strip();
        if (!bare.equalsIgnoreCase("application/json")) {
            throw ArmError.UNSUPPORTED_MEDIA_TYPE.with(bare);
        }
        return JsonText.read(body);
    }

    /** Scheme, host and port by which the caller reached us. */
    String origin() {
        String host = request.header("Host");
        return request.scheme() + "://" + (host == null ? "" : host);
    }

    /** Where a service of an account is, as the caller has to address it. */
    String endpoint(String service, String account) {
        String host = request.header("Host");
        if (host != null && ArmFront.isAzure(host)) {
            return request.scheme() + "://" + account + '.' + service + ".core.windows.net/";
        }
        return context.settings().endpoints().of(service, account) + "/";
    }

    /** An answer with a document. */
    static Response answer(int status, JsonObject document) {
        return Response.of(status).header("Content-Type", "application/json").body(JsonText.write(document));
    }
}

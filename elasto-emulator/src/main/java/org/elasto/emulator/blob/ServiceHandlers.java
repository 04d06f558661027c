package org.elasto.emulator.blob;

import java.time.Duration;
import java.time.Instant;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.azure.UserDelegationKey;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;

/** What the service says of an account, and the keys it hands out. */
final class ServiceHandlers {

    private static final Duration LONGEST_KEY = Duration.ofDays(7);

    private ServiceHandlers() {}

    /** How far the secondary copy is; only that one is asked. Ours is always up to date. */
    static Reception getStats(BlobCall call) {
        if (!call.target().secondary()) {
            throw AzureException.invalidParameter("comp", call.query().text("comp"));
        }
        XmlDocument out = new XmlDocument(256)
                .open("StorageServiceStats")
                .open("GeoReplication")
                .element("Status", "live")
                .element("LastSyncTime", AzureDates.http(call.context().now()))
                .close("GeoReplication");
        return ListHandlers.document(out, "StorageServiceStats");
    }

    /** The same whatever container or blob is named, there or not. */
    static Reception getAccountInformation(BlobCall call) {
        Response response =
                Response.of(200).header("x-ms-sku-name", "Standard_RAGRS").header("x-ms-account-kind", "StorageV2");
        if (call.version().atLeast(ApiVersion.ENCRYPTION_SCOPES)) {
            response.header(
                    "x-ms-is-hns-enabled",
                    Boolean.toString(call.target().account().hierarchical()));
        }
        return response;
    }

    static Reception getUserDelegationKey(BlobCall call) {
        BearerTokens.Principal principal = call.caller().principal();
        if (principal == null) {
            throw AzureException.authenticationFailed("Only authentication scheme Bearer is supported");
        }
        return call.readBody(RequestXml.LONGEST, payload -> {
            KeyInfo info = KeyInfo.parse(
                    payload.content().toByteArray(), call.context().now());
            UserDelegationKey key = new UserDelegationKey(
                    principal.objectId(),
                    principal.tenantId(),
                    second(info.start()),
                    second(info.expiry()),
                    "b",
                    call.version().toString(),
                    info.delegatedTenant());
            return answer(call, key);
        });
    }

    private static Reception answer(BlobCall call, UserDelegationKey key) {
        XmlDocument out = new XmlDocument(1024)
                .open("UserDelegationKey")
                .element("SignedOid", key.objectId())
                .element("SignedTid", key.tenantId())
                .element("SignedStart", key.start())
                .element("SignedExpiry", key.expiry())
                .element("SignedService", key.service())
                .element("SignedVersion", key.version());
        if (!key.delegatedTenantId().isEmpty()) {
            out.element("SignedDelegatedUserTid", key.delegatedTenantId());
        }
        out.element("Value", key.value(call.target().account().account()));
        return ListHandlers.document(out, "UserDelegationKey");
    }

    private static String second(Instant moment) {
        return Instant.ofEpochSecond(moment.getEpochSecond()).toString();
    }

    /**
     * What is asked of a key.
     *
     * @param delegatedTenant empty for none
     */
    private record KeyInfo(Instant start, Instant expiry, String delegatedTenant) {

        /** @throws AzureException InvalidXmlDocument or InvalidXmlNodeValue */
        static KeyInfo parse(byte[] document, Instant now) {
            RequestXml xml = RequestXml.open(document, "KeyInfo");
            Instant start = now;
            Instant expiry = null;
            String tenant = "";
            for (String child = xml.child(); child != null; child = xml.child()) {
                switch (child) {
                    case "Start" -> start = date(child, xml.text().strip());
                    case "Expiry" -> expiry = date(child, xml.text().strip());
                    case "DelegatedUserTid" -> tenant = xml.text().strip();
                    default -> throw xml.unexpected(child);
                }
            }
            if (expiry == null) {
                throw xml.refused("A user delegation key has an expiry.");
            }
            xml.end();
            if (expiry.isBefore(start) || !now.isBefore(expiry)) {
                throw RequestXml.invalid("Expiry", expiry.toString());
            }
            if (expiry.isAfter(now.plus(LONGEST_KEY)) || start.isAfter(now.plus(LONGEST_KEY))) {
                throw RequestXml.invalid("Expiry", expiry.toString());
            }
            return new KeyInfo(start, expiry, tenant);
        }

        private static Instant date(String element, String text) {
            Instant date = AzureDates.parseSas(text);
            if (date == null) {
                throw RequestXml.invalid(element, text);
            }
            return date;
        }
    }
}

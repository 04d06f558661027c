package org.elasto.client.management;

import java.io.IOException;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.elasto.client.http.FailureMessage;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.Judge;
import org.elasto.client.http.Meaning;
import org.elasto.client.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What an answer of Azure Resource Manager means. Only status and code count; messages are shown and never read. */
final class ArmErrors implements Judge {

    /** Tells failures from successes. */
    static final ArmErrors JUDGE = new ArmErrors();

    private static final int LONGEST_DOCUMENT = 256 << 10;

    private ArmErrors() {}

    /** The table. */
    static Meaning meaning(int status, @Nullable String code) {
        if (code == null) {
            return Meaning.ofStatus(status);
        }
        return switch (code) {
            case "ResourceNotFound", "ResourceGroupNotFound", "SubscriptionNotFound", "StorageAccountNotFound" ->
                Meaning.is(ErrorKind.NOT_FOUND);
            case "StorageAccountAlreadyExists",
                    "StorageAccountAlreadyTaken",
                    "StorageAccountInAnotherResourceGroup",
                    "InvalidResourceLocation" -> Meaning.is(ErrorKind.ALREADY_EXISTS);
            case "StorageAccountBeingCreated",
                    "StorageAccountIsNotProvisioned",
                    "StorageAccountOperationInProgress",
                    "AnotherOperationInProgress" -> Meaning.again(ErrorKind.UNEXPECTED);
            case "AuthenticationFailed",
                    "ExpiredAuthenticationToken",
                    "InvalidAuthenticationToken",
                    "InvalidAuthenticationTokenAudience",
                    "InvalidAuthenticationTokenTenant" -> Meaning.is(ErrorKind.UNAUTHENTICATED);
            case "AuthorizationFailed", "LinkedAuthorizationFailed", "RequestDisallowedByPolicy", "ScopeLocked" ->
                Meaning.is(ErrorKind.PERMISSION_DENIED);
            case "AccountPropertyIsReadOnly" -> Meaning.is(ErrorKind.INVALID_ARGUMENT);
            case "TooManyRequests", "SubscriptionRequestsThrottled", "ResourceRequestsThrottled" ->
                Meaning.again(ErrorKind.RATE_LIMITED);
            case "NotImplemented" -> Meaning.is(ErrorKind.UNSUPPORTED);
            default -> Meaning.ofStatus(status);
        };
    }

    @Override
    public @Nullable StorageException failure(HttpRequest request, HttpResponse response) throws IOException {
        if (response.status() >= 200 && response.status() < 300) {
            return null;
        }
        JsonObject error = error(response);
        String code = error.text("code");
        ServiceError service = new ServiceError(
                request.operation(), response.status(), code, response.headers().first("x-ms-request-id"));
        Meaning meaning = meaning(response.status(), code);
        String message = FailureMessage.of(request, service, error.text("message"));
        return new StorageException(meaning.kind(), message, meaning.allowsAgain(request), service, null);
    }

    /** Empty if there is none, or one of a front end that knows no JSON. */
    private static JsonObject error(HttpResponse response) throws IOException {
        byte[] bytes = response.body().readNBytes(LONGEST_DOCUMENT);
        try {
            return bytes.length == 0
                    ? JsonObject.EMPTY
                    : JsonObject.parse(bytes).object("error");
        } catch (StorageException e) {
            return JsonObject.EMPTY;
        }
    }
}

package org.elasto.client.azure;

import java.io.IOException;
import java.util.function.BiFunction;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.elasto.client.http.FailureMessage;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.Judge;
import org.elasto.client.http.LostAnswer;
import org.elasto.client.http.Meaning;
import org.elasto.client.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of a storage service means. Only status and code count; the text of a message is shown and never read.
 *
 * @param codes the codes of the one service, by status and code; falls back on {@link #common}
 */
public record AzureErrors(BiFunction<Integer, @Nullable String, Meaning> codes) implements Judge {

    private static final int LONGEST_DOCUMENT = 256 << 10;

    /** The table of what all services have in common. */
    public static Meaning common(int status, @Nullable String code) {
        if (code == null) {
            return Meaning.ofStatus(status);
        }
        return switch (code) {
            case "ResourceNotFound", "ContainerNotFound" -> Meaning.is(ErrorKind.NOT_FOUND);
            case "ResourceAlreadyExists", "AccountAlreadyExists" -> Meaning.is(ErrorKind.ALREADY_EXISTS);
            case "ConditionNotMet", "SourceConditionNotMet", "TargetConditionNotMet" ->
                Meaning.is(status == 304 ? ErrorKind.NOT_MODIFIED : ErrorKind.PRECONDITION_FAILED);
            case "AuthenticationFailed",
                    "InvalidAuthenticationInfo",
                    "NoAuthenticationInformation",
                    "InvalidAuthenticationToken" -> Meaning.is(ErrorKind.UNAUTHENTICATED);
            case "AuthorizationFailure",
                    "AuthorizationPermissionMismatch",
                    "AuthorizationProtocolMismatch",
                    "AuthorizationResourceTypeMismatch",
                    "AuthorizationServiceMismatch",
                    "AuthorizationSourceIPMismatch",
                    "AccountIsDisabled",
                    "InsufficientAccountPermissions",
                    "KeyBasedAuthenticationNotPermitted",
                    "PublicAccessNotPermitted" -> Meaning.is(ErrorKind.PERMISSION_DENIED);
            case "InfiniteLeaseDurationRequired" -> Meaning.is(ErrorKind.LEASE_CONFLICT);
            case "InvalidRange" -> Meaning.is(ErrorKind.RANGE_NOT_SATISFIABLE);
            case "ServerBusy", "TooManyRequests", "EgressIsOverAccountLimit", "IngressIsOverAccountLimit" ->
                Meaning.again(ErrorKind.RATE_LIMITED);
            case "NotImplemented", "APINotImplemented", "FeatureNotSupported" -> Meaning.is(ErrorKind.UNSUPPORTED);
            // Damaged on the way.
            case "Md5Mismatch", "Crc64Mismatch" -> Meaning.again(ErrorKind.UNEXPECTED);
            case "InternalError", "OperationTimedOut" -> Meaning.unclear();
            default -> code.startsWith("Lease") ? Meaning.is(ErrorKind.LEASE_CONFLICT) : Meaning.ofStatus(status);
        };
    }

    @Override
    public @Nullable StorageException failure(HttpRequest request, HttpResponse response) throws IOException {
        if (response.status() >= 200 && response.status() < 300) {
            return null;
        }
        XmlElement error = request.method().equals("HEAD") ? null : document(response);
        Headers headers = response.headers();
        String told = headers.first("x-ms-error-code");
        String code = told == null && error != null ? error.text("Code") : told;
        ServiceError service =
                new ServiceError(request.operation(), response.status(), code, headers.first("x-ms-request-id"));
        Meaning meaning = codes.apply(response.status(), code);
        String message = FailureMessage.of(request, service, text(error));
        return new StorageException(meaning.kind(), message, meaning.allowsAgain(request), service, null);
    }

    /** Null if there is none, or one of a front end that knows no XML. */
    private static @Nullable XmlElement document(HttpResponse response) throws IOException {
        byte[] bytes = response.body().readNBytes(LONGEST_DOCUMENT);
        if (bytes.length == 0) {
            return null;
        }
        try {
            XmlElement root = AzureExchange.DOCUMENTS.parse(bytes);
            return root.name().equals("Error") ? root : null;
        } catch (StorageException e) {
            return null;
        }
    }

    /** The first line of what is told; the others repeat the id and the time. */
    private static @Nullable String text(@Nullable XmlElement error) {
        String told = error == null ? null : error.text("Message");
        return told == null ? null : told.lines().findFirst().orElse("");
    }

    /** Whether nobody knows what became of the request. */
    static boolean isUnclear(StorageException failure) {
        return LostAnswer.isUnclear(failure, AzureErrors::common);
    }

    /** Whether a request may be refused so because its own like came before it. */
    static boolean isRefusal(ErrorKind kind) {
        return kind == ErrorKind.PRECONDITION_FAILED
                || kind == ErrorKind.ALREADY_EXISTS
                || kind == ErrorKind.NOT_FOUND
                || kind == ErrorKind.INVALID_ARGUMENT
                || kind == ErrorKind.LEASE_CONFLICT;
    }

    /** Whether a failure has this code of the service. */
    public static boolean hasCode(StorageException failure, String code) {
        ServiceError service = failure.service();
        return service != null && code.equals(service.code());
    }
}

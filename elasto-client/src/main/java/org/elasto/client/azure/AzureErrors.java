package org.elasto.client.azure;

import java.io.IOException;
import java.util.function.BiFunction;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.HttpRequest.Replay;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.Judge;
import org.elasto.client.http.LostAnswer;
import org.elasto.client.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of a storage service means. Only status and code count; the text of a message is shown and never read.
 *
 * @param codes the codes of the one service, by status and code; falls back on {@link #common}
 */
public record AzureErrors(BiFunction<Integer, @Nullable String, Meaning> codes) implements Judge {

    private static final int LONGEST_DOCUMENT = 256 << 10;
    private static final int LONGEST_MESSAGE = 300;

    /**
     * What a failure means.
     *
     * @param kind in words of the client
     * @param retryable whether the same request may succeed later
     * @param undone whether nothing can have happened, so that even a request that must not be repeated may be
     */
    public record Meaning(ErrorKind kind, boolean retryable, boolean undone) {

        public static Meaning is(ErrorKind kind) {
            return new Meaning(kind, false, true);
        }

        public static Meaning again(ErrorKind kind) {
            return new Meaning(kind, true, true);
        }

        /** Nobody knows how far it came. */
        static Meaning unclear() {
            return new Meaning(ErrorKind.UNEXPECTED, true, false);
        }
    }

    /** The table of what all services have in common. */
    public static Meaning common(int status, @Nullable String code) {
        if (code == null) {
            return byStatus(status);
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
            default -> code.startsWith("Lease") ? Meaning.is(ErrorKind.LEASE_CONFLICT) : byStatus(status);
        };
    }

    private static Meaning byStatus(int status) {
        return switch (status) {
            case 304 -> Meaning.is(ErrorKind.NOT_MODIFIED);
            case 401 -> Meaning.is(ErrorKind.UNAUTHENTICATED);
            case 403 -> Meaning.is(ErrorKind.PERMISSION_DENIED);
            case 404 -> Meaning.is(ErrorKind.NOT_FOUND);
            case 408 -> Meaning.again(ErrorKind.UNEXPECTED);
            case 412 -> Meaning.is(ErrorKind.PRECONDITION_FAILED);
            case 416 -> Meaning.is(ErrorKind.RANGE_NOT_SATISFIABLE);
            case 429, 503 -> Meaning.again(ErrorKind.RATE_LIMITED);
            case 501 -> Meaning.is(ErrorKind.UNSUPPORTED);
            case 500, 502, 504 -> Meaning.unclear();
            case 400, 405, 411, 413, 414, 431 -> Meaning.is(ErrorKind.INVALID_ARGUMENT);
            default -> Meaning.is(ErrorKind.UNEXPECTED);
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
        boolean retryable = meaning.retryable() && (meaning.undone() || request.replay() == Replay.SAFE);
        String message = message(request, service, error == null ? null : error.text("Message"));
        return new StorageException(meaning.kind(), message, retryable, service, null);
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

    private static String message(HttpRequest request, ServiceError service, @Nullable String text) {
        int query = request.target().indexOf('?');
        String path = query < 0 ? request.target() : request.target().substring(0, query);
        StringBuilder out =
                new StringBuilder(request.operation()).append(" of ").append(request.authority());
        out.append(path).append(": ").append(service.status());
        if (service.code() != null) {
            out.append(' ').append(shown(service.code()));
        }
        if (text != null) {
            // Its further lines repeat the id and the time.
            out.append(", ").append(shown(text.lines().findFirst().orElse("")));
        }
        if (service.requestId() != null) {
            out.append(" (request ").append(shown(service.requestId())).append(')');
        }
        return out.toString();
    }

    /** On one line, and not endless. */
    private static String shown(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && i < LONGEST_MESSAGE; i++) {
            out.append(Character.isISOControl(text.charAt(i)) ? ' ' : text.charAt(i));
        }
        return out.toString();
    }

    /** Whether nobody knows what became of the request. */
    static boolean isUnclear(StorageException failure) {
        ServiceError service = failure.service();
        return failure.getCause() instanceof LostAnswer
                || (service != null
                        && service.status() != 0
                        && !common(service.status(), service.code()).undone());
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

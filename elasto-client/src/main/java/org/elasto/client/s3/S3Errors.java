package org.elasto.client.s3;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;
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
 * What an answer means. Only status and code count; the text of a message is shown and never read. Also hears from an
 * answer that refuses our time what time it is there.
 */
record S3Errors(S3Clock clock) implements Judge {

    /** What S3 calls content that arrives as something else than was sent; also ours when we find it so. */
    static final String DAMAGED = "BadDigest";

    private static final int LONGEST_DOCUMENT = 256 << 10;
    private static final int LONGEST_MESSAGE = 300;

    /** They may begin their answer before they know how it ends. */
    private static final Set<String> ANSWER_EARLY = Set.of("CompleteMultipartUpload", "CopyObject", "UploadPartCopy");

    /**
     * What a failure means.
     *
     * @param kind in words of the client
     * @param retryable whether the same request may succeed later
     * @param undone whether nothing can have happened, so that even a request that must not be repeated may be
     */
    record Meaning(ErrorKind kind, boolean retryable, boolean undone) {

        static Meaning is(ErrorKind kind) {
            return new Meaning(kind, false, true);
        }

        static Meaning again(ErrorKind kind) {
            return new Meaning(kind, true, true);
        }

        /** Nobody knows how far it came. */
        static Meaning unclear() {
            return new Meaning(ErrorKind.UNEXPECTED, true, false);
        }
    }

    /** The table. */
    static Meaning meaning(int status, @Nullable String code) {
        return code == null
                ? meaning(status)
                : switch (code) {
                    case "NoSuchKey", "NoSuchBucket", "NoSuchUpload", "NoSuchVersion" ->
                        Meaning.is(ErrorKind.NOT_FOUND);
                    case "BucketAlreadyExists", "BucketAlreadyOwnedByYou", "BucketNotEmpty" ->
                        Meaning.is(ErrorKind.ALREADY_EXISTS);
                    case "PreconditionFailed" -> Meaning.is(ErrorKind.PRECONDITION_FAILED);
                    // Somebody was faster than the service could judge; what the condition is worth now, it can say.
                    case "ConditionalRequestConflict", "ConcurrentModification" ->
                        Meaning.again(ErrorKind.PRECONDITION_FAILED);
                    case "NotModified" -> Meaning.is(ErrorKind.NOT_MODIFIED);
                    case "InvalidAccessKeyId",
                            "SignatureDoesNotMatch",
                            "ExpiredToken",
                            "InvalidToken",
                            "TokenRefreshRequired",
                            "RequestExpired",
                            "RequestTimeTooSkewed",
                            "AuthorizationHeaderMalformed",
                            "MissingSecurityHeader",
                            "InvalidSecurity",
                            "NotSignedUp" -> Meaning.is(ErrorKind.UNAUTHENTICATED);
                    case "AccessDenied",
                            "AccountProblem",
                            "AllAccessDisabled",
                            "InvalidObjectState",
                            "QuotaExceeded",
                            "UserSuspended" -> Meaning.is(ErrorKind.PERMISSION_DENIED);
                    case "InvalidRange", "InvalidPartNumber" -> Meaning.is(ErrorKind.RANGE_NOT_SATISFIABLE);
                    case "SlowDown",
                            "SlowDownRead",
                            "SlowDownWrite",
                            "TooManyRequests",
                            "RequestLimitExceeded",
                            "Throttling",
                            "ThrottlingException",
                            "BandwidthLimitExceeded" -> Meaning.again(ErrorKind.RATE_LIMITED);
                    case "NotImplemented" -> Meaning.is(ErrorKind.UNSUPPORTED);
                    // Damaged or cut off on the way.
                    case "BadDigest",
                            "IncompleteBody",
                            "RequestTimeout",
                            "XAmzContentSHA256Mismatch",
                            "OperationAborted" -> Meaning.again(ErrorKind.UNEXPECTED);
                    case "InternalError", "InternalFailure", "UnknownError" -> Meaning.unclear();
                    default -> meaning(status);
                };
    }

    private static Meaning meaning(int status) {
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
            case 400, 405, 411, 413, 414, 423, 422, 431 -> Meaning.is(ErrorKind.INVALID_ARGUMENT);
            default -> Meaning.is(ErrorKind.UNEXPECTED);
        };
    }

    @Override
    public @Nullable StorageException failure(HttpRequest request, HttpResponse response) throws IOException {
        int status = response.status();
        boolean success = status >= 200 && status < 300;
        if (success && !ANSWER_EARLY.contains(request.operation())) {
            return null;
        }
        XmlElement document = request.method().equals("HEAD") ? null : document(response);
        if (success && (document == null || !document.name().equals("Error"))) {
            return null;
        }
        return failure(request, response, document);
    }

    /** Null if there is none, or one of a proxy that knows no S3. */
    private static @Nullable XmlElement document(HttpResponse response) throws IOException {
        byte[] bytes = response.body().readNBytes(LONGEST_DOCUMENT);
        if (bytes.length == 0) {
            return null;
        }
        try {
            return S3Exchange.DOCUMENTS.parse(bytes);
        } catch (StorageException e) {
            return null;
        }
    }

    private StorageException failure(HttpRequest request, HttpResponse response, @Nullable XmlElement document) {
        Headers headers = response.headers();
        XmlElement error = document != null && document.name().equals("Error") ? document : null;
        String code = error == null ? null : error.text("Code");
        String told = headers.first("x-amz-request-id");
        String id = told == null && error != null ? error.text("RequestId") : told;
        ServiceError service = new ServiceError(request.operation(), response.status(), code, id);
        String message = message(request, service, error == null ? null : error.text("Message"));
        StorageException redirect = redirect(service, message, headers, error);
        if (redirect != null) {
            return redirect;
        }
        Meaning meaning = meaning(response.status(), code);
        boolean retryable = meaning.retryable() && (meaning.undone() || request.replay() == Replay.SAFE);
        Instant there = date(headers.first("Date"));
        boolean bare =
                code == null && response.status() == 403 && request.method().equals("HEAD");
        if ("RequestTimeTooSkewed".equals(code)) {
            retryable = there != null && clock.hear(there);
        } else if (bare && there != null && clock.isFar(there)) {
            retryable = clock.hear(there);
        } else if ("ConditionalRequestConflict".equals(code)) {
            // A completed upload that met this has to be done all over.
            retryable = !request.operation().equals("CompleteMultipartUpload");
        }
        return new StorageException(meaning.kind(), message, retryable, service, null);
    }

    private static @Nullable StorageException redirect(
            ServiceError service, String message, Headers headers, @Nullable XmlElement document) {
        int status = service.status();
        String region = headers.first("x-amz-bucket-region");
        if (region == null && document != null) {
            region = document.text("Region");
        }
        boolean wrongRegion = status == 400
                && region != null
                && (service.code() == null || service.code().equals("AuthorizationHeaderMalformed"));
        boolean moved = status == 301 || status == 302 || status == 307 || status == 308;
        return moved || wrongRegion
                ? new StorageException(
                        wrongRegion ? ErrorKind.UNAUTHENTICATED : ErrorKind.UNEXPECTED,
                        message,
                        false,
                        service,
                        new S3Redirect(region, headers.first("Location")))
                : null;
    }

    private static @Nullable Instant date(@Nullable String text) {
        try {
            return text == null ? null : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String message(HttpRequest request, ServiceError service, @Nullable String text) {
        StringBuilder out =
                new StringBuilder(request.operation()).append(" of ").append(path(request));
        out.append(": ").append(service.status());
        if (service.code() != null) {
            out.append(' ').append(shown(service.code()));
        }
        if (text != null) {
            out.append(", ").append(shown(text));
        }
        if (service.requestId() != null) {
            out.append(" (request ").append(shown(service.requestId())).append(')');
        }
        return out.toString();
    }

    private static String path(HttpRequest request) {
        int query = request.target().indexOf('?');
        return request.authority()
                + (query < 0 ? request.target() : request.target().substring(0, query));
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
                        && !meaning(service.status(), service.code()).undone());
    }

    /** Whether a request may be refused so because its own like came before it. */
    static boolean isRefusal(ErrorKind kind) {
        return kind == ErrorKind.PRECONDITION_FAILED || kind == ErrorKind.ALREADY_EXISTS || kind == ErrorKind.NOT_FOUND;
    }
}

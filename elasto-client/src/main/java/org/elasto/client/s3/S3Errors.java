package org.elasto.client.s3;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
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
 * What an answer means. Only status and code count; the text of a message is shown and never read. Also hears from an
 * answer that refuses our time what time it is there.
 */
record S3Errors(S3Clock clock) implements Judge {

    /** What S3 calls content that arrives as something else than was sent; also ours when we find it so. */
    static final String DAMAGED = "BadDigest";

    private static final int LONGEST_DOCUMENT = 256 << 10;

    /** They may begin their answer before they know how it ends. */
    private static final Set<String> ANSWER_EARLY = Set.of("CompleteMultipartUpload", "CopyObject", "UploadPartCopy");

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
        return status == 422 || status == 423 ? Meaning.is(ErrorKind.INVALID_ARGUMENT) : Meaning.ofStatus(status);
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
        String message = FailureMessage.of(request, service, error == null ? null : error.text("Message"));
        StorageException redirect = redirect(service, message, headers, error);
        if (redirect != null) {
            return redirect;
        }
        Meaning meaning = meaning(response.status(), code);
        boolean retryable = meaning.allowsAgain(request);
        Instant there = S3Headers.time(headers.first("Date"));
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

    /** Whether nobody knows what became of the request. */
    static boolean isUnclear(StorageException failure) {
        return LostAnswer.isUnclear(failure, S3Errors::meaning);
    }

    /** Whether a request may be refused so because its own like came before it. */
    static boolean isRefusal(ErrorKind kind) {
        return kind == ErrorKind.PRECONDITION_FAILED || kind == ErrorKind.ALREADY_EXISTS || kind == ErrorKind.NOT_FOUND;
    }
}

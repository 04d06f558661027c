package org.elasto.client.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.FakeEngine;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.HttpRequest.Replay;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3ErrorsTest {

    private final S3Clock clock = new S3Clock(Clock.fixed(FakeS3.NOW, ZoneOffset.UTC));
    private final S3Errors errors = new S3Errors(clock);

    private static HttpRequest request(String operation, String method, Replay replay) {
        String target = "/b/k?X-Amz-Signature=secret";
        return new HttpRequest(operation, replay, method, "https", "h", target, new Headers(), RequestBody.EMPTY);
    }

    private @Nullable StorageException judge(HttpRequest request, int status, String body, String... fields)
            throws IOException {
        return errors.failure(request, FakeEngine.answer(status, body.getBytes(StandardCharsets.UTF_8), fields));
    }

    private StorageException failure(HttpRequest request, int status, String body, String... fields)
            throws IOException {
        return Objects.requireNonNull(judge(request, status, body, fields));
    }

    private static String error(String code) {
        return "<?xml version=\"1.0\"?>\n<Error><Code>" + code + "</Code><Message/><RequestId>R</RequestId></Error>";
    }

    @ParameterizedTest
    @CsvSource({
        "404, NoSuchKey, NOT_FOUND, false",
        "404, NoSuchBucket, NOT_FOUND, false",
        "404, NoSuchUpload, NOT_FOUND, false",
        "409, BucketAlreadyOwnedByYou, ALREADY_EXISTS, false",
        "409, BucketNotEmpty, ALREADY_EXISTS, false",
        "412, PreconditionFailed, PRECONDITION_FAILED, false",
        "409, ConditionalRequestConflict, PRECONDITION_FAILED, true",
        "409, ConcurrentModification, PRECONDITION_FAILED, true",
        "409, OperationAborted, UNEXPECTED, true",
        "403, InvalidAccessKeyId, UNAUTHENTICATED, false",
        "403, SignatureDoesNotMatch, UNAUTHENTICATED, false",
        "400, ExpiredToken, UNAUTHENTICATED, false",
        "403, AccessDenied, PERMISSION_DENIED, false",
        "403, QuotaExceeded, PERMISSION_DENIED, false",
        "403, UserSuspended, PERMISSION_DENIED, false",
        "416, InvalidRange, RANGE_NOT_SATISFIABLE, false",
        "503, SlowDown, RATE_LIMITED, true",
        "429, TooManyRequests, RATE_LIMITED, true",
        "501, NotImplemented, UNSUPPORTED, false",
        "400, BadDigest, UNEXPECTED, true",
        "400, RequestTimeout, UNEXPECTED, true",
        "400, InvalidBucketName, INVALID_ARGUMENT, false",
        "400, NeverHeardOf, INVALID_ARGUMENT, false",
        "500, InternalError, UNEXPECTED, true",
        "500, UnknownError, UNEXPECTED, true",
        "503, NeverHeardOf, RATE_LIMITED, true",
        "405, MethodNotAllowed, INVALID_ARGUMENT, false"
    })
    void codeSaysWhatItIs(int status, String code, ErrorKind kind, boolean retryable) throws IOException {
        StorageException failure = failure(request("PutObject", "PUT", Replay.SAFE), status, error(code));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure.service()).isEqualTo(new StorageException.ServiceError("PutObject", status, code, "R"));
    }

    @ParameterizedTest
    @CsvSource({
        "304, NOT_MODIFIED, false",
        "400, INVALID_ARGUMENT, false",
        "403, PERMISSION_DENIED, false",
        "404, NOT_FOUND, false",
        "412, PRECONDITION_FAILED, false",
        "416, RANGE_NOT_SATISFIABLE, false",
        "500, UNEXPECTED, true",
        "502, UNEXPECTED, true",
        "503, RATE_LIMITED, true"
    })
    void headHasNothingButTheStatus(int status, ErrorKind kind, boolean retryable) throws IOException {
        StorageException failure =
                failure(request("HeadObject", "HEAD", Replay.SAFE), status, "", "x-amz-request-id: 123");
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure.service()).isEqualTo(new StorageException.ServiceError("HeadObject", status, null, "123"));
    }

    @Test
    void whatMayHaveHappenedIsNotRetriedWhereTwiceIsNotOnce() throws IOException {
        HttpRequest unsafe = request("PutObject", "PUT", Replay.UNSAFE);
        StorageException unclear = failure(unsafe, 500, error("InternalError"));
        assertThat(unclear.retryable()).isFalse();
        assertThat(S3Errors.isUnclear(unclear)).isTrue();
        StorageException refused = failure(unsafe, 503, error("SlowDown"));
        assertThat(refused.retryable()).isTrue();
        assertThat(S3Errors.isUnclear(refused)).isFalse();
    }

    @Test
    void completedUploadInConflictHasToBeDoneAllOver() throws IOException {
        StorageException failure = failure(
                request("CompleteMultipartUpload", "POST", Replay.UNSAFE), 409, error("ConditionalRequestConflict"));
        assertThat(failure.kind()).isEqualTo(ErrorKind.PRECONDITION_FAILED);
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void findsAnErrorInsideASuccess() throws IOException {
        for (String operation : new String[] {"CompleteMultipartUpload", "CopyObject", "UploadPartCopy"}) {
            HttpRequest request = request(operation, "POST", Replay.SAFE);
            StorageException failure = failure(request, 200, " \n \n" + error("SlowDown"));
            assertThat(failure.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
            assertThat(judge(request, 200, " \n<CopyObjectResult/>")).isNull();
        }
        assertThat(judge(request("GetObject", "GET", Replay.SAFE), 200, error("SlowDown")))
                .isNull();
    }

    @Test
    void pagesOfProxiesAreNotRead() throws IOException {
        StorageException failure =
                failure(request("GetObject", "GET", Replay.SAFE), 502, "<html><body>Bad <b>gateway<br></body></html>");
        assertThat(failure.kind()).isEqualTo(ErrorKind.UNEXPECTED);
        assertThat(failure.retryable()).isTrue();
        assertThat(Objects.requireNonNull(failure.service()).code()).isNull();
    }

    @Test
    void messageIsOneLineWithoutTheQuery() throws IOException {
        String body = "<Error><Code>AccessDenied</Code><Message>no\nway" + "!".repeat(1000)
                + "</Message><StringToSign>secret</StringToSign></Error>";
        String message =
                failure(request("GetObject", "GET", Replay.SAFE), 403, body).getMessage();
        assertThat(message)
                .startsWith("GetObject of h/b/k: 403 AccessDenied, no way!")
                .doesNotContain("secret", "\n")
                .hasSizeLessThan(400);
    }

    @Test
    void redirectSaysWhereTo() throws IOException {
        HttpRequest request = request("GetObject", "GET", Replay.SAFE);
        StorageException moved =
                failure(request, 301, error("PermanentRedirect"), "x-amz-bucket-region: eu-west-1", "Location: x");
        S3Redirect redirect = Objects.requireNonNull(S3Redirect.of(moved));
        assertThat(redirect.region()).isEqualTo("eu-west-1");
        assertThat(redirect.location()).isEqualTo("x");
        String malformed = "<Error><Code>AuthorizationHeaderMalformed</Code><Region>eu-west-2</Region></Error>";
        StorageException wrong = failure(request, 400, malformed);
        assertThat(wrong.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(Objects.requireNonNull(S3Redirect.of(wrong)).region()).isEqualTo("eu-west-2");
        StorageException head =
                failure(request("HeadBucket", "HEAD", Replay.SAFE), 400, "", "x-amz-bucket-region: eu-west-3");
        assertThat(Objects.requireNonNull(S3Redirect.of(head)).region()).isEqualTo("eu-west-3");
        assertThat(S3Redirect.of(failure(request, 400, error("InvalidRequest"), "x-amz-bucket-region: eu-west-3")))
                .isNull();
    }

    @Test
    void skewIsWorthOneMoreAttemptWhenTheServerTellsItsTime() throws IOException {
        HttpRequest request = request("GetObject", "GET", Replay.UNSAFE);
        String body = error("RequestTimeTooSkewed");
        assertThat(failure(request, 403, body).retryable()).isFalse();
        assertThat(failure(request, 403, body, "Date: Fri, 24 May 2013 01:00:00 GMT")
                        .retryable())
                .isTrue();
        assertThat(clock.now()).isEqualTo(Instant.parse("2013-05-24T01:00:00Z"));
        assertThat(failure(request, 403, body, "Date: Fri, 24 May 2013 01:00:10 GMT")
                        .retryable())
                .isFalse();
        assertThat(failure(request, 403, body, "Date: yesterday").retryable()).isFalse();
    }
}

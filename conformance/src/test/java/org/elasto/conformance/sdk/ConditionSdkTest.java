package org.elasto.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ConditionSdkTest {

    @RegisterExtension
    static final SdkServer server = new SdkServer();

    private S3Client s3;
    private String bucket;
    private String etag;

    @BeforeEach
    void anObject() {
        s3 = server.client();
        bucket = server.bucket();
        etag = s3.putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromString("first"))
                .eTag();
    }

    @Test
    void ifMatchReadsOnlyThatVersion() {
        assertThat(s3.getObjectAsBytes(
                                request -> request.bucket(bucket).key("k").ifMatch(etag))
                        .asUtf8String())
                .isEqualTo("first");
        refused(
                412,
                () -> s3.getObjectAsBytes(
                        request -> request.bucket(bucket).key("k").ifMatch("\"other\"")));
    }

    @Test
    void ifNoneMatchSaysNotModified() {
        refused(
                304,
                () -> s3.getObjectAsBytes(
                        request -> request.bucket(bucket).key("k").ifNoneMatch(etag)));
        refused(
                304,
                () -> s3.headObject(request -> request.bucket(bucket).key("k").ifNoneMatch(etag)));
    }

    @Test
    void datesAreConditionsToo() {
        Instant modified =
                s3.headObject(request -> request.bucket(bucket).key("k")).lastModified();

        refused(
                304,
                () -> s3.getObjectAsBytes(
                        request -> request.bucket(bucket).key("k").ifModifiedSince(modified)));
        refused(
                412,
                () -> s3.getObjectAsBytes(request ->
                        request.bucket(bucket).key("k").ifUnmodifiedSince(modified.minus(Duration.ofHours(1)))));
        assertThat(s3.getObjectAsBytes(request ->
                                request.bucket(bucket).key("k").ifModifiedSince(modified.minus(Duration.ofHours(1))))
                        .asUtf8String())
                .isEqualTo("first");
    }

    @Test
    void aPutCanDemandThatNothingIsThere() {
        refused(
                412,
                () -> s3.putObject(
                        request -> request.bucket(bucket).key("k").ifNoneMatch("*"), RequestBody.fromString("second")));
        s3.putObject(request -> request.bucket(bucket).key("new").ifNoneMatch("*"), RequestBody.fromString("second"));

        assertThat(content("k")).isEqualTo("first");
        assertThat(content("new")).isEqualTo("second");
    }

    @Test
    void aPutCanDemandWhatItReplaces() {
        s3.putObject(request -> request.bucket(bucket).key("k").ifMatch(etag), RequestBody.fromString("second"));
        refused(
                412,
                () -> s3.putObject(
                        request -> request.bucket(bucket).key("k").ifMatch(etag), RequestBody.fromString("third")));

        assertThat(content("k")).isEqualTo("second");
    }

    private String content(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String();
    }

    private static void refused(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        refused -> assertThat(refused.statusCode()).isEqualTo(status));
    }
}

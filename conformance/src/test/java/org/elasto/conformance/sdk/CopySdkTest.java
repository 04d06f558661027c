package org.elasto.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

class CopySdkTest {

    @RegisterExtension
    static final SdkServer server = new SdkServer();

    private S3Client s3;
    private String bucket;
    private String etag;

    @BeforeEach
    void aSource() {
        s3 = server.client();
        bucket = server.bucket();
        etag = s3.putObject(
                        request -> request.bucket(bucket)
                                .key("source")
                                .contentType("text/x-source")
                                .cacheControl("no-cache")
                                .metadata(Map.of("colour", "green")),
                        RequestBody.fromString("content"))
                .eTag();
    }

    private HeadObjectResponse head(String key) {
        return s3.headObject(request -> request.bucket(bucket).key(key));
    }

    @Test
    void aCopyTakesEverythingAlong() {
        String other = server.bucket();
        CopyObjectResponse copied = s3.copyObject(request -> request.sourceBucket(bucket)
                .sourceKey("source")
                .destinationBucket(other)
                .destinationKey("copy"));

        HeadObjectResponse head = s3.headObject(request -> request.bucket(other).key("copy"));
        assertThat(copied.copyObjectResult().eTag()).isEqualTo(etag).isEqualTo(head.eTag());
        assertThat(copied.copyObjectResult().lastModified()).isNotNull();
        assertThat(head.contentType()).isEqualTo("text/x-source");
        assertThat(head.cacheControl()).isEqualTo("no-cache");
        assertThat(head.metadata()).containsExactly(Map.entry("colour", "green"));
        assertThat(s3.getObjectAsBytes(request -> request.bucket(other).key("copy"))
                        .asUtf8String())
                .isEqualTo("content");
    }

    @Test
    void aCopyCanReplaceWhatIsSaidOfTheObject() {
        s3.copyObject(request -> request.sourceBucket(bucket)
                .sourceKey("source")
                .destinationBucket(bucket)
                .destinationKey("source")
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType("text/x-new")
                .metadata(Map.of("size", "large")));

        assertThat(head("source").contentType()).isEqualTo("text/x-new");
        assertThat(head("source").cacheControl()).isNull();
        assertThat(head("source").metadata()).containsExactly(Map.entry("size", "large"));
    }

    @Test
    void aCopyOntoItselfThatChangesNothingIsRefused() {
        Refused.with(
                400,
                "InvalidRequest",
                () -> s3.copyObject(request -> request.sourceBucket(bucket)
                        .sourceKey("source")
                        .destinationBucket(bucket)
                        .destinationKey("source")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a+b", "a%20b", "a//b", "/a", "a/", "ü€𝄞", "a?versionId=b", "a&b=c#d", "(a)!*'"})
    void anyKeyCanBeASource(String key) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(key));

        s3.copyObject(request -> request.sourceBucket(bucket)
                .sourceKey(key)
                .destinationBucket(bucket)
                .destinationKey(key + ".copy"));

        assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key(key + ".copy"))
                        .asUtf8String())
                .isEqualTo(key);
    }

    @Test
    void conditionsOnTheSourceHoldOrRefuse() {
        Instant modified = head("source").lastModified();

        s3.copyObject(request -> request.sourceBucket(bucket)
                .sourceKey("source")
                .destinationBucket(bucket)
                .destinationKey("copy")
                .copySourceIfMatch(etag)
                .copySourceIfModifiedSince(modified.minus(Duration.ofHours(1))));
        Refused.with(
                412,
                "PreconditionFailed",
                () -> s3.copyObject(request -> request.sourceBucket(bucket)
                        .sourceKey("source")
                        .destinationBucket(bucket)
                        .destinationKey("copy2")
                        .copySourceIfNoneMatch(etag)));
        Refused.with(
                412,
                "PreconditionFailed",
                () -> s3.copyObject(request -> request.sourceBucket(bucket)
                        .sourceKey("source")
                        .destinationBucket(bucket)
                        .destinationKey("copy2")
                        .copySourceIfUnmodifiedSince(modified.minus(Duration.ofHours(1)))));

        assertThat(head("copy").eTag()).isEqualTo(etag);
        Refused.as(
                NoSuchKeyException.class,
                404,
                "NoSuchKey",
                () -> s3.getObjectAsBytes(request -> request.bucket(bucket).key("copy2")));
    }

    @Test
    void conditionsOnTheDestinationHoldOrRefuse() {
        s3.putObject(request -> request.bucket(bucket).key("there"), RequestBody.fromString("there"));

        Refused.with(
                412,
                "PreconditionFailed",
                () -> s3.copyObject(request -> request.sourceBucket(bucket)
                        .sourceKey("source")
                        .destinationBucket(bucket)
                        .destinationKey("there")
                        .ifNoneMatch("*")));

        assertThat(head("there").eTag()).isNotEqualTo(etag);
    }

    @Test
    void whatIsNotThereIsNotCopied() {
        Refused.as(
                NoSuchKeyException.class,
                404,
                "NoSuchKey",
                () -> s3.copyObject(request -> request.sourceBucket(bucket)
                        .sourceKey("nothing")
                        .destinationBucket(bucket)
                        .destinationKey("copy")));
        Refused.as(
                NoSuchBucketException.class,
                404,
                "NoSuchBucket",
                () -> s3.copyObject(request -> request.sourceBucket(SdkServer.freeName())
                        .sourceKey("source")
                        .destinationBucket(bucket)
                        .destinationKey("copy")));
    }
}

package org.elasto.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.elasto.emulator.EmulatorConfig;
import org.elasto.emulator.S3Dialect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The SDK against the other dialect: a round where the two differ, and of what must not. */
class RgwDialectSdkTest {

    @RegisterExtension
    static final SdkServer server = new SdkServer(
            EmulatorConfig.inProcess().toBuilder().dialect(S3Dialect.RGW).build());

    private S3Client s3;
    private String bucket;

    @BeforeEach
    void freshBucket() {
        s3 = server.client();
        bucket = server.bucket();
    }

    @Test
    void anObjectComesBackAsItWentIn() {
        byte[] content = Bytes.of(100_000, 41);
        s3.putObject(
                request -> request.bucket(bucket).key("a b/ü+%").metadata(Map.of("colour", "green")),
                RequestBody.fromBytes(content));

        var got = s3.getObjectAsBytes(request -> request.bucket(bucket).key("a b/ü+%"));

        assertThat(got.asByteArray()).isEqualTo(content);
        assertThat(got.response().metadata()).containsEntry("colour", "green");
        Refused.as(
                NoSuchKeyException.class,
                404,
                "NoSuchKey",
                () -> s3.getObjectAsBytes(request -> request.bucket(bucket).key("nothing")));
    }

    @Test
    void pagesFollowOneAnotherByPlainTokens() {
        List<String> keys = List.of("a", "b c", "d+e", "ü");
        keys.forEach(key -> s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(key)));

        assertThat(s3.listObjectsV2Paginator(request -> request.bucket(bucket).maxKeys(1))
                        .contents())
                .extracting(S3Object::key)
                .containsExactlyElementsOf(keys);
        ListObjectsResponse first =
                s3.listObjects(request -> request.bucket(bucket).maxKeys(2));
        assertThat(first.nextMarker()).isEqualTo("b c");
    }

    @Test
    void anUploadInPartsAndACopy() {
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(bucket).key("k"))
                .uploadId();
        String etag = s3.uploadPart(
                        request ->
                                request.bucket(bucket).key("k").uploadId(upload).partNumber(1),
                        RequestBody.fromString("part"))
                .eTag();
        s3.completeMultipartUpload(request -> request.bucket(bucket)
                .key("k")
                .uploadId(upload)
                .multipartUpload(list -> list.parts(
                        CompletedPart.builder().partNumber(1).eTag(etag).build())));
        s3.copyObject(request -> request.sourceBucket(bucket)
                .sourceKey("k")
                .destinationBucket(bucket)
                .destinationKey("copy"));

        assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key("copy"))
                        .asUtf8String())
                .isEqualTo("part");
    }

    @Test
    void onesOwnBucketMayBeMadeAgainAndAnyConditionSet() {
        s3.createBucket(request -> request.bucket(bucket));
        s3.putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromString("first"));
        s3.putObject(request -> request.bucket(bucket).key("k").ifMatch("*"), RequestBody.fromString("second"));

        assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key("k"))
                        .asUtf8String())
                .isEqualTo("second");
    }
}

package org.elasto.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class BucketSdkTest {

    @RegisterExtension
    static final SdkServer server = new SdkServer();

    @Test
    void aBucketIsCreatedListedAndDeleted() {
        S3Client s3 = server.client();
        String name = server.bucket();

        assertThat(s3.headBucket(request -> request.bucket(name))
                        .sdkHttpResponse()
                        .statusCode())
                .isEqualTo(200);
        assertThat(s3.listBuckets().buckets()).extracting(Bucket::name).contains(name);
        assertThat(s3.getBucketLocation(request -> request.bucket(name)).locationConstraintAsString())
                .isNullOrEmpty();

        s3.deleteBucket(request -> request.bucket(name));

        assertThat(s3.listBuckets().buckets()).extracting(Bucket::name).doesNotContain(name);
        assertThatThrownBy(() -> s3.headBucket(request -> request.bucket(name)))
                .isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void aBucketWithObjectsIsNotDeleted() {
        S3Client s3 = server.client();
        String name = server.bucket();
        s3.putObject(request -> request.bucket(name).key("k"), RequestBody.fromString("v"));

        assertThatThrownBy(() -> s3.deleteBucket(request -> request.bucket(name)))
                .isInstanceOfSatisfying(S3Exception.class, refused -> {
                    assertThat(refused.statusCode()).isEqualTo(409);
                    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("BucketNotEmpty");
                });
    }

    @Test
    void aMissingBucketIsNoSuchBucket() {
        String name = SdkServer.freeName();

        assertThatThrownBy(() -> server.client().listObjectsV2(request -> request.bucket(name)))
                .isInstanceOfSatisfying(NoSuchBucketException.class, missing -> {
                    assertThat(missing.statusCode()).isEqualTo(404);
                    assertThat(missing.requestId()).isNotEmpty();
                });
    }

    @Test
    void aNameThatIsReservedIsRefused() {
        assertThatThrownBy(() -> server.client().createBucket(request -> request.bucket("xn--reserved")))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("InvalidBucketName"));
    }
}

package org.elasto.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.elasto.emulator.EmulatorConfig;
import org.elasto.emulator.S3User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** Who may do what, and where: a server in another region with two users whose clock is two hours ahead. */
class AccessSdkTest {

    private static final S3User OTHER = new S3User("other", "other-key", "other-secret", "Other", null, null);

    @RegisterExtension
    static final SdkServer server = new SdkServer(EmulatorConfig.inProcess().toBuilder()
            .region("eu-central-1")
            .clock(Clock.offset(Clock.system(ZoneOffset.UTC), Duration.ofHours(2)))
            .s3User(S3User.DEFAULT)
            .s3User(OTHER)
            .build());

    private static S3Client client(String accessKey, String secret) {
        return server.builder()
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secret)))
                .build();
    }

    /** The SDK learns the server's time from the refusal of the first request and signs again. */
    @Test
    void aClockThatIsWrongIsCorrected() {
        String bucket = regional();

        server.client().putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromString("v"));

        assertThat(server.client()
                        .getBucketLocation(request -> request.bucket(bucket))
                        .locationConstraintAsString())
                .isEqualTo("eu-central-1");
        assertThat(server.client().headBucket(request -> request.bucket(bucket)).bucketRegion())
                .isEqualTo("eu-central-1");
    }

    private static String regional() {
        String name = SdkServer.freeName();
        server.client()
                .createBucket(request -> request.bucket(name)
                        .createBucketConfiguration(configuration -> configuration.locationConstraint("eu-central-1")));
        return name;
    }

    @Test
    void aBucketBelongsToOne() {
        String name = regional();

        Refused.as(
                BucketAlreadyOwnedByYouException.class,
                409,
                "BucketAlreadyOwnedByYou",
                () -> server.client()
                        .createBucket(request -> request.bucket(name)
                                .createBucketConfiguration(
                                        configuration -> configuration.locationConstraint("eu-central-1"))));
        try (S3Client other = client("other-key", "other-secret")) {
            Refused.as(
                    BucketAlreadyExistsException.class,
                    409,
                    "BucketAlreadyExists",
                    () -> other.createBucket(request -> request.bucket(name)
                            .createBucketConfiguration(
                                    configuration -> configuration.locationConstraint("eu-central-1"))));
            Refused.with(403, "AccessDenied", () -> other.listObjectsV2(request -> request.bucket(name)));
            assertThat(other.listBuckets().buckets()).isEmpty();
        }
    }

    @Test
    void whoCannotProveWhoTheyAreIsRefused() {
        String bucket = regional();
        try (S3Client wrong = client("elasto", "wrong");
                S3Client unknown = client("nobody", "elasto-secret-key");
                S3Client anonymous = server.builder()
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build()) {
            Refused.with(403, "SignatureDoesNotMatch", wrong::listBuckets);
            Refused.with(403, "InvalidAccessKeyId", unknown::listBuckets);
            Refused.with(403, "AccessDenied", () -> anonymous.listObjectsV2(request -> request.bucket(bucket)));
        }
    }

    @Test
    void aWrongRegionIsRefusedUnlessTheSdkMayCrossRegions() {
        String bucket = regional();
        server.client().putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromString("v"));
        try (S3Client stubborn = server.builder().region(Region.US_WEST_2).build();
                S3Client travelling = server.builder()
                        .region(Region.US_WEST_2)
                        .crossRegionAccessEnabled(true)
                        .build()) {
            Refused.with(
                    400,
                    "AuthorizationHeaderMalformed",
                    () -> stubborn.getObjectAsBytes(
                            request -> request.bucket(bucket).key("k")));
            assertThat(travelling
                            .getObjectAsBytes(request -> request.bucket(bucket).key("k"))
                            .asUtf8String())
                    .isEqualTo("v");
        }
    }
}

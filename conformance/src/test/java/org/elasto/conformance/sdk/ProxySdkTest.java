package org.elasto.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.elasto.emulator.EmulatorConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The hosts of Amazon, answered by the proxy port: buckets in the host and in the path, every signature verified. */
class ProxySdkTest {

    private static final URI AMAZON = URI.create("http://s3.us-east-1.amazonaws.com");

    @RegisterExtension
    static final SdkServer server = new SdkServer(EmulatorConfig.inProcess());

    private static S3ClientBuilder proxied() {
        ProxyConfiguration proxy = ProxyConfiguration.builder()
                .endpoint(server.emulator().proxyEndpoint())
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false)
                .build();
        return server.builder()
                .endpointOverride(AMAZON)
                .forcePathStyle(false)
                .httpClientBuilder(Apache5HttpClient.builder().proxyConfiguration(proxy));
    }

    private static void roundTrip(S3ClientBuilder builder) {
        String bucket = SdkServer.freeName();
        try (S3Client s3 = builder.build()) {
            s3.createBucket(request -> request.bucket(bucket));
            for (String key : new String[] {"a b/ü+%.bin", "/lead", "a//b"}) {
                s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(key));

                assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                                .asUtf8String())
                        .isEqualTo(key);
            }
            assertThat(s3.listObjectsV2(request -> request.bucket(bucket)).contents())
                    .extracting(S3Object::key)
                    .containsExactly("/lead", "a b/ü+%.bin", "a//b");
            for (S3Object object :
                    s3.listObjectsV2(request -> request.bucket(bucket)).contents()) {
                s3.deleteObject(request -> request.bucket(bucket).key(object.key()));
            }
            s3.deleteBucket(request -> request.bucket(bucket));
            assertThat(s3.listBuckets().buckets()).isEmpty();
        }
    }

    @Test
    void bucketsInTheHost() {
        roundTrip(proxied());
    }

    @Test
    void bucketsInThePath() {
        roundTrip(proxied().forcePathStyle(true));
    }

    @Test
    void theHostForBothInternetProtocols() {
        roundTrip(proxied().endpointOverride(URI.create("http://s3.dualstack.us-east-1.amazonaws.com")));
    }

    @Test
    void anUploadInPartsSaysWhereItWent() {
        String bucket = SdkServer.freeName();
        try (S3Client s3 = proxied().build()) {
            s3.createBucket(request -> request.bucket(bucket));
            String id = s3.createMultipartUpload(
                            request -> request.bucket(bucket).key("k"))
                    .uploadId();
            String etag = s3.uploadPart(
                            request ->
                                    request.bucket(bucket).key("k").uploadId(id).partNumber(1),
                            RequestBody.fromString("part"))
                    .eTag();
            CompletedPart part =
                    CompletedPart.builder().partNumber(1).eTag(etag).build();

            assertThat(s3.completeMultipartUpload(request -> request.bucket(bucket)
                                    .key("k")
                                    .uploadId(id)
                                    .multipartUpload(upload -> upload.parts(part)))
                            .location())
                    .isEqualTo("http://" + bucket + ".s3.us-east-1.amazonaws.com/k");
            s3.deleteObject(request -> request.bucket(bucket).key("k"));
            s3.deleteBucket(request -> request.bucket(bucket));
        }
    }

    @Test
    void aPresignedUrlIsOpenedThroughTheProxyToo() throws Exception {
        String bucket = server.bucket();
        server.client().putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromString("signed"));
        URI url;
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(AMAZON)
                .credentialsProvider(server.credentials())
                .region(Region.US_EAST_1)
                .build()) {
            url = presigner
                    .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(request -> request.bucket(bucket).key("k")))
                    .url()
                    .toURI();
        }
        HttpClient http = HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(),
                        server.emulator().proxyEndpoint().getPort())))
                .build();

        assertThat(url.getHost()).isEqualTo(bucket + ".s3.us-east-1.amazonaws.com");
        assertThat(http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                        .body())
                .isEqualTo("signed");
        server.client().deleteObject(request -> request.bucket(bucket).key("k"));
        server.client().deleteBucket(request -> request.bucket(bucket));
    }

    @Test
    void aWrongKeyIsRefused() {
        AwsBasicCredentials guessed = AwsBasicCredentials.create("elasto", "guessed");
        try (S3Client s3 = proxied()
                .credentialsProvider(StaticCredentialsProvider.create(guessed))
                .build()) {
            assertThatThrownBy(s3::listBuckets)
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch"));
        }
    }

    @Test
    void otherHostsAndTunnelsAreRefusedAndToldWhy() {
        try (S3Client s3 = proxied()
                .endpointOverride(URI.create("http://storage.example.com"))
                .build()) {
            assertThatThrownBy(s3::listBuckets)
                    .isInstanceOf(S3Exception.class)
                    .hasMessageContaining("does not answer storage.example.com")
                    .hasMessageContaining("http://*.s3.amazonaws.com");
        }
        try (S3Client s3 = proxied()
                .endpointOverride(URI.create("https://s3.us-east-1.amazonaws.com"))
                .build()) {
            assertThatThrownBy(s3::listBuckets)
                    .isInstanceOf(S3Exception.class)
                    .hasMessageContaining("use endpoints with http://");
        }
    }
}

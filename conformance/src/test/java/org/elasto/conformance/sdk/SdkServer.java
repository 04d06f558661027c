package org.elasto.conformance.sdk;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.elasto.emulator.EmulatorConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The endpoint that a test class talks to, and clients for it: an emulator of the class's own, or the endpoint of the
 * variables SDK_ENDPOINT, SDK_ACCESS_KEY and SDK_SECRET_KEY, which is how the tests themselves are tried on a server
 * that somebody else wrote.
 */
final class SdkServer extends ServedEmulator {

    private @Nullable S3Client client;
    private @Nullable S3AsyncClient asyncClient;

    SdkServer() {
        super(EmulatorConfig.inProcess(), System.getenv("SDK_ENDPOINT"));
    }

    /** An emulator that is set up like this, whatever endpoint the environment names. */
    SdkServer(EmulatorConfig config) {
        super(config, null);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (client != null) {
            client.close();
        }
        if (asyncClient != null) {
            asyncClient.close();
        }
        super.afterAll(context);
    }

    URI endpoint() {
        String given = given();
        return given != null ? URI.create(given) : emulator().s3Endpoint();
    }

    StaticCredentialsProvider credentials() {
        Map<String, String> environment = System.getenv();
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                environment.getOrDefault("SDK_ACCESS_KEY", "elasto"),
                environment.getOrDefault("SDK_SECRET_KEY", "elasto-secret-key")));
    }

    /** A builder with what every client of this endpoint needs, in path style. */
    S3ClientBuilder builder() {
        return S3Client.builder()
                .endpointOverride(endpoint())
                .credentialsProvider(credentials())
                .region(Region.of(config().region()))
                .forcePathStyle(true);
    }

    S3Client client() {
        if (client == null) {
            client = builder().build();
        }
        return client;
    }

    S3AsyncClient asyncClient() {
        if (asyncClient == null) {
            asyncClient = asyncBuilder().build();
        }
        return asyncClient;
    }

    S3AsyncClientBuilder asyncBuilder() {
        return S3AsyncClient.builder()
                .httpClientBuilder(NettyNioAsyncHttpClient.builder())
                .endpointOverride(endpoint())
                .credentialsProvider(credentials())
                .region(Region.of(config().region()))
                .forcePathStyle(true);
    }

    S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(endpoint())
                .credentialsProvider(credentials())
                .region(Region.of(config().region()))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    /** A new bucket with a name nobody has. */
    String bucket() {
        String name = freeName();
        client().createBucket(request -> request.bucket(name));
        return name;
    }

    static String freeName() {
        return "sdk-" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT);
    }
}

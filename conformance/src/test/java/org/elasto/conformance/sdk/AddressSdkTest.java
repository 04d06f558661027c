package org.elasto.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.elasto.emulator.EmulatorConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Buckets in the name of the host, as the SDK addresses them unless told otherwise. */
class AddressSdkTest {

    @RegisterExtension
    static final SdkServer server = new SdkServer(EmulatorConfig.inProcess());

    /** Not every system knows that all names below localhost are its own. */
    private static final class Loopback implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) {
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static S3Client virtualHosts() throws UnknownHostException {
        URI endpoint = URI.create("http://localhost:" + server.endpoint().getPort());
        return server.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(false)
                .httpClientBuilder(Apache5HttpClient.builder().dnsResolver(new Loopback()))
                .build();
    }

    @Test
    void aBucketMayStandInTheHost() throws UnknownHostException {
        String bucket = server.bucket();
        try (S3Client s3 = virtualHosts()) {
            for (String key : new String[] {"a b/ü+%.bin", "/lead", "a//b"}) {
                s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(key));

                assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                                .asUtf8String())
                        .isEqualTo(key);
            }
            assertThat(s3.utilities()
                            .getUrl(request -> request.bucket(bucket).key("k"))
                            .getHost())
                    .isEqualTo(bucket + ".localhost");
        }
        assertThat(server.client()
                        .listObjectsV2(request -> request.bucket(bucket))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("/lead", "a b/ü+%.bin", "a//b");
    }

    @Test
    void aBucketIsMadeAndRemovedByItsHost() throws UnknownHostException {
        String bucket = SdkServer.freeName();
        try (S3Client s3 = virtualHosts()) {
            s3.createBucket(request -> request.bucket(bucket));
            s3.headBucket(request -> request.bucket(bucket));
            s3.deleteBucket(request -> request.bucket(bucket));

            assertThat(s3.listBuckets().buckets()).extracting(Bucket::name).doesNotContain(bucket);
        }
    }
}

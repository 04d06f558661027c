package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.elasto.emulator.http.PlainRequest;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.MemoryStore;
import org.junit.jupiter.api.Test;

class WrongRegionTest {

    private final S3Front front = new S3Front(
            new MemoryStore(),
            new S3Settings(
                    List.of(S3Bench.OWNER),
                    "eu-central-1",
                    Dialect.aws(),
                    Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC),
                    new Random(1),
                    List.of("localhost")));

    private Response send(String method, String path) {
        PlainRequest request = new PlainRequest(method, path)
                .with("x-amz-date", "20261124T080000Z")
                .with("x-amz-content-sha256", "UNSIGNED-PAYLOAD")
                .with(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=owner-key/20261124/us-west-2/s3/aws4_request,"
                                + " SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=" + "0".repeat(64));
        return (Response) front.receive(request);
    }

    @Test
    void aRequestOnABucketIsToldWhereItBelongs() {
        assertThat(send("HEAD", "/bkt").status()).isEqualTo(400);
        assertThat(send("HEAD", "/bkt").header("x-amz-bucket-region")).isEqualTo("eu-central-1");
        assertThat(send("GET", "/bkt/k").header("x-amz-bucket-region")).isEqualTo("eu-central-1");
    }

    @Test
    void theServiceBelongsToNoRegion() {
        assertThat(send("GET", "/").status()).isEqualTo(400);
        assertThat(send("GET", "/").header("x-amz-bucket-region")).isNull();
    }
}

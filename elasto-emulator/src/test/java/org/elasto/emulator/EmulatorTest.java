package org.elasto.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.elasto.emulator.http.RawConnection.Answer;
import org.elasto.emulator.store.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The emulator as its users meet it: started in the JVM, spoken to over sockets. */
@Timeout(120)
class EmulatorTest {

    private Emulator emulator;

    @BeforeEach
    void start() {
        emulator = Emulator.start(EmulatorConfig.inProcess());
    }

    @AfterEach
    void stop() {
        assertThat(emulator.failures()).isZero();
        emulator.close();
    }

    @Test
    void servesObjectsOnAnyFreePort() throws Exception {
        assertThat(emulator.s3Endpoint().toString()).matches("http://127\\.0\\.0\\.1:[1-9][0-9]*");
        assertThat(emulator.adminEndpoint()).isNotEqualTo(emulator.s3Endpoint());
        try (WireClient s3 = new WireClient(emulator)) {
            assertThat(s3.send("PUT", "/bkt").status()).isEqualTo(200);
            assertThat(s3.send("PUT", "/bkt/a%20b//c", "hello").status()).isEqualTo(200);
            assertThat(s3.send("GET", "/bkt/a%20b//c").text()).isEqualTo("hello");
            assertThat(s3.send("HEAD", "/bkt/a%20b//c").header("Content-Length"))
                    .isEqualTo("5");
            assertThat(s3.send("HEAD", "/bkt/none").status()).isEqualTo(404);
            assertThat(s3.send("GET", "/bkt?list-type=2").text()).contains("<Key>a b//c</Key>");
            assertThat(s3.send("DELETE", "/bkt/a%20b//c").status()).isEqualTo(204);
            assertThat(s3.send("DELETE", "/bkt").status()).isEqualTo(204);
            assertThat(s3.send("GET", "/").text()).doesNotContain("<Name>");
        }
    }

    @Test
    void servesBucketsByHost() throws Exception {
        try (WireClient s3 = new WireClient(emulator)) {
            s3.host("my.bucket.localhost");
            assertThat(s3.send("PUT", "/").status()).isEqualTo(200);
            assertThat(s3.send("PUT", "/k/l", "hello").status()).isEqualTo(200);
            s3.host("localhost");
            assertThat(s3.send("GET", "/my.bucket/k/l").text()).isEqualTo("hello");
            s3.host("my.bucket.localhost");
            assertThat(s3.send("GET", "/?prefix=k").text()).contains("<Key>k/l</Key>");
        }
    }

    @Test
    void hundredContinueComesAfterAuthorizationOnly() throws Exception {
        try (WireClient s3 = new WireClient(emulator)) {
            s3.send("PUT", "/bkt");
            s3.connection().send(s3.head("PUT", "/bkt/k", Map.of("Content-Length", "5", "Expect", "100-continue")));
            assertThat(s3.connection().receive().status()).isEqualTo(100);
            assertThat(s3.connection().send("hello").receive().status()).isEqualTo(200);

            s3.connection().send(s3.head("PUT", "/none/k", Map.of("Content-Length", "5", "Expect", "100-continue")));
            Answer missing = s3.connection().receive();
            assertThat(missing.status()).isEqualTo(404);
            assertThat(missing.text()).contains("<Code>NoSuchBucket</Code>");
            assertThat(s3.connection().rest()).isEmpty();
        }
        S3User stranger = new S3User("x", "elasto", "guessed", null, null, null);
        try (WireClient s3 = new WireClient(emulator, stranger)) {
            s3.connection().send(s3.head("PUT", "/bkt/k", Map.of("Content-Length", "5", "Expect", "100-continue")));
            Answer refused = s3.connection().receive();
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text())
                    .contains("<Code>SignatureDoesNotMatch</Code>")
                    .doesNotContain("elasto-secret");
            assertThat(s3.connection().rest()).isEmpty();
        }
    }

    @Test
    void whoVanishesInTheMiddleOfAPutStoresNothing() throws Exception {
        try (WireClient s3 = new WireClient(emulator)) {
            s3.send("PUT", "/bkt");
            World before = emulator.snapshot();
            for (int i = 0; i < 10; i++) {
                WireClient leaving = new WireClient(emulator);
                leaving.connection().send(leaving.head("PUT", "/bkt/k", Map.of("Content-Length", "100000")));
                leaving.connection().send("x".repeat(10_000 * i));
                leaving.close();
            }
            assertThat(s3.send("GET", "/bkt/k").status()).isEqualTo(404);
            assertThat(emulator.snapshot()).isSameAs(before);
        }
    }

    @Test
    void bodiesBeyondTheServersUsualLimitAreTakenInBlocks() throws Exception {
        String body = "0123456789abcdef".repeat(500_000);
        try (WireClient s3 = new WireClient(emulator)) {
            s3.send("PUT", "/bkt");
            assertThat(s3.send("PUT", "/bkt/big", body).status()).isEqualTo(200);
            assertThat(s3.send("GET", "/bkt/big").text()).isEqualTo(body);
            s3.connection().send(s3.head("GET", "/bkt/big", Map.of("Range", "bytes=7999990-")));
            assertThat(s3.connection().receive().text()).isEqualTo("6789abcdef");
        }
    }

    @Test
    void chunkedTransferIsRefusedAsS3RefusesIt() throws Exception {
        try (WireClient s3 = new WireClient(emulator)) {
            s3.send("PUT", "/bkt");
            s3.connection().send(s3.head("PUT", "/bkt/k", Map.of("Transfer-Encoding", "chunked")));
            Answer answer = s3.connection().send("5\r\nhello\r\n0\r\n\r\n").receive();
            assertThat(answer.status()).isEqualTo(501);
            assertThat(answer.text()).contains("<Header>Transfer-Encoding</Header>");
        }
    }

    @Test
    void severalRunSideBySide() throws Exception {
        try (WireClient here = new WireClient(emulator)) {
            here.send("PUT", "/bkt");
            try (Emulator other = Emulator.start(EmulatorConfig.inProcess());
                    WireClient there = new WireClient(other)) {
                assertThat(there.send("HEAD", "/bkt").status()).isEqualTo(404);
            }
            assertThat(here.send("HEAD", "/bkt").status()).isEqualTo(200);
        }
    }

    @Test
    void closingTwiceIsClosingOnce() throws Exception {
        int port = emulator.s3Endpoint().getPort();
        emulator.close();
        emulator.close();

        try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(again.isBound()).isTrue();
        }
    }

    @Test
    void aTakenPortIsNamedAndTheOtherOneFreed() throws InterruptedException {
        int taken = emulator.s3Endpoint().getPort();

        assertThatThrownBy(() -> Emulator.start(EmulatorConfig.builder()
                        .s3Port(taken)
                        .blobPort(0)
                        .filePort(0)
                        .managementPort(0)
                        .adminPort(0)
                        .build()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + taken + ": Address already in use");
        Set<Thread> before = threads();
        assertThatThrownBy(() -> Emulator.start(EmulatorConfig.builder()
                        .s3Port(0)
                        .blobPort(0)
                        .filePort(0)
                        .managementPort(0)
                        .adminPort(taken)
                        .build()))
                .isInstanceOf(UncheckedIOException.class);
        Set<Thread> left = threads();
        left.removeAll(before);
        for (Thread thread : left) {
            // Those on their way out are given the time for it.
            thread.join(10_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("XNIO"))
                .collect(Collectors.toSet());
    }

    @Test
    void worldsAreTakenRestoredAndDropped() throws Exception {
        try (WireClient s3 = new WireClient(emulator)) {
            s3.send("PUT", "/bkt");
            s3.send("PUT", "/bkt/k", "one");
            World seeded = emulator.snapshot();
            s3.send("PUT", "/bkt/k", "two");
            s3.send("PUT", "/other");

            emulator.restore(seeded);
            assertThat(s3.send("GET", "/bkt/k").text()).isEqualTo("one");
            assertThat(s3.send("HEAD", "/other").status()).isEqualTo(404);

            emulator.clock().advance(Duration.ofHours(1));
            emulator.reset();
            assertThat(emulator.snapshot()).isSameAs(World.EMPTY);
            assertThat(s3.send("HEAD", "/bkt").status()).isEqualTo(404);
        }
    }

    @Test
    void timeIsTheTestsOwn() throws Exception {
        Clock fixed = Clock.fixed(Instant.parse("2030-02-28T23:59:00Z"), ZoneOffset.UTC);
        try (Emulator future = Emulator.start(
                        EmulatorConfig.inProcess().toBuilder().clock(fixed).build());
                WireClient s3 = new WireClient(future)) {
            s3.send("PUT", "/bkt");
            s3.send("PUT", "/bkt/k", "x");
            assertThat(s3.send("HEAD", "/bkt/k").header("Last-Modified")).isEqualTo("Thu, 28 Feb 2030 23:59:00 GMT");

            String stale = s3.head("HEAD", "/bkt/k", Map.of());
            future.clock().advance(Duration.ofMinutes(16));
            assertThat(s3.connection().send(stale).receive(false).status()).isEqualTo(403);
        }
    }

    @Test
    void accountsHaveKeysAndBucketsOfTheirOwn() throws Exception {
        S3User one = new S3User("one", "key-1", "secret-1", "One", null, null);
        S3User again = new S3User("one", "key-2", "secret-2", null, null, null);
        S3User two = new S3User("two", "key-3", "secret-3", null, null, null);
        EmulatorConfig config = EmulatorConfig.builder()
                .s3Port(0)
                .blobPort(0)
                .filePort(0)
                .managementPort(0)
                .adminPort(0)
                .s3User(one)
                .s3User(again)
                .s3User(two)
                .build();
        try (Emulator many = Emulator.start(config);
                WireClient first = new WireClient(many, one);
                WireClient second = new WireClient(many, again);
                WireClient stranger = new WireClient(many, two)) {
            first.send("PUT", "/bkt");
            assertThat(second.send("HEAD", "/bkt").status()).isEqualTo(200);
            assertThat(second.send("GET", "/").text()).contains("<Name>bkt</Name>");
            assertThat(stranger.send("HEAD", "/bkt").status()).isEqualTo(403);
            assertThat(stranger.send("GET", "/").text()).doesNotContain("bkt");
            try (WireClient unconfigured = new WireClient(many, S3User.DEFAULT)) {
                assertThat(unconfigured.send("GET", "/").text()).contains("<Code>InvalidAccessKeyId</Code>");
            }
        }
    }

    @Test
    void theGatewaysDialectDiffersWhereTheGatewayDoes() throws Exception {
        try (Emulator rgw = Emulator.start(EmulatorConfig.inProcess().toBuilder()
                        .dialect(S3Dialect.RGW)
                        .build());
                WireClient s3 = new WireClient(rgw)) {
            Answer created = s3.send("PUT", "/bkt");
            assertThat(created.status()).isEqualTo(200);
            assertThat(created.header("x-amz-request-id")).matches("tx[0-9a-f]{21}-[0-9a-f]{10}-[0-9a-z-]+");
            assertThat(created.header("x-amz-id-2")).isEmpty();
            assertThat(created.header("Server")).isNotEqualTo("AmazonS3");
            assertThat(s3.send("GET", "/bkt?location=").text()).contains(">default</LocationConstraint>");
            s3.connection().send(s3.head("PUT", "/bkt/k", Map.of("Transfer-Encoding", "chunked")));
            assertThat(s3.connection().send("5\r\nhello\r\n0\r\n\r\n").receive().status())
                    .isEqualTo(411);
        }
    }

    @Test
    void aConfigIsAValue() {
        EmulatorConfig.Builder builder = EmulatorConfig.inProcess().toBuilder().region("eu-west-1");
        EmulatorConfig first = builder.build();
        builder.region("us-west-2").s3User(S3User.DEFAULT);

        assertThat(first.region()).isEqualTo("eu-west-1");
        assertThat(first.s3Users()).isEqualTo(List.of(S3User.DEFAULT));
        assertThat(EmulatorConfig.standard().s3Port()).isEqualTo(9000);
        assertThat(EmulatorConfig.standard().adminPort()).isEqualTo(9001);
        assertThat(builder.build().toString()).contains("us-west-2").doesNotContain("elasto-secret-key");
        assertThatThrownBy(() -> builder.s3User(new S3User("y", "elasto", "z", null, null, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("elasto");
        assertThatThrownBy(() -> builder.s3Port(65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.adminPort(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.proxyPort(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new S3User("", "a", "b", null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

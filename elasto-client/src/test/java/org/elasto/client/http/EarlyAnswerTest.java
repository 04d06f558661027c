package org.elasto.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.elasto.client.http.ScriptedServer.Script;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that come before the whole body is out, and {@code Expect: 100-continue}. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EarlyAnswerTest {

    private static final long HUGE = 1L << 32;

    /** Waits for {@code 100 Continue} until it comes. */
    private ApacheTransport transport = transport(Duration.ofMinutes(1));

    private static ApacheTransport transport(Duration forContinue) {
        return new ApacheTransport(
                TransportConfig.DEFAULT, new ManualAlarm(), new Patience(Duration.ofHours(1), forContinue));
    }

    @AfterEach
    void close() {
        transport.close();
    }

    /** Zeros that count themselves. */
    private record Zeros(long length, boolean repeatable, AtomicLong written) implements RequestBody {

        @Override
        public void writeTo(OutputStream out) throws IOException {
            byte[] piece = new byte[1 << 20];
            for (long left = length; left > 0; left -= piece.length) {
                out.write(piece, 0, (int) Math.min(piece.length, left));
                written.addAndGet(piece.length);
            }
        }
    }

    private static Zeros zeros(long length) {
        return new Zeros(length, true, new AtomicLong());
    }

    private int status(ScriptedServer server, RequestBody body, String expectedBody) throws IOException {
        try (HttpResponse response = transport.send(server.put("/b/k", body), Limits.NONE)) {
            assertThat(new String(response.body().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .isEqualTo(expectedBody);
            return response.status();
        } finally {
            assertThat(transport.inUse()).isZero();
        }
    }

    @Test
    void aRefusalIsSeenWhileTheBodyIsStillGoingOut() throws Exception {
        Zeros body = zeros(HUGE);
        try (ScriptedServer server = new ScriptedServer(peer -> {
            peer.head();
            peer.send("HTTP/1.1 100 Continue\r\n\r\n");
            peer.body(100_000);
            peer.answer("503 Slow Down", "busy");
            peer.untilHangUp();
        })) {
            assertThat(status(server, body, "busy")).isEqualTo(503);
            server.await(0);
        }
        assertThat(body.written.get()).isLessThan(HUGE / 10);
    }

    @RepeatedTest(5)
    void aRefusalIsSeenEvenIfTheServerHangsUpAtOnce() throws Exception {
        try (ScriptedServer server = new ScriptedServer(peer -> {
            peer.head();
            peer.send("HTTP/1.1 100 Continue\r\n\r\n");
            peer.body(100_000);
            peer.send("HTTP/1.1 503 Slow Down\r\nConnection: close\r\nContent-Length: 4\r\n\r\nbusy");
        })) {
            assertThat(status(server, zeros(HUGE), "busy")).isEqualTo(503);
        }
    }

    @Test
    void aConnectionWhoseRequestWasCutShortIsNotUsedAgain() throws Exception {
        Script refusing = peer -> {
            peer.head();
            peer.send("HTTP/1.1 100 Continue\r\n\r\n");
            peer.answer("503 Slow Down", "");
            peer.untilHangUp();
        };
        Script good = peer -> {
            peer.head();
            peer.answer("200 OK", "");
        };
        try (ScriptedServer server = new ScriptedServer(refusing, good)) {
            assertThat(status(server, zeros(HUGE), "")).isEqualTo(503);
            assertThat(status(server, RequestBody.EMPTY, "")).isEqualTo(200);
            server.await(0);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatNeverSaysContinueGetsTheBodyAllTheSame() throws Exception {
        int length = (int) RequestHead.EXPECT_ABOVE + 1;
        try (ScriptedServer server = new ScriptedServer(peer -> {
            assertThat(peer.head()).contains("Expect: 100-continue\r\n");
            assertThat(peer.body(length)).hasSize(length);
            peer.answer("200 OK", "stored");
        })) {
            transport.close();
            transport = transport(Duration.ofMillis(50));
            assertThat(status(server, zeros(length), "stored")).isEqualTo(200);
            server.await(0);
        }
    }

    @Test
    void aServerThatSaysContinueTooLateGetsTheWholeBody() throws Exception {
        int length = 64 << 20;
        try (ScriptedServer server = new ScriptedServer(peer -> {
            peer.head();
            peer.body(1);
            peer.send("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(peer.body(length - 1)).hasSize(length - 1);
            peer.answer("200 OK", "stored");
        })) {
            transport.close();
            transport = transport(Duration.ofMillis(50));
            assertThat(status(server, zeros(length), "stored")).isEqualTo(200);
            server.await(0);
        }
    }

    @Test
    void aServerThatRefusesInPlaceOfContinueGetsNoByte() throws Exception {
        Zeros body = zeros(HUGE);
        try (ScriptedServer server = new ScriptedServer(peer -> {
            peer.head();
            peer.send("HTTP/1.1 102 Processing\r\n\r\n");
            peer.answer("403 Forbidden", "no");
            assertThat(peer.untilHangUp()).isZero();
        })) {
            assertThat(status(server, body, "no")).isEqualTo(403);
            server.await(0);
        }
        assertThat(body.written.get()).isZero();
    }

    @Test
    void onlyLargeBodiesAndThoseThatComeOnceAskFirst() throws Exception {
        try (ScriptedServer server = new ScriptedServer(peer -> {
            for (int length : new int[] {(int) RequestHead.EXPECT_ABOVE, 3}) {
                if (peer.head().contains("Expect")) {
                    peer.send("HTTP/1.1 100 Continue\r\n\r\n");
                }
                peer.body(length);
                peer.answer("200 OK", "");
            }
        })) {
            status(server, zeros(RequestHead.EXPECT_ABOVE), "");
            status(server, RequestBody.once(new ByteArrayInputStream(new byte[3]), 3), "");
            server.await(0);
            assertThat(server.heads.get(0)).doesNotContain("Expect");
            assertThat(server.heads.get(1)).contains("Expect: 100-continue\r\n");
        }
    }
}

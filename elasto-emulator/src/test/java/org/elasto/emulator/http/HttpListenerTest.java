package org.elasto.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.elasto.emulator.http.RawConnection.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HttpListenerTest {

    private static final String HOST = " HTTP/1.1\r\nHost: a\r\n";

    private final RecordingFront front = new RecordingFront();
    private HttpListener listener;

    @BeforeEach
    void listen() {
        listener = HttpListener.start("127.0.0.1", 0, front);
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    private RawConnection connect() throws Exception {
        return new RawConnection(listener.port());
    }

    private static String get(String path) {
        return "GET " + path + HOST + "\r\n";
    }

    private static String put(String path, String headers, String body) {
        return "PUT " + path + HOST + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void aConnectionIsKeptForManyRequests() throws Exception {
        try (RawConnection connection = connect()) {
            for (int i = 0; i < 50; i++) {
                assertThat(connection.send(get("/" + i)).receive().text()).isEqualTo("GET /" + i);
                assertThat(connection
                                .send(put("/" + i, "", "x".repeat(i)))
                                .receive()
                                .text())
                        .isEqualTo(i == 0 ? "PUT /0" : "got " + i);
            }
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        try (RawConnection connection = connect()) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                all.append(get("/" + i)).append(put("/p" + i, "", "y".repeat(1 + 1000 * i)));
            }
            connection.send(all.toString());

            for (int i = 0; i < 20; i++) {
                assertThat(connection.receive().text()).isEqualTo("GET /" + i);
                assertThat(connection.receive().text()).isEqualTo("got " + (1 + 1000 * i));
            }
        }
    }

    @Test
    void aRequestMayComeByteByByte() throws Exception {
        try (RawConnection connection = connect()) {
            for (char c : (put("/slow", "", "hello") + get("/after")).toCharArray()) {
                connection.send(String.valueOf(c));
            }

            assertThat(connection.receive().text()).isEqualTo("got 5");
            assertThat(connection.receive().text()).isEqualTo("GET /after");
        }
    }

    @Test
    void theBodyIsAskedForOnceTheFrontWantsIt() throws Exception {
        try (RawConnection connection = connect()) {
            connection.send("PUT /x" + HOST + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
            assertThat(connection.receive().status()).isEqualTo(100);

            connection.send("hello");
            assertThat(connection.receive().text()).isEqualTo("got 5");
            assertThat(connection.send(get("/next")).receive().status()).isEqualTo(200);
        }
    }

    @Test
    void aClientMayExpectAndNotWait() throws Exception {
        try (RawConnection connection = connect()) {
            connection.send(put("/x", "Expect: 100-continue\r\n", "hello"));

            Answer answer = connection.receive();
            assertThat((answer.status() == 100 ? connection.receive() : answer).text())
                    .isEqualTo("got 5");
            assertThat(connection.send(get("/next")).receive().status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsRefusedIsNotAskedFor() throws Exception {
        try (RawConnection connection = connect()) {
            connection.send("PUT /refuse" + HOST + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");

            assertThat(connection.receive().status()).isEqualTo(403);
            assertThat(connection.rest()).isEmpty();
        }
    }

    @Test
    void anAnswerWithoutBodyNeedsNoContinueEither() throws Exception {
        try (RawConnection connection = connect()) {
            connection.send("PUT /head" + HOST + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");

            assertThat(connection.receive(false).status()).isEqualTo(200);
            assertThat(connection.rest()).isEmpty();
        }
    }

    @Test
    void aRefusalDoesNotWaitForTheBody() throws Exception {
        for (String path : List.of("/refuse", "/head", "/throw")) {
            try (RawConnection connection = connect()) {
                connection.send("PUT " + path + HOST + "Content-Length: 1000000000\r\n\r\n" + "x".repeat(100_000));

                assertThat(connection.receive(!path.equals("/head")).status()).isIn(403, 200, 500);
                assertThat(connection.rest()).isEmpty();
            }
        }
    }

    @Test
    void anAnswerWithoutBodyGoesOutBeforeChunksNobodyReads() throws Exception {
        for (String chunks : List.of("0\r\n\r\n", "5\r\nhello\r\n0\r\n\r\n", "5\r\nhel", "no chunk\r\n")) {
            try (RawConnection connection = connect()) {
                connection.send("PUT /head" + HOST + "Transfer-Encoding: chunked\r\n\r\n" + chunks + get("/next"));

                assertThat(connection.receive(false).status()).isEqualTo(200);
                assertThat(connection.rest()).isEmpty();
            }
        }
        assertThat(front.seen).containsOnly("PUT /head");
    }

    @Test
    void onlyTheTwoVersionsThatAreSpokenAreTaken() throws Exception {
        for (String version : List.of("HTTP/0.9", "HTTP/2.0", "FOO/1")) {
            try (RawConnection connection = connect()) {
                connection.send("GET /x " + version + "\r\nHost: a\r\n\r\n");

                assertThat(connection.receive().status()).isEqualTo(400);
                assertThat(connection.rest()).isEmpty();
            }
        }
        assertThat(front.seen).isEmpty();
    }

    @Test
    void theOldVersionHasNoChunks() throws Exception {
        try (RawConnection connection = connect()) {
            connection.send("PUT /x HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "0\r\n\r\n" + get("/hidden"));

            assertThat(connection.receive().status()).isEqualTo(400);
            assertThat(connection.rest()).isEmpty();
        }
        assertThat(front.seen).isEmpty();
    }

    @Test
    void whoSendsOnAfterARefusalStillGetsIt() throws Exception {
        try (RawConnection connection = connect()) {
            for (int i = 0; i < 3; i++) {
                connection.send("PUT /refuse" + HOST + "Content-Length: 8000000\r\n\r\n");
                for (int sent = 0; sent < 8; sent++) {
                    connection.send(new byte[1_000_000]);
                }

                assertThat(connection.receive().text()).isEqualTo("refused");
            }
            assertThat(connection.send(get("/next")).receive().text()).isEqualTo("GET /next");
        }
    }

    @Test
    void aBodyThatIsRefusedOnTheWayEndsTheConnection() throws Exception {
        for (String path : List.of("/stop-early", "/break-early")) {
            try (RawConnection connection = connect()) {
                connection.send("PUT " + path + HOST + "Content-Length: 1000000000\r\n\r\n" + "x".repeat(100_000));

                assertThat(connection.receive().status()).isEqualTo(path.equals("/stop-early") ? 400 : 500);
                assertThat(connection.rest()).isEmpty();
            }
        }
        assertThat(listener.failures()).isEqualTo(1);
    }

    @Test
    void aDefectIsCountedAndToldToNobody() throws Exception {
        for (String path : List.of("/throw", "/broken-later")) {
            try (RawConnection connection = connect()) {
                Answer answer = connection.send(get(path)).receive();

                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.text()).doesNotContain("defect");
                assertThat(connection.rest()).isEmpty();
            }
        }
        assertThat(listener.failures()).isEqualTo(2);
    }

    @Test
    void whatTakesLongIsDoneElsewhereAndTheConnectionGoesOn() throws Exception {
        try (RawConnection connection = connect()) {
            connection.send(get("/later") + put("/read-later", "", "hello") + get("/next"));

            assertThat(connection.receive().text()).isEqualTo("later");
            assertThat(connection.receive().text()).isEqualTo("later 5");
            assertThat(connection.receive().text()).isEqualTo("GET /next");
        }
    }

    @Test
    void aBodyMayBeOfAnySize() throws Exception {
        try (RawConnection connection = connect()) {
            connection.send("PUT /x" + HOST + "Content-Length: 50000000\r\n\r\n");
            for (int i = 0; i < 50; i++) {
                connection.send(new byte[1_000_000]);
            }

            assertThat(connection.receive().text()).isEqualTo("got 50000000");
        }
    }

    @Test
    void aFormIsABodyLikeAnyOther() throws Exception {
        try (RawConnection connection = connect()) {
            String body = "x".repeat(3_000_000);
            connection.send(put("/x", "Content-Type: multipart/form-data; boundary=x\r\n", body));

            assertThat(connection.receive().text()).isEqualTo("got 3000000");
        }
    }

    @Test
    void whoVanishesInTheMiddleOfABodyLeavesNothing() throws Exception {
        connect().send("PUT /x" + HOST + "Content-Length: 100\r\n\r\nhello").close();
        assertThat(front.ends.poll(20, TimeUnit.SECONDS)).isEqualTo("abandoned 5");

        connect()
                .send("PUT /x" + HOST + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")
                .close();
        assertThat(front.ends.poll(20, TimeUnit.SECONDS)).isEqualTo("abandoned 5");

        RawConnection connection = connect();
        connection.send("PUT /x" + HOST + "Expect: 100-continue\r\nContent-Length: 100\r\n\r\n");
        assertThat(connection.receive().status()).isEqualTo(100);
        connection.reset();
        assertThat(front.ends.poll(20, TimeUnit.SECONDS)).isEqualTo("abandoned 0");
    }

    @Test
    void headHasNoBodyAndTheLengthOfOne() throws Exception {
        try (RawConnection connection = connect()) {
            connection.send("HEAD /head" + HOST + "\r\n" + "HEAD /other" + HOST + "\r\n" + get("/next"));

            assertThat(connection.receive(false).header("Content-Length")).isEqualTo("1234");
            assertThat(connection.receive(false).header("Content-Length")).isEqualTo("11");
            assertThat(connection.receive().text()).isEqualTo("GET /next");
        }
    }

    @Test
    void answersNameTheirDateAndLength() throws Exception {
        try (RawConnection connection = connect()) {
            Answer answer = connection.send(get("/x")).receive();

            assertThat(answer.header("Date")).endsWith("GMT");
            assertThat(answer.header("Content-Length")).isEqualTo("6");
            assertThat(answer.header("Transfer-Encoding")).isEmpty();
        }
    }

    /** A gibibyte of one block, counting what has been asked for. */
    private static ResponseBody endless(AtomicLong taken) {
        ByteBuffer block = ByteBuffer.allocate(1 << 16);
        return new ResponseBody() {
            @Override
            public long length() {
                return 1L << 30;
            }

            @Override
            public Iterator<ByteBuffer> buffers() {
                return new Iterator<>() {
                    private long left = length() / block.capacity();

                    @Override
                    public boolean hasNext() {
                        return left > 0;
                    }

                    @Override
                    public ByteBuffer next() {
                        left--;
                        taken.addAndGet(block.capacity());
                        return block.asReadOnlyBuffer();
                    }
                };
            }
        };
    }

    @Test
    void aSlowReaderIsNotRunAheadOf() throws Exception {
        AtomicLong taken = new AtomicLong();
        try (HttpListener big = HttpListener.start(
                        "127.0.0.1",
                        0,
                        request -> request.rawPath().equals("/big")
                                ? Response.of(200).body(endless(taken))
                                : Response.of(204));
                RawConnection slow = new RawConnection(big.port(), 65_536)) {
            slow.send(get("/big"));
            slow.skip(1000);
            // Others are served meanwhile, on the same threads.
            for (int i = 0; i < 16; i++) {
                try (RawConnection other = new RawConnection(big.port())) {
                    assertThat(other.send(get("/small")).receive().status()).isEqualTo(204);
                }
            }
            assertThat(taken.get()).isLessThan(64L << 20);

            slow.skip(1L << 30 >> 3);
            assertThat(taken.get()).isBetween(1L << 27, (1L << 27) + (64L << 20));
        }
    }

    @Test
    void anUploadThatNeverPausesLeavesTimeForOthers() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        try (RawConnection busy = connect()) {
            CompletableFuture<Long> upload = CompletableFuture.supplyAsync(() -> {
                try {
                    busy.send("PUT /busy" + HOST + "Transfer-Encoding: chunked\r\n\r\n");
                    byte[] chunk = ("100000\r\n" + "x".repeat(1 << 20) + "\r\n").getBytes(StandardCharsets.US_ASCII);
                    long sent = 0;
                    while (!enough.get()) {
                        busy.send(chunk);
                        sent += 1 << 20;
                    }
                    busy.send("0\r\n\r\n");
                    return sent;
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            for (int i = 0; i < 32; i++) {
                try (RawConnection other = connect()) {
                    assertThat(other.send(get("/small")).receive().status()).isEqualTo(200);
                }
            }
            enough.set(true);
            assertThat(busy.receive().text()).isEqualTo("got " + upload.get());
        }
    }

    private static Set<Thread> threadsOfUndertow() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("XNIO"))
                .collect(Collectors.toSet());
    }

    @Test
    void closingFreesPortConnectionsAndThreads() throws Exception {
        Set<Thread> before = threadsOfUndertow();
        Set<Thread> own;
        HttpListener other = HttpListener.start("127.0.0.1", 0, front);
        int port = other.port();
        try (RawConnection idle = new RawConnection(port);
                RawConnection busy = new RawConnection(port)) {
            idle.send(get("/x")).receive();
            busy.send("PUT /x" + HOST + "Content-Length: 100\r\n\r\nhello");
            own = threadsOfUndertow();
            own.removeAll(before);
            assertThat(own).isNotEmpty();

            other.close();
            other.close();

            assertThat(idle.rest()).isEmpty();
            assertThat(busy.rest()).isEmpty();
        }
        try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(again.getLocalPort()).isEqualTo(port);
        }
        for (Thread thread : own) {
            // One that has left its loop may take a moment to die.
            thread.join(Duration.ofSeconds(10).toMillis());
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    @Test
    void aTakenPortIsSaidPlainly() {
        int port = listener.port();
        assertThatThrownBy(() -> HttpListener.start("127.0.0.1", port, front))
                .hasStackTraceContaining("Address already in use");
    }
}

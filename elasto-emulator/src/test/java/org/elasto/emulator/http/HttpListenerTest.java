package org.elasto.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.elasto.emulator.http.ListenerBench.HOST;
import static org.elasto.emulator.http.ListenerBench.get;
import static org.elasto.emulator.http.ListenerBench.put;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.elasto.emulator.http.RawConnection.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections: kept, shared by many requests, refused, and closed with the listener. */
@Timeout(120)
class HttpListenerTest {

    @AutoClose
    private final ListenerBench bench = new ListenerBench();

    private final RecordingFront front = bench.front;
    private final HttpListener listener = bench.listener;

    @Test
    void aConnectionIsKeptForManyRequests() throws Exception {
        try (RawConnection connection = bench.connect()) {
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
        try (RawConnection connection = bench.connect()) {
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
        try (RawConnection connection = bench.connect()) {
            for (char c : (put("/slow", "", "hello") + get("/after")).toCharArray()) {
                connection.send(String.valueOf(c));
            }

            assertThat(connection.receive().text()).isEqualTo("got 5");
            assertThat(connection.receive().text()).isEqualTo("GET /after");
        }
    }

    @Test
    void onlyTheTwoVersionsThatAreSpokenAreTaken() throws Exception {
        for (String version : List.of("HTTP/0.9", "HTTP/2.0", "FOO/1")) {
            try (RawConnection connection = bench.connect()) {
                connection.send("GET /x " + version + "\r\nHost: a\r\n\r\n");

                assertThat(connection.receive().status()).isEqualTo(400);
                assertThat(connection.rest()).isEmpty();
            }
        }
        assertThat(front.seen).isEmpty();
    }

    @Test
    void theOldVersionHasNoChunks() throws Exception {
        try (RawConnection connection = bench.connect()) {
            connection.send("PUT /x HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "0\r\n\r\n" + get("/hidden"));

            assertThat(connection.receive().status()).isEqualTo(400);
            assertThat(connection.rest()).isEmpty();
        }
        assertThat(front.seen).isEmpty();
    }

    @Test
    void aDefectIsCountedAndToldToNobody() throws Exception {
        for (String path : List.of("/throw", "/broken-later")) {
            try (RawConnection connection = bench.connect()) {
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
        try (RawConnection connection = bench.connect()) {
            connection.send(get("/later") + put("/read-later", "", "hello") + get("/next"));

            assertThat(connection.receive().text()).isEqualTo("later");
            assertThat(connection.receive().text()).isEqualTo("later 5");
            assertThat(connection.receive().text()).isEqualTo("GET /next");
        }
    }

    @Test
    void headHasNoBodyAndTheLengthOfOne() throws Exception {
        try (RawConnection connection = bench.connect()) {
            connection.send("HEAD /head" + HOST + "\r\n" + "HEAD /other" + HOST + "\r\n" + get("/next"));

            assertThat(connection.receive(false).header("Content-Length")).isEqualTo("1234");
            assertThat(connection.receive(false).header("Content-Length")).isEqualTo("11");
            assertThat(connection.receive().text()).isEqualTo("GET /next");
        }
    }

    @Test
    void answersNameTheirDateAndLength() throws Exception {
        try (RawConnection connection = bench.connect()) {
            Answer answer = connection.send(get("/x")).receive();

            assertThat(answer.header("Date")).endsWith("GMT");
            assertThat(answer.header("Content-Length")).isEqualTo("6");
            assertThat(answer.header("Transfer-Encoding")).isEmpty();
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

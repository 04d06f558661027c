package org.elasto.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose length two parsers could read in two ways are refused, and nothing behind them is answered. */
class FramingTest {

    private static final String HIDDEN = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";

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

    static Stream<String> ambiguous() {
        return Stream.of(
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: 5\r\nContent-Length: 5",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 0\r\nContent-Length: 6",
                "Content-Length: 5, 5",
                "Content-Length: +5",
                "Content-Length: -5",
                "Content-Length: 0x5",
                "Content-Length: 5 5",
                "Content-Length: 5.0",
                "Content-Length:",
                "Content-Length: 99999999999999999999",
                "Content-Length: 18446744073709551621",
                "Content-Length : 5",
                "Content-Length\t: 5",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked;q=1",
                "Transfer-Encoding: \u000bchunked",
                "Transfer-Encoding: \"chunked\"",
                "Transfer-Encoding:",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
                "Content-Length: 5\r\n 5",
                " Content-Length: 5",
                "Content\0-Length: 5",
                "X(y): z\r\nContent-Length: 5",
                "X: a\0b\r\nContent-Length: 5",
                "X: a\rContent-Length: 5",
                ": 5\r\nContent-Length: 5",
                "No colon at all\r\nContent-Length: 5");
    }

    @ParameterizedTest
    @MethodSource("ambiguous")
    void isRefusedAndNothingBehindItIsAnswered(String headers) throws Exception {
        try (RawConnection connection = new RawConnection(listener.port())) {
            connection.send("PUT /x HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n\r\n" + "hello" + HIDDEN + HIDDEN);

            assertThat(connection.receive().status()).isEqualTo(400);
            assertThat(connection.rest()).isEmpty();
        }
        assertThat(front.seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "DELETE", "POST", "OPTIONS", "get", "CONNECT", "TRACE"})
    void theBodyOfOneRequestIsNeverTheNextOne(String method) throws Exception {
        String chunked = Integer.toHexString(HIDDEN.length()) + "\r\n" + HIDDEN + "\r\n0\r\n\r\n";
        for (String request : List.of(
                "Content-Length: " + HIDDEN.length() + "\r\n\r\n" + HIDDEN,
                "Transfer-Encoding: chunked\r\n\r\n" + chunked)) {
            try (RawConnection connection = new RawConnection(listener.port())) {
                connection.send(method + " /x HTTP/1.1\r\nHost: a\r\n" + request
                        + "GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

                assertThat(connection.rest()).doesNotContain("/hidden");
            }
        }
        assertThat(front.seen).doesNotContain("GET /hidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5;x\r\nhello\r\n0\r\n\r\n",
                "05\r\nhello\r\n0\r\n\r\n",
                "5\r\nhello\r\n0\r\nTrailer: x\r\n\r\n",
                "2\r\nhe\r\n3\r\nllo\r\n000\r\n\r\n",
            })
    void chunksAreTakenOff(String body) throws Exception {
        try (RawConnection connection = new RawConnection(listener.port())) {
            connection.send("PUT /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n" + body);
            assertThat(connection.receive().text()).isEqualTo("got 5");

            connection.send("GET /next HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(connection.receive().text()).isEqualTo("GET /next");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-5\r\nhello\r\n0\r\n\r\n",
                "+5\r\nhello\r\n0\r\n\r\n",
                "0x5\r\nhello\r\n0\r\n\r\n",
                "z\r\nhello\r\n0\r\n\r\n",
                "\r\nhello\r\n0\r\n\r\n",
                "5\r\nhelloXX0\r\n\r\n",
                "ffffffffffffffff5\r\nhello\r\n0\r\n\r\n",
                "10000000000000005\r\nhello\r\n0\r\n\r\n",
            })
    void chunksThatAreNoneAreNotTaken(String body) throws Exception {
        try (RawConnection connection = new RawConnection(listener.port())) {
            connection.send("PUT /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + body + HIDDEN);

            assertThat(connection.rest()).doesNotContain("200 OK").doesNotContain("hidden");
        }
        assertThat(front.seen).containsExactly("PUT /x");
        assertThat(front.ends.take()).startsWith("abandoned");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: a\r\nHost: a\r\n", "Host: a\r\nHost: b\r\n"})
    void exactlyOneHostIsDemanded(String hosts) throws Exception {
        try (RawConnection connection = new RawConnection(listener.port())) {
            connection.send("GET /x HTTP/1.1\r\n" + hosts + "\r\n" + HIDDEN);

            assertThat(connection.receive().status()).isEqualTo(400);
            assertThat(connection.rest()).isEmpty();
        }
        assertThat(front.seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /%s HTTP/1.1\r\nHost: a\r\n\r\n", "GET /x HTTP/1.1\r\nHost: a\r\nX: %s\r\n\r\n"})
    void aHeadThatIsTooLargeIsRefused(String head) throws Exception {
        try (RawConnection connection = new RawConnection(listener.port())) {
            String answer;
            try {
                answer = connection.send(head.formatted("y".repeat(200_000))).rest();
            } catch (SocketException closed) {
                answer = "";
            }

            assertThat(answer).doesNotContain("200 OK");
        }
        assertThat(front.seen).isEmpty();
    }

    @Test
    void aHeadOfThirtyTwoKibibytesIsTaken() throws Exception {
        try (RawConnection connection = new RawConnection(listener.port())) {
            connection.send("GET /x HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(32_000) + "\r\n\r\n");

            assertThat(connection.receive().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a;b=c/d;e",
                "/a?b;c=d&e",
                "/a//b/../c/./d",
                "/%61%2F%00%ff",
                "/\u00e9\u00ff",
                "/a[b]{c}|^`\"<>\\",
                "/a?b?c=d?e",
                "/a?=&&=x&b",
                "/a;jsessionid=x?b=c;d",
                "/a+b?c+d",
            })
    void theTargetIsHandedOverAsItWasSent(String target) throws Exception {
        try (RawConnection connection = new RawConnection(listener.port())) {
            connection.send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(connection.receive().status()).isEqualTo(200);
        }
        assertThat(front.seen).containsExactly("GET " + target);
    }

    @Test
    void theAbsoluteFormIsReducedToItsPath() throws Exception {
        try (RawConnection connection = new RawConnection(listener.port())) {
            connection.send("GET http://a:80/b//c?d=e HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(connection.receive().status()).isEqualTo(200);
        }
        assertThat(front.seen).containsExactly("GET /b//c?d=e");
    }
}

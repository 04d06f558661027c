package org.elasto.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.http.ListenerBench.get;
import static org.elasto.emulator.http.ListenerBench.put;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.http.RawConnection.End;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that do not come whole, or not at once. */
@Timeout(120)
class BreakOffTest {

    private static final String BODY = "0123456789";

    private final HttpListener listener = HttpListener.start("127.0.0.1", 0, BreakOffTest::answer);

    @AfterEach
    void stop() {
        assertThat(listener.failures()).isZero();
        listener.close();
    }

    private static Reception answer(Request request) {
        Response response = answer(request.rawPath());
        return request.rawPath().startsWith("/read") ? BodyReader.discarding(response) : response;
    }

    private static Response answer(String path) {
        Response whole = Response.of(200).header("X-It", "answers").body(BODY);
        return switch (path.substring(path.lastIndexOf('/'))) {
            case "/reset" -> whole.breakOff(BreakOff.RESET);
            case "/close" -> whole.breakOff(BreakOff.CLOSED);
            case "/cut0" -> whole.breakOff(BreakOff.inBody(0));
            case "/cut4" -> whole.breakOff(BreakOff.inBody(4));
            case "/cut-large" -> whole.body(large()).breakOff(BreakOff.inBody(3_000_001));
            case "/soon" -> whole.delay(Duration.ofMillis(20));
            case "/soon-reset" -> whole.delay(Duration.ofMillis(20)).breakOff(BreakOff.RESET);
            case "/never" -> whole.delay(Duration.ofHours(1));
            default -> whole;
        };
    }

    private static ResponseBody large() {
        return new ResponseBody() {
            @Override
            public long length() {
                return 4_000_000;
            }

            @Override
            public java.util.Iterator<ByteBuffer> buffers() {
                List<ByteBuffer> pieces = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    pieces.add(ByteBuffer.allocate(1_000_000));
                }
                return pieces.iterator();
            }
        };
    }

    private End end(String request) throws Exception {
        try (RawConnection connection = new RawConnection(listener.port())) {
            return connection.send(request).end();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/read"})
    void aConnectionIsResetOrClosedInPlaceOfTheAnswer(String prefix) throws Exception {
        assertThat(end(put(prefix + "/reset", "", "hello"))).isEqualTo(new End("", true));
        assertThat(end(get(prefix + "/reset"))).isEqualTo(new End("", true));
        assertThat(end(get(prefix + "/close"))).isEqualTo(new End("", false));
    }

    @Test
    void closingAfterTheBodyWasReadIsNoReset() throws Exception {
        assertThat(end(put("/read/close", "", "hello"))).isEqualTo(new End("", false));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void aBodyIsCutBehindAHeadThatAnnouncesAllOfIt(int at) throws Exception {
        for (String prefix : List.of("", "/read")) {
            End end = end(put(prefix + "/cut" + at, "", "hello"));

            assertThat(end.received())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("X-It: answers\r\n", "Content-Length: 10\r\n")
                    .doesNotContain("close")
                    .endsWith("\r\n\r\n" + BODY.substring(0, at));
        }
    }

    @Test
    void aLargeBodyIsCutInTheMiddleOfABuffer() throws Exception {
        End end = end(get("/cut-large"));

        int body = end.received().indexOf("\r\n\r\n") + 4;
        assertThat(end.received()).contains("Content-Length: 4000000\r\n");
        assertThat(end.received().length() - body).isEqualTo(3_000_001);
        assertThat(end.reset()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/read"})
    void aDelayedAnswerComesWholeAndTheConnectionLives(String prefix) throws Exception {
        try (RawConnection connection = new RawConnection(listener.port())) {
            for (int i = 0; i < 3; i++) {
                assertThat(connection
                                .send(put(prefix + "/soon", "", "hello"))
                                .receive()
                                .text())
                        .isEqualTo(BODY);
            }
            assertThat(connection.send(get("/")).receive().text()).isEqualTo(BODY);
            assertThat(connection.send(get("/soon-reset")).end()).isEqualTo(new End("", true));
        }
    }

    /** More of them wait than there could be threads. */
    @Test
    void whatWaitsHoldsUpNobodyElse() throws Exception {
        List<RawConnection> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                RawConnection connection = new RawConnection(listener.port());
                waiting.add(connection);
                connection.send(get("/never"));
            }
            for (int i = 0; i < 20; i++) {
                try (RawConnection connection = new RawConnection(listener.port())) {
                    assertThat(connection.send(get("/")).receive().text()).isEqualTo(BODY);
                }
            }
        } finally {
            for (RawConnection connection : waiting) {
                connection.close();
            }
        }
    }
}

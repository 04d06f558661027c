package org.elasto.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.http.ListenerBench.HOST;
import static org.elasto.emulator.http.ListenerBench.get;
import static org.elasto.emulator.http.ListenerBench.put;

import java.util.List;
import org.elasto.emulator.http.RawConnection.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies that are asked for first, and those that nobody wants. */
@Timeout(120)
class UnwantedBodyTest {

    @AutoClose
    private final ListenerBench bench = new ListenerBench();

    private final RecordingFront front = bench.front;
    private final HttpListener listener = bench.listener;

    @Test
    void theBodyIsAskedForOnceTheFrontWantsIt() throws Exception {
        try (RawConnection connection = bench.connect()) {
            connection.send("PUT /x" + HOST + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
            assertThat(connection.receive().status()).isEqualTo(100);

            connection.send("hello");
            assertThat(connection.receive().text()).isEqualTo("got 5");
            assertThat(connection.send(get("/next")).receive().status()).isEqualTo(200);
        }
    }

    @Test
    void aClientMayExpectAndNotWait() throws Exception {
        try (RawConnection connection = bench.connect()) {
            connection.send(put("/x", "Expect: 100-continue\r\n", "hello"));

            Answer answer = connection.receive();
            assertThat((answer.status() == 100 ? connection.receive() : answer).text())
                    .isEqualTo("got 5");
            assertThat(connection.send(get("/next")).receive().status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsRefusedIsNotAskedFor() throws Exception {
        try (RawConnection connection = bench.connect()) {
            connection.send("PUT /refuse" + HOST + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");

            assertThat(connection.receive().status()).isEqualTo(403);
            assertThat(connection.rest()).isEmpty();
        }
    }

    @Test
    void anAnswerWithoutBodyNeedsNoContinueEither() throws Exception {
        try (RawConnection connection = bench.connect()) {
            connection.send("PUT /head" + HOST + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");

            assertThat(connection.receive(false).status()).isEqualTo(200);
            assertThat(connection.rest()).isEmpty();
        }
    }

    @Test
    void aRefusalDoesNotWaitForTheBody() throws Exception {
        for (String path : List.of("/refuse", "/head", "/throw")) {
            try (RawConnection connection = bench.connect()) {
                connection.send("PUT " + path + HOST + "Content-Length: 1000000000\r\n\r\n" + "x".repeat(100_000));

                assertThat(connection.receive(!path.equals("/head")).status()).isIn(403, 200, 500);
                assertThat(connection.rest()).isEmpty();
            }
        }
    }

    @Test
    void anAnswerWithoutBodyGoesOutBeforeChunksNobodyReads() throws Exception {
        for (String chunks : List.of("0\r\n\r\n", "5\r\nhello\r\n0\r\n\r\n", "5\r\nhel", "no chunk\r\n")) {
            try (RawConnection connection = bench.connect()) {
                connection.send("PUT /head" + HOST + "Transfer-Encoding: chunked\r\n\r\n" + chunks + get("/next"));

                assertThat(connection.receive(false).status()).isEqualTo(200);
                assertThat(connection.rest()).isEmpty();
            }
        }
        assertThat(front.seen).containsOnly("PUT /head");
    }

    @Test
    void whoSendsOnAfterARefusalStillGetsIt() throws Exception {
        try (RawConnection connection = bench.connect()) {
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
            try (RawConnection connection = bench.connect()) {
                connection.send("PUT " + path + HOST + "Content-Length: 1000000000\r\n\r\n" + "x".repeat(100_000));

                assertThat(connection.receive().status()).isEqualTo(path.equals("/stop-early") ? 400 : 500);
                assertThat(connection.rest()).isEmpty();
            }
        }
        assertThat(listener.failures()).isEqualTo(1);
    }
}

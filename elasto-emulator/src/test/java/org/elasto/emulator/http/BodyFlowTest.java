package org.elasto.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.http.ListenerBench.HOST;
import static org.elasto.emulator.http.ListenerBench.get;
import static org.elasto.emulator.http.ListenerBench.put;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies of any size: none takes more memory or time of the listener than its turn. */
@Timeout(120)
class BodyFlowTest {

    @AutoClose
    private final ListenerBench bench = new ListenerBench();

    private final RecordingFront front = bench.front;

    @Test
    void aBodyMayBeOfAnySize() throws Exception {
        try (RawConnection connection = bench.connect()) {
            connection.send("PUT /x" + HOST + "Content-Length: 50000000\r\n\r\n");
            for (int i = 0; i < 50; i++) {
                connection.send(new byte[1_000_000]);
            }

            assertThat(connection.receive().text()).isEqualTo("got 50000000");
        }
    }

    @Test
    void aFormIsABodyLikeAnyOther() throws Exception {
        try (RawConnection connection = bench.connect()) {
            String body = "x".repeat(3_000_000);
            connection.send(put("/x", "Content-Type: multipart/form-data; boundary=x\r\n", body));

            assertThat(connection.receive().text()).isEqualTo("got 3000000");
        }
    }

    @Test
    void whoVanishesInTheMiddleOfABodyLeavesNothing() throws Exception {
        bench.connect()
                .send("PUT /x" + HOST + "Content-Length: 100\r\n\r\nhello")
                .close();
        assertThat(front.ends.poll(20, TimeUnit.SECONDS)).isEqualTo("abandoned 5");

        bench.connect()
                .send("PUT /x" + HOST + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")
                .close();
        assertThat(front.ends.poll(20, TimeUnit.SECONDS)).isEqualTo("abandoned 5");

        RawConnection connection = bench.connect();
        connection.send("PUT /x" + HOST + "Expect: 100-continue\r\nContent-Length: 100\r\n\r\n");
        assertThat(connection.receive().status()).isEqualTo(100);
        connection.reset();
        assertThat(front.ends.poll(20, TimeUnit.SECONDS)).isEqualTo("abandoned 0");
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
        try (RawConnection busy = bench.connect()) {
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
                try (RawConnection other = bench.connect()) {
                    assertThat(other.send(get("/small")).receive().status()).isEqualTo(200);
                }
            }
            enough.set(true);
            assertThat(busy.receive().text()).isEqualTo("got " + upload.get());
        }
    }
}

package org.elasto.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.elasto.client.Cancellation;
import org.elasto.client.StorageException;
import org.elasto.client.http.ScriptedServer.Script;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deadlines, time-outs, cancellation and interrupts: each ends the request and closes its socket. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EndingTest {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Patience PATIENT = new Patience(NEVER, Duration.ofMinutes(1));

    private final ManualAlarm alarm = new ManualAlarm();
    private final Cancellation cancellation = new Cancellation();
    private final Limits limits = new Limits(DEADLINE, cancellation);
    private final Thread caller = Thread.currentThread();
    private ApacheTransport transport =
            new ApacheTransport(TransportConfig.DEFAULT.withMaxConnections(1), alarm, PATIENT);

    @AfterEach
    void close() {
        // An interrupt meant for a test must not reach the next.
        boolean unused = Thread.interrupted();
        transport.close();
    }

    private void silentFor(Duration idle) {
        transport.close();
        transport = new ApacheTransport(
                TransportConfig.DEFAULT.withMaxConnections(1).withTimeouts(Duration.ofSeconds(5), idle),
                alarm,
                PATIENT);
    }

    /** Ways to end a request from outside. */
    enum Way {
        DEADLINE("did not finish before its deadline") {
            @Override
            void end(EndingTest test) {
                assertThat(test.alarm.ring(EndingTest.DEADLINE)).isOne();
            }
        },
        CANCEL("was cancelled") {
            @Override
            void end(EndingTest test) {
                test.cancellation.cancel();
            }
        },
        INTERRUPT("was interrupted") {
            @Override
            void end(EndingTest test) {
                test.caller.interrupt();
            }
        },
        CLOSE("the client is closed") {
            @Override
            void end(EndingTest test) {
                test.transport.close();
            }
        };

        final String message;

        Way(String message) {
            this.message = message;
        }

        abstract void end(EndingTest test);
    }

    private void endsBy(Way way, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.retryable()).isFalse())
                .hasMessageContaining(way.message);
        assertThat(Thread.interrupted()).isEqualTo(way == Way.INTERRUPT);
        assertThat(transport.inUse()).isZero();
        assertThat(alarm.pending()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void endsWhileTheAnswerIsAwaited(Way way) throws Exception {
        try (ScriptedServer server = new ScriptedServer(peer -> {
            peer.head();
            way.end(this);
            peer.untilHangUp();
        })) {
            endsBy(way, () -> transport.send(server.get("/b/k"), limits));
            server.await(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsWhileABodyDripsAlong(Way way) throws Exception {
        try (ScriptedServer server = new ScriptedServer(peer -> {
            peer.head();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            peer.send("some");
            peer.head();
        })) {
            HttpResponse response = transport.send(server.get("/b/k"), limits);
            assertThat(response.body().readNBytes(4)).hasSize(4);
            Thread ender = new Thread(() -> way.end(this));
            ender.start();
            endsBy(way, () -> response.body().read());
            assertThatThrownBy(() -> server.await(0)).hasRootCauseInstanceOf(IOException.class);
            ender.join();
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsWhileABodyThatNobodyTakesGoesOut(Way way) throws Exception {
        try (ScriptedServer server = new ScriptedServer(peer -> {
            peer.head();
            peer.send("HTTP/1.1 100 Continue\r\n\r\n");
            peer.body(1);
            way.end(this);
            peer.untilHangUp();
        })) {
            endsBy(way, () -> transport.send(server.put("/b/k", new Endless()), limits));
            server.await(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsWhileAConnectionIsAwaited(Way way) throws Exception {
        Script holding = peer -> {
            peer.head();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
            peer.untilHangUp();
        };
        try (ScriptedServer server = new ScriptedServer(holding)) {
            HttpResponse held = transport.send(server.get("/b/k"), Limits.NONE);
            assertThat(held.status()).isEqualTo(200);
            Thread ender = new Thread(() -> {
                while (alarm.pending() == 0) {
                    Thread.onSpinWait();
                }
                way.end(this);
            });
            ender.start();
            assertThatThrownBy(() -> transport.send(server.get("/b/k"), limits))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining(way.message);
            assertThat(Thread.interrupted()).isEqualTo(way == Way.INTERRUPT);
            ender.join();
            held.close();
            assertThat(transport.inUse()).isZero();
        }
    }

    @Test
    void whatIsEndedBeforehandIsNotSent() throws Exception {
        try (ScriptedServer server = new ScriptedServer(peer -> peer.head())) {
            endsBy(Way.DEADLINE, () -> transport.send(server.get("/b/k"), new Limits(Duration.ZERO, null)));
            Thread.currentThread().interrupt();
            endsBy(Way.INTERRUPT, () -> transport.send(server.get("/b/k"), limits));
            cancellation.cancel();
            endsBy(Way.CANCEL, () -> transport.send(server.get("/b/k"), limits));
            transport.close();
            endsBy(Way.CLOSE, () -> transport.send(server.get("/b/k"), Limits.NONE));
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void whatIsOverIsNotEndedAnyMore() throws Exception {
        try (ScriptedServer server = new ScriptedServer(peer -> {
            peer.head();
            peer.answer("200 OK", "content");
            peer.head();
            peer.answer("200 OK", "content");
        })) {
            HttpResponse first = transport.send(server.get("/b/k"), limits);
            assertThat(alarm.pending()).isOne();
            first.body().readAllBytes();
            assertThat(alarm.pending()).isZero();
            HttpResponse second = transport.send(server.get("/b/k"), Limits.NONE);
            cancellation.cancel();
            first.close();
            assertThat(second.body().readAllBytes()).hasSize(7);
            assertThat(server.connections()).isOne();
        }
    }

    @Test
    void silenceWhileTheAnswerIsAwaitedEndsIt() throws Exception {
        silentFor(Duration.ofSeconds(1));
        try (ScriptedServer server = new ScriptedServer(peer -> {
            peer.head();
            peer.untilHangUp();
        })) {
            assertThatThrownBy(() -> transport.send(server.get("/b/k"), Limits.NONE))
                    .isInstanceOf(SocketTimeoutException.class);
            server.await(0);
            assertThat(transport.inUse()).isZero();
        }
    }

    @Test
    void silenceInTheMiddleOfABodyEndsIt() throws Exception {
        silentFor(Duration.ofSeconds(1));
        try (ScriptedServer server = new ScriptedServer(peer -> {
            peer.head();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
            peer.untilHangUp();
        })) {
            HttpResponse response = transport.send(server.get("/b/k"), Limits.NONE);
            assertThat(response.body().readNBytes(4)).hasSize(4);
            assertThatThrownBy(() -> response.body().read()).isInstanceOf(SocketTimeoutException.class);
            server.await(0);
            assertThat(transport.inUse()).isZero();
        }
    }

    @Test
    void aServerThatTakesNoMoreBytesEndsIt() throws Exception {
        Duration idle = TransportConfig.DEFAULT.idleTimeout();
        try (ScriptedServer server = new ScriptedServer(peer -> {
            peer.head();
            peer.send("HTTP/1.1 100 Continue\r\n\r\n");
            // The watch looks, again and again, until it has seen the same piece twice.
            while (alarm.ring(idle) > 0) {
                Thread.onSpinWait();
            }
            peer.untilHangUp();
        })) {
            assertThatThrownBy(() -> transport.send(server.put("/b/k", new Endless()), Limits.NONE))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("took no bytes");
            server.await(0);
            assertThat(transport.inUse()).isZero();
            assertThat(alarm.pending()).isZero();
        }
    }

    @Test
    void theRealAlarmRingsOnADaemonThreadThatEndsWithIt() throws Exception {
        Thread ringing;
        try (AlarmThread real = new AlarmThread()) {
            CompletableFuture<Thread> rung = new CompletableFuture<>();
            Runnable takeBack = real.after(NEVER, () -> rung.completeExceptionally(new AssertionError()));
            takeBack.run();
            Runnable unused = real.after(Duration.ofMillis(1), () -> rung.complete(Thread.currentThread()));
            ringing = rung.get(20, TimeUnit.SECONDS);
            assertThat(ringing.isDaemon()).isTrue();
        }
        ringing.join(20_000);
        assertThat(ringing.isAlive()).isFalse();
    }

    /** More than any socket takes. */
    private record Endless() implements RequestBody {

        @Override
        public long length() {
            return 1L << 40;
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            byte[] piece = new byte[1 << 16];
            for (long left = length(); left > 0; left -= piece.length) {
                out.write(piece);
            }
        }
    }
}

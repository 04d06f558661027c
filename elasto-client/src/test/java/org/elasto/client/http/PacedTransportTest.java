package org.elasto.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.elasto.client.Cancellation;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacedTransportTest {

    private static final HttpRequest REQUEST = new HttpRequest(
            "Op", HttpRequest.Replay.SAFE, "GET", "http", "localhost", "/", new Headers(), RequestBody.EMPTY);

    private final StorageException slowDown =
            new StorageException(ErrorKind.RATE_LIMITED, "slow down", true, null, null);

    private final LinkedBlockingQueue<CompletableFuture<HttpResponse>> arrived = new LinkedBlockingQueue<>();
    private final List<Duration> waits = new ArrayList<>();
    private final Timing timing = new Timing(
            Clock.fixed(Instant.parse("2026-11-25T00:00:00Z"), ZoneOffset.UTC),
            () -> 0,
            (wait, cancellation) -> waits.add(wait));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final PacedTransport transport = new PacedTransport(
            new Transport() {
                @Override
                public HttpResponse send(HttpRequest request, Limits limits) {
                    CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
                    arrived.add(answer);
                    try {
                        return answer.join();
                    } catch (CompletionException e) {
                        throw (StorageException) e.getCause();
                    }
                }

                @Override
                public void close() {}
            },
            timing);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private CompletableFuture<Boolean> send(Limits limits) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        transport.send(REQUEST, limits).close();
                        return true;
                    } catch (StorageException e) {
                        return false;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                threads);
    }

    private CompletableFuture<HttpResponse> next() throws InterruptedException {
        CompletableFuture<HttpResponse> answer = arrived.poll(10, TimeUnit.SECONDS);
        assertThat(answer).isNotNull();
        return answer;
    }

    private List<CompletableFuture<HttpResponse>> underWay(int count) throws InterruptedException {
        List<CompletableFuture<HttpResponse>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            CompletableFuture<Boolean> unused = send(Limits.NONE);
        }
        for (int i = 0; i < count; i++) {
            answers.add(next());
        }
        return answers;
    }

    private static HttpResponse good() {
        return new FakeTransport.FakeResponse(200, "");
    }

    @Test
    void halfOfThoseUnderWayGoOnAndThenOneMore() throws Exception {
        List<CompletableFuture<HttpResponse>> eight = underWay(8);
        CompletableFuture<Boolean> refused = send(Limits.NONE);
        next().completeExceptionally(slowDown);
        assertThat(refused.get(10, TimeUnit.SECONDS)).isFalse();

        // Nine were under way, so four and a half may be, and a little more with each success: when a third has ended.
        CompletableFuture<Boolean> waiting = send(Limits.NONE);
        for (CompletableFuture<HttpResponse> answer : eight.subList(0, 2)) {
            answer.complete(good());
        }
        assertThat(arrived.poll(50, TimeUnit.MILLISECONDS)).isNull();
        eight.get(2).complete(good());
        next().complete(good());
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
        eight.subList(3, 8).forEach(answer -> answer.complete(good()));

        // After so many successes there is no bound any more.
        for (int i = 0; i < 2200; i++) {
            CompletableFuture<Boolean> one = send(Limits.NONE);
            next().complete(good());
            assertThat(one.get(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(underWay(100)).hasSize(100);
    }

    @Test
    void whatWasUnderWayTogetherCutsOnce() throws Exception {
        List<CompletableFuture<HttpResponse>> eight = underWay(8);
        eight.forEach(answer -> answer.completeExceptionally(slowDown));
        // Four are left: had each cut, it would be one.
        assertThat(underWay(4)).hasSize(4);
    }

    @Test
    void whoIsAskedToWaitHoldsTheOthers() throws Exception {
        CompletableFuture<Boolean> refused = send(Limits.NONE);
        next().completeExceptionally(slowDown.withRetryAfter(Duration.ofSeconds(7)));
        assertThat(refused.get(10, TimeUnit.SECONDS)).isFalse();
        CompletableFuture<Boolean> later = send(Limits.NONE);
        next().complete(good());
        assertThat(later.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void whoWaitsCanBeCancelled() throws Exception {
        CompletableFuture<Boolean> refused = send(Limits.NONE);
        next().completeExceptionally(slowDown);
        assertThat(refused.get(10, TimeUnit.SECONDS)).isFalse();
        List<CompletableFuture<HttpResponse>> one = underWay(1);
        Cancellation cancellation = new Cancellation();
        Limits limits = Limits.NONE.withCancellation(cancellation);
        cancellation.cancel();
        assertThatThrownBy(() -> transport.send(REQUEST, limits))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("cancelled");
        one.get(0).complete(good());
    }
}

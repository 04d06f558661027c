package org.elasto.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.elasto.client.Cancellation;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.FakeTransport.FakeResponse;
import org.elasto.client.http.HttpRequest.Replay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryingTransportTest {

    private final NotSentException notSent = new NotSentException("refused", new ConnectException());
    private final IOException lost = new IOException("reset");
    private final StorageException busy = answer(ErrorKind.UNEXPECTED, true);
    private final StorageException throttled = answer(ErrorKind.RATE_LIMITED, true);
    private final StorageException denied = answer(ErrorKind.PERMISSION_DENIED, false);

    private final FakeTransport engine = new FakeTransport();
    private final FakeResponse good = new FakeResponse(200, "");
    private final FakeTiming time = new FakeTiming();
    private final Cancellation cancellation = new Cancellation();
    private final RetryingTransport transport = transport(4);

    private static StorageException answer(ErrorKind kind, boolean retryable) {
        return new StorageException(kind, kind.name(), retryable, null, null);
    }

    private RetryingTransport transport(int attempts) {
        return new RetryingTransport(engine, new RetryPolicy(attempts, Backoff.DEFAULT, new Timing(time, time, time)));
    }

    private static HttpRequest request(Replay replay) {
        return request(replay, RequestBody.EMPTY);
    }

    private static HttpRequest request(Replay replay, RequestBody body) {
        return new HttpRequest("Test", replay, "PUT", "http", "h", "/", new Headers(), body);
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void whatSucceedsIsSentOnce() throws IOException {
        engine.then(good);
        assertThat(transport.send(request(Replay.UNSAFE), Limits.NONE)).isSameAs(good);
        assertThat(engine.sent).hasSize(1);
        assertThat(engine.limits).containsExactly(Limits.NONE);
        assertThat(time.waits).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatDidNothingIsSentAgain(Replay replay) throws IOException {
        engine.thenThrow(notSent).thenThrow(busy).then(good);
        assertThat(transport.send(request(replay), Limits.NONE)).isSameAs(good);
        assertThat(engine.sent).hasSize(3);
    }

    @Test
    void aLostAnswerIsAskedForAgainOnlyWhereTwiceIsOnce() throws IOException {
        engine.thenThrow(lost).then(good);
        assertThat(transport.send(request(Replay.SAFE), Limits.NONE)).isSameAs(good);
        engine.thenThrow(busy).thenThrow(lost);
        assertThatThrownBy(() -> transport.send(request(Replay.UNSAFE), Limits.NONE))
                .isSameAs(lost)
                .hasSuppressedException(busy);
        assertThat(engine.sent).hasSize(4);
    }

    @Test
    void whatWillNotSucceedIsNotSentAgain() {
        engine.thenThrow(denied);
        assertThatThrownBy(() -> transport.send(request(Replay.SAFE), Limits.NONE))
                .isSameAs(denied);
        assertThat(engine.sent).hasSize(1);
    }

    @Test
    void aBodyThatComesOnceIsSentAgainOnlyIfNothingOfItWasUsed() throws IOException {
        RequestBody once = RequestBody.once(new ByteArrayInputStream(new byte[1]), 1);
        engine.thenThrow(notSent).then(good);
        assertThat(transport.send(request(Replay.SAFE, once), Limits.NONE)).isSameAs(good);
        for (Exception failure : new Exception[] {lost, busy}) {
            engine.thenThrow(failure);
            assertThatThrownBy(() -> transport.send(request(Replay.SAFE, once), Limits.NONE))
                    .isSameAs(failure);
        }
        assertThat(engine.sent).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void attemptsAreCounted(int attempts) {
        StorageException last = answer(ErrorKind.UNEXPECTED, true);
        for (int i = 1; i < attempts; i++) {
            engine.thenThrow(busy);
        }
        engine.thenThrow(last);
        assertThatThrownBy(() -> transport(attempts).send(request(Replay.SAFE), Limits.NONE))
                .isSameAs(last);
        assertThat(engine.sent).hasSize(attempts);
    }

    @Test
    void waitsDoubleUpToTheCap() {
        for (int i = 0; i < 12; i++) {
            engine.thenThrow(busy);
        }
        assertThatThrownBy(() -> transport(12).send(request(Replay.SAFE), Limits.NONE))
                .isSameAs(busy);
        assertThat(time.waits)
                .containsExactly(
                        ms(100), ms(200), ms(400), ms(800), ms(1600), ms(3200), ms(6400), ms(12800), ms(20000),
                        ms(20000), ms(20000));
    }

    @Test
    void waitsAreLongerWhenTheServiceAsksForFewerRequests() throws IOException {
        engine.thenThrow(throttled).thenThrow(throttled).then(good);
        transport.send(request(Replay.SAFE), Limits.NONE).close();
        assertThat(time.waits).containsExactly(ms(1000), ms(2000));
    }

    @Test
    void chanceTakesAnythingFromNothingToTheLimit() {
        RandomGenerator random = new java.util.Random(7);
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < 10_000; i++) {
            long wait = Backoff.DEFAULT.delay(3, false, random).toMillis();
            least = Math.min(least, wait);
            most = Math.max(most, wait);
        }
        assertThat(least).isZero();
        assertThat(most).isEqualTo(400);
        assertThat(Backoff.DEFAULT.delay(Integer.MAX_VALUE, true, random)).isLessThanOrEqualTo(ms(20_000));
    }

    @Test
    void whatTheServiceAsksForIsWaitedUpToTheCap() throws IOException {
        engine.thenThrow(busy.withRetryAfter(ms(3000)))
                .thenThrow(busy.withRetryAfter(ms(1)))
                .thenThrow(busy.withRetryAfter(Duration.ofDays(365)))
                .then(good);
        transport.send(request(Replay.SAFE), Limits.NONE).close();
        assertThat(time.waits).containsExactly(ms(3000), ms(200), ms(20_000));
    }

    @Test
    void eachAttemptHasWhatIsLeftOfTheDeadline() throws IOException {
        engine.then((request, limits) -> {
                    time.now = time.now.plusMillis(500);
                    throw lost;
                })
                .thenThrow(lost)
                .then(good);
        transport.send(request(Replay.SAFE), new Limits(ms(2000), cancellation)).close();
        assertThat(engine.limits)
                .containsExactly(
                        new Limits(ms(2000), cancellation),
                        new Limits(ms(1400), cancellation),
                        new Limits(ms(1200), cancellation));
    }

    @Test
    void noWaitReachesBeyondTheDeadline() {
        StorageException later = busy.withRetryAfter(ms(2000));
        engine.thenThrow(later);
        assertThatThrownBy(() -> transport.send(request(Replay.SAFE), new Limits(ms(2000), null)))
                .isSameAs(later);
        assertThat(time.waits).isEmpty();
    }

    @Test
    void aBudgetEndsTheRetriesOfAServiceThatIsDown() throws IOException {
        RetryingTransport many = transport(100);
        for (int i = 0; i < 102; i++) {
            engine.thenThrow(lost);
        }
        assertThatThrownBy(() -> many.send(request(Replay.SAFE), Limits.NONE)).isSameAs(lost);
        // 99 of 100 are spent; one is left.
        assertThatThrownBy(() -> many.send(request(Replay.SAFE), Limits.NONE)).isSameAs(lost);
        assertThat(engine.sent).hasSize(102);
        // Five that succeed at once pay for one more retry, and that, when it succeeds, for the next.
        for (int i = 0; i < 5; i++) {
            engine.then(good);
            many.send(request(Replay.SAFE), Limits.NONE).close();
        }
        for (int i = 0; i < 3; i++) {
            engine.thenThrow(lost).then(good);
            many.send(request(Replay.SAFE), Limits.NONE).close();
        }
        assertThat(engine.sent).hasSize(102 + 5 + 6);
    }

    @Test
    void anInterruptEndsTheWaiting() {
        engine.thenThrow(busy);
        time.whileWaiting = () -> Thread.currentThread().interrupt();
        assertThatThrownBy(() -> transport.send(request(Replay.SAFE), Limits.NONE))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("was interrupted")
                .hasSuppressedException(busy);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(engine.sent).hasSize(1);
    }

    @Test
    void aCancellationEndsTheWaiting() {
        engine.thenThrow(busy);
        time.whileWaiting = cancellation::cancel;
        assertThatThrownBy(() -> transport.send(request(Replay.SAFE), new Limits(null, cancellation)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("was cancelled")
                .hasCause(busy);
        assertThat(engine.sent).hasSize(1);
    }

    @Test
    void theRealPauseEndsAtOnceWhenCancelledOrInterrupted() throws Exception {
        Thread canceller = new Thread(cancellation::cancel);
        canceller.start();
        Pause.REAL.waitFor(Duration.ofDays(1), cancellation);
        canceller.join();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Pause.REAL.waitFor(Duration.ofDays(1), null)).isInstanceOf(InterruptedException.class);
        Pause.REAL.waitFor(ms(1), null);
    }

    @Test
    void closingClosesTheEngine() {
        transport.close();
        assertThat(engine.closed).isTrue();
    }
}

package org.elasto.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.FakeTransport.FakeResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Retry, then sign, then send, and judge what comes back: each attempt is signed afresh, each answer judged once. */
class ExchangeOrderTest {

    private final FakeTiming clock = new FakeTiming();

    private final List<String> steps = new ArrayList<>();
    private final AtomicInteger signatures = new AtomicInteger();
    private final FakeTransport engine = new FakeTransport();
    private final HttpRequest request =
            new HttpRequest("Test", HttpRequest.Replay.SAFE, "GET", "http", "h", "/", new Headers(), RequestBody.EMPTY);

    private HttpRequest sign(HttpRequest unsigned) {
        int number = signatures.incrementAndGet();
        steps.add("sign " + number);
        assertThat(unsigned).isSameAs(request);
        return unsigned.withHeaders(new Headers(unsigned.headers()).add("Authorization", "signature " + number));
    }

    private @Nullable StorageException judge(HttpRequest sent, HttpResponse response) {
        steps.add("judge " + response.status() + " of " + sent.headers().first("Authorization"));
        return switch (response.status()) {
            case 200 -> null;
            case 503 -> new StorageException(ErrorKind.RATE_LIMITED, "busy", true, null, null);
            default -> new StorageException(ErrorKind.NOT_FOUND, "missing");
        };
    }

    private Transport pipeline(Judge judge) {
        clock.whileWaiting = () -> steps.add("wait");
        Timing timing = new Timing(clock, new Random(1), clock);
        return Pipeline.of(engine, this::sign, judge, new RetryPolicy(3, Backoff.DEFAULT, timing));
    }

    private FakeTransport.Turn answering(FakeResponse response) {
        return (sent, limits) -> {
            steps.add("send " + sent.headers().first("Authorization"));
            return response;
        };
    }

    @Test
    void eachAttemptIsSignedAfreshAndJudgedInsideTheRetries() throws IOException {
        FakeResponse busy = new FakeResponse(503, "");
        FakeResponse good = new FakeResponse(200, "");
        engine.then(answering(busy)).thenThrow(new IOException("lost")).then(answering(good));
        assertThat(pipeline(this::judge).send(request, Limits.NONE)).isSameAs(good);
        assertThat(steps)
                .containsExactly(
                        "sign 1",
                        "send signature 1",
                        "judge 503 of signature 1",
                        "wait",
                        "sign 2",
                        "wait",
                        "sign 3",
                        "send signature 3",
                        "judge 200 of signature 3");
        assertThat(busy.closed).isTrue();
        assertThat(good.closed).isFalse();
        assertThat(request.headers()).isEmpty();
    }

    @Test
    void aFailureThatStaysOneIsThrownAndItsAnswerClosed() {
        FakeResponse missing = new FakeResponse(404, "");
        engine.then(missing);
        assertThatThrownBy(() -> pipeline(this::judge).send(request, Limits.NONE))
                .hasMessage("missing");
        assertThat(missing.closed).isTrue();
        assertThat(signatures).hasValue(1);
    }

    @Test
    void anAnswerThatCannotBeJudgedIsClosed() {
        FakeResponse[] answers = {new FakeResponse(500, ""), new FakeResponse(500, "")};
        Judge unable = (sent, response) -> {
            if (response == answers[0]) {
                throw new IOException("cut off");
            }
            throw new IllegalStateException("a bug");
        };
        engine.then(answers[0]).then(answers[1]);
        assertThatThrownBy(() -> pipeline(unable).send(request, Limits.NONE)).hasMessage("a bug");
        assertThat(answers[0].closed).isTrue();
        assertThat(answers[1].closed).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | | 7",
                " 0 | | 0",
                "999999999999999999 | | 20",
                "Tue, 24 Nov 2026 12:00:09 GMT | | 9",
                "Tue, 24 Nov 2026 11:00:00 GMT | | 0",
                "Tue, 24 Nov 2026 13:00:05 GMT | Tue, 24 Nov 2026 13:00:00 GMT | 5"
            })
    void theServiceIsWaitedFor(String retryAfter, @Nullable String date, int seconds) throws IOException {
        FakeResponse busy = new FakeResponse(503, "");
        busy.headers.add("retry-after", retryAfter).addIfPresent("Date", date);
        engine.then(busy).then(new FakeResponse(200, ""));
        pipeline(this::judge).send(request, Limits.NONE).close();
        assertThat(clock.waits).hasSize(1);
        // Chance may add up to the second that a throttled request waits anyway.
        assertThat(clock.waits.get(0)).isBetween(Duration.ofSeconds(seconds), Duration.ofSeconds(Math.max(1, seconds)));
    }

    @ParameterizedTest
    @CsvSource({"-1", "soon", "''", "1.5", "12345678901234567890", "٣"})
    void whatCannotBeReadIsNotWaitedFor(String retryAfter) {
        assertThat(RetryAfter.of(new Headers().add("Retry-After", retryAfter), clock))
                .isNull();
    }
}

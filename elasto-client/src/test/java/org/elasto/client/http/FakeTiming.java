package org.elasto.client.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.elasto.client.Cancellation;
import org.jspecify.annotations.Nullable;

/** A clock that waiting moves, and chance that always takes the highest. */
final class FakeTiming extends Clock implements RandomGenerator, Pause {

    final List<Duration> waits = new ArrayList<>();
    Instant now = Instant.parse("2026-11-24T12:00:00Z");
    Runnable whileWaiting = () -> {};

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long nextLong() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long nextLong(long bound) {
        return bound - 1;
    }

    @Override
    public void waitFor(Duration wait, @Nullable Cancellation cancellation) throws InterruptedException {
        waits.add(wait);
        now = now.plus(wait);
        whileWaiting.run();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}

package org.elasto.client.s3;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The time at an endpoint, which is not always ours. Thread-safe. */
final class S3Clock {

    /** Less than that is the time an answer takes. */
    private static final Duration NOTICED = Duration.ofSeconds(30);

    /** Services bear with 15 minutes; close to that an answer that gives no reason may have this one. */
    private static final Duration SUSPECT = Duration.ofMinutes(5);

    private final Clock clock;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    S3Clock(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().plus(ahead.get());
    }

    /** Whether it is so late or early there that a signature of ours may be refused for it. */
    boolean isFar(Instant there) {
        return Duration.between(now(), there).abs().compareTo(SUSPECT) > 0;
    }

    /** Hears what time it is there; tells whether that was news. */
    boolean hear(Instant there) {
        Duration before = ahead.get();
        Duration now = Duration.between(clock.instant(), there);
        if (now.minus(before).abs().compareTo(NOTICED) < 0) {
            return false;
        }
        ahead.set(now);
        return true;
    }
}

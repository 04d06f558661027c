package org.elasto.client.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * A clock for how long something has lasted: it goes with the machine's timer, so that setting the time of day back does
 * not make anything last longer, and jumps ahead when the time of day does, as after the machine slept while its timer
 * stood still. It never goes back. Thread-safe.
 */
final class SteadyClock extends Clock {

    /** What the time of day drifts against the timer between two looks is less; what is more, was a leap. */
    private static final Duration LEAP = Duration.ofSeconds(1);

    private final Clock day;
    private final LongSupplier nanos;
    private final Instant origin;
    private final long start;
    private Duration slept = Duration.ZERO;
    private Duration ahead = Duration.ZERO;

    /**
     * Begins with the time of day.
     *
     * @param day the time of day
     * @param nanos the timer, in nanoseconds from anywhere
     */
    SteadyClock(Clock day, LongSupplier nanos) {
        this.day = day;
        this.nanos = nanos;
        this.origin = day.instant();
        this.start = nanos.getAsLong();
    }

    @Override
    public synchronized Instant instant() {
        Duration timer = Duration.ofNanos(nanos.getAsLong() - start);
        Duration now = Duration.between(origin, day.instant()).minus(timer);
        Duration leap = now.minus(ahead);
        ahead = now;
        if (leap.compareTo(LEAP) > 0) {
            slept = slept.plus(leap);
        }
        return origin.plus(timer).plus(slept);
    }

    @Override
    public ZoneId getZone() {
        return day.getZone();
    }

    /** The zone means nothing to durations. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

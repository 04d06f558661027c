package org.elasto.client.http;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * Time and chance, as retries need them.
 *
 * @param clock for deadlines, and for dates until which a service asks to wait
 * @param random for how long to wait; thread-safe
 * @param pause for the waiting
 */
public record Timing(Clock clock, RandomGenerator random, Pause pause) {

    /** The real ones. */
    public static final Timing REAL =
            new Timing(Clock.systemUTC(), () -> ThreadLocalRandom.current().nextLong(), Pause.REAL);
}

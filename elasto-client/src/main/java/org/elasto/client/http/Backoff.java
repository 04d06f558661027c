package org.elasto.client.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a request is sent again: anything from nothing to a limit that doubles with each attempt, so
 * that clients who failed together do not come back together.
 *
 * @param base the limit before the second attempt
 * @param throttled the same when the service asked for fewer requests
 * @param cap the highest limit, also of what a service asks for
 */
public record Backoff(Duration base, Duration throttled, Duration cap) {

    /** 100 ms, 1 s if throttled, at most 20 s. */
    public static final Backoff DEFAULT =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(20));

    /**
     * The wait after a failed attempt.
     *
     * @param attempt which one failed, from 1
     */
    Duration delay(int attempt, boolean isThrottled, RandomGenerator random) {
        long first = (isThrottled ? throttled : base).toMillis();
        int doublings = Math.min(attempt - 1, 30);
        long limit = Math.min(cap.toMillis(), first << doublings);
        return Duration.ofMillis(random.nextLong(limit + 1));
    }
}

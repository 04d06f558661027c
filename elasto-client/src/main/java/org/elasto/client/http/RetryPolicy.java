package org.elasto.client.http;

import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;

/**
 * How failed requests are sent again.
 *
 * @param maxAttempts how often a request is sent at most, the first time included; at least 1
 * @param backoff how long to wait in between
 * @param timing time and chance
 */
public record RetryPolicy(int maxAttempts, Backoff backoff, Timing timing) {

    public RetryPolicy {
        if (maxAttempts < 1) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a request is sent once at least");
        }
    }

    /** So many attempts, with the preset waits. */
    public static RetryPolicy of(int maxAttempts) {
        return new RetryPolicy(maxAttempts, Backoff.DEFAULT, Timing.REAL);
    }
}

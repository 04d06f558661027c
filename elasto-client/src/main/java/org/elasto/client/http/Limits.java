package org.elasto.client.http;

import java.time.Duration;
import org.elasto.client.Cancellation;
import org.elasto.client.RequestListener;
import org.jspecify.annotations.Nullable;

/**
 * When to give a request up, and who is told of it.
 *
 * @param deadline how long it may take from the first byte sent to the last byte of the body read, all attempts
 *     included; null for as long as bytes keep moving
 * @param cancellation ends it from another thread; null if nobody will. An interrupt of the calling thread always does
 * @param listener is told of each attempt; null for nobody
 */
public record Limits(
        @Nullable Duration deadline,
        @Nullable Cancellation cancellation,
        @Nullable RequestListener listener) {

    /** No deadline, no cancellation, no listener. */
    public static final Limits NONE = new Limits(null, null, null);

    public Limits(@Nullable Duration deadline, @Nullable Cancellation cancellation) {
        this(deadline, cancellation, null);
    }

    public Limits withDeadline(@Nullable Duration value) {
        return new Limits(value, cancellation, listener);
    }

    public Limits withCancellation(@Nullable Cancellation value) {
        return new Limits(deadline, value, listener);
    }

    public Limits withListener(@Nullable RequestListener value) {
        return new Limits(deadline, cancellation, value);
    }
}

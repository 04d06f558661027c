package org.elasto.client.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When to give a request up.
 *
 * @param deadline how long it may take from the first byte sent to the last byte of the body read, all attempts
 *     included; null for as long as bytes keep moving
 * @param cancellation ends it from another thread; null if nobody will. An interrupt of the calling thread always does
 */
public record Limits(@Nullable Duration deadline, @Nullable Cancellation cancellation) {

    /** No deadline, no cancellation. */
    public static final Limits NONE = new Limits(null, null);
}

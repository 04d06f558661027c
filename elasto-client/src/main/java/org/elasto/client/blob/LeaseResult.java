package org.elasto.client.blob;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of a lease.
 *
 * @param id what it has now; null after a break
 * @param time how long it still holds after a break, else zero
 */
public record LeaseResult(@Nullable String id, Duration time) {}

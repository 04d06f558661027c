package org.elasto.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What lease to ask for. Begin with {@link #of} or {@link #INFINITE}.
 *
 * @param duration how long it holds without being renewed, 15 to 60 s in whole seconds; null for ever
 * @param id the id to ask for, a UUID; null for a new one
 * @param renewing whether it renews itself in the background until it is released
 * @param listener hears of its loss; null if nobody does
 */
public record LeaseOptions(
        @Nullable Duration duration,
        @Nullable String id,
        boolean renewing,
        @Nullable LeaseListener listener) {

    /** Holds until it is released or broken. */
    public static final LeaseOptions INFINITE = new LeaseOptions(null, null, false, null);

    public LeaseOptions {
        boolean whole = duration == null || duration.toSeconds() * 1000 == duration.toMillis();
        if (!whole || (duration != null && (duration.toSeconds() < 15 || duration.toSeconds() > 60))) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "a lease holds 15 to 60 whole seconds, or for ever: " + duration);
        }
    }

    /** A lease of that duration that renews itself. */
    public static LeaseOptions of(Duration duration) {
        return new LeaseOptions(duration, null, true, null);
    }

    public LeaseOptions withId(@Nullable String value) {
        return new LeaseOptions(duration, value, renewing, listener);
    }

    public LeaseOptions withRenewing(boolean value) {
        return new LeaseOptions(duration, id, value, listener);
    }

    public LeaseOptions withListener(@Nullable LeaseListener value) {
        return new LeaseOptions(duration, id, renewing, value);
    }
}

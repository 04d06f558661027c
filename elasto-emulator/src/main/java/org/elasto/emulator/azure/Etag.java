package org.elasto.emulator.azure;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An entity tag: the ticks of the moment of modification in hexadecimal. Immutable.
 *
 * @param modified to 100 nanoseconds; Last-Modified is the same moment to the second
 */
public record Etag(Instant modified) {

    /** Without quotes, as lists of blobs have it: {@code 0x8D702792C113C3A}. */
    public String bare() {
        return "0x" + Long.toHexString(AzureDates.ticks(modified)).toUpperCase(Locale.ROOT);
    }

    /** In quotes, as headers have it. */
    public String quoted() {
        return '"' + bare() + '"';
    }

    /** The value of Last-Modified. */
    public String lastModified() {
        return AzureDates.http(modified);
    }

    @Override
    public String toString() {
        return bare();
    }

    /**
     * Hands out tags and ids that rise and never repeat, even while the clock stands still or is put back. Thread-safe.
     */
    public static final class Source {

        private final Clock clock;
        private final AtomicLong latest = new AtomicLong();
        private final AtomicLong latestSecond = new AtomicLong();

        /** A source that follows a clock. */
        public Source(Clock clock) {
            this.clock = clock;
        }

        /** A tag of now, or of a tick behind the one before. */
        public Etag next() {
            return new Etag(nextMoment());
        }

        /** A moment for the id of a snapshot or version; shares its order with the tags. */
        public Instant nextMoment() {
            long now = AzureDates.ticks(clock.instant());
            return AzureDates.ofTicks(latest.updateAndGet(before -> Math.max(now, before + 1)));
        }

        /** A whole second for the id of a share's snapshot: two of them never fall into one second. */
        public Instant nextSecond() {
            long now = clock.instant().getEpochSecond();
            return Instant.ofEpochSecond(latestSecond.updateAndGet(before -> Math.max(now, before + 1)));
        }
    }
}

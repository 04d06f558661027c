package org.elasto.emulator.s3;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A moment to the second, as S3 keeps it, with both of its written forms; whatever was written in the same second
 * shares one. Immutable.
 *
 * @param epochSecond seconds since 1970
 * @param http as headers have it: {@code Tue, 24 Nov 2026 08:00:00 GMT}
 * @param iso as documents have it: {@code 2026-11-24T08:00:00.000Z}
 */
record Timestamp(long epochSecond, String http, String iso) {

    private static final DateTimeFormatter HTTP = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.000'Z'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static Timestamp of(Instant moment) {
        return new Timestamp(moment.getEpochSecond(), HTTP.format(moment), ISO.format(moment));
    }

    Instant instant() {
        return Instant.ofEpochSecond(epochSecond);
    }

    /** The present of a clock, formatted once a second. Thread-safe. */
    static final class Source {

        private final Clock clock;
        private volatile Timestamp latest;

        Source(Clock clock) {
            this.clock = clock;
            this.latest = of(clock.instant());
        }

        Timestamp now() {
            Instant now = clock.instant();
            Timestamp known = latest;
            if (known.epochSecond != now.getEpochSecond()) {
                known = of(now);
                latest = known;
            }
            return known;
        }
    }
}

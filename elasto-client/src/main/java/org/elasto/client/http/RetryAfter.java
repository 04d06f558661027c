package org.elasto.client.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads how long a service asks to wait: seconds, or a date. */
final class RetryAfter {

    /** Longer is cut to this, which is beyond every cap, so that no sum overflows. */
    private static final long LONGEST_SECONDS = 365 * 86400L;

    private RetryAfter() {}

    /** The wait, never negative; null if the answer has none that can be read. */
    static @Nullable Duration of(Headers headers, Clock clock) {
        String value = headers.first("Retry-After");
        if (value == null) {
            return null;
        }
        String text = value.strip();
        if (!text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Duration.ofSeconds(Math.min(LONGEST_SECONDS, Long.parseLong(text)));
        }
        Instant until = date(text);
        if (until == null) {
            return null;
        }
        // The date is by the service's clock, which may not be ours.
        String sent = headers.first("Date");
        Instant now = sent == null ? null : date(sent.strip());
        Duration wait = Duration.between(now == null ? clock.instant() : now, until);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static @Nullable Instant date(String text) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }
}

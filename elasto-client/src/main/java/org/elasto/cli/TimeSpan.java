package org.elasto.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as they are typed. */
final class TimeSpan {

    private static final Pattern PART = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private TimeSpan() {}

    /**
     * Reads {@code 90} (seconds), {@code 90s}, {@code 1h30m}, {@code 7d} or {@code 500ms}.
     *
     * @throws CliException if the text is none of these
     */
    static Duration parse(String text) {
        boolean bare = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        String whole = bare ? text + "s" : text;
        Matcher parts = PART.matcher(whole);
        Duration sum = Duration.ZERO;
        int at = 0;
        while (parts.find() && parts.start() == at) {
            at = parts.end();
            sum = sum.plus(part(Long.parseLong(parts.group(1)), parts.group(2)));
        }
        if (at == 0 || at < whole.length()) {
            throw CliException.usage(
                    "'" + text + "' is no duration: give seconds, or for instance 500ms, 90s, 1h30m, 7d");
        }
        return sum;
    }

    private static Duration part(long count, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}

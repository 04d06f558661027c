package org.elasto.client.azure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The dates of Azure Storage: RFC 1123 in header fields and listings, ISO 8601 in signatures and names of snapshots. */
public final class AzureDates {

    private static final DateTimeFormatter RFC1123 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter FILE_TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private AzureDates() {}

    public static String rfc1123(Instant time) {
        return RFC1123.format(time);
    }

    /** In whole seconds, as signatures have it. */
    public static String iso8601(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /** As times of files are written, to the tenth of a microsecond; null for none. */
    public static @Nullable String fileTime(@Nullable Instant time) {
        return time == null ? null : FILE_TIME.format(time);
    }

    /** Reads the time of a file; null if there is none that can be read. */
    public static @Nullable Instant readFileTime(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Reads a date of RFC 1123; null if there is none that can be read. */
    public static @Nullable Instant read(@Nullable String text) {
        try {
            return text == null ? null : DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }
}

package org.elasto.emulator.azure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moments as Azure writes and reads them; its own clock ticks every 100 nanoseconds. */
public final class AzureDates {

    private static final DateTimeFormatter HTTP_OUT =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final DateTimeFormatter HTTP_IN = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("EEE, d MMM uuuu HH:mm:ss 'GMT'")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter ISO_OUT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'", Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter SAS_TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 7, true)
            .optionalEnd()
            .optionalEnd()
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);

    /** Seconds from 0001-01-01 to 1970-01-01. */
    private static final long EPOCH = 62_135_596_800L;

    private AzureDates() {}

    /** As headers have it: {@code Tue, 24 Nov 2026 08:00:00 GMT}; fractions of a second are dropped. */
    public static String http(Instant moment) {
        return HTTP_OUT.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** As documents and snapshot ids have it: {@code 2026-11-24T08:00:00.1234567Z}. */
    public static String iso(Instant moment) {
        return ISO_OUT.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** Reads a date of a header, or null if the text is none. */
    public static @Nullable Instant parseHttp(String text) {
        try {
            return LocalDateTime.parse(text.strip(), HTTP_IN).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Reads a snapshot or version id, seven digits behind the point, or null if the text is none. */
    public static @Nullable Instant parseIso(String text) {
        if (text.length() != 28 || text.charAt(19) != '.') {
            return null;
        }
        try {
            return LocalDateTime.parse(text, ISO_OUT).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * Reads a start or expiry of a SAS or a stored policy: a day, or a time to the minute, the second or a fraction of
     * it, with its zone.
     *
     * @return null if the text is none of these
     */
    public static @Nullable Instant parseSas(String text) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text, DAY).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return Instant.from(SAS_TIME.parse(text));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Ticks of 100 nanoseconds since the year 1, as .NET counts them. */
    static long ticks(Instant moment) {
        return (moment.getEpochSecond() + EPOCH) * 10_000_000 + moment.getNano() / 100;
    }

    static Instant ofTicks(long ticks) {
        return Instant.ofEpochSecond(ticks / 10_000_000 - EPOCH, ticks % 10_000_000 * 100);
    }
}

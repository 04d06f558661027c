package org.elasto.emulator.s3;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Reads the three forms of a date that HTTP allows, and the ISO 8601 form that S3 takes beside them. */
final class HttpDates {

    private static final List<DateTimeFormatter> FORMS = List.of(
            form("EEE, d MMM uuuu HH:mm:ss 'GMT'"),
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
                    .appendPattern(" HH:mm:ss 'GMT'")
                    .toFormatter(Locale.ENGLISH),
            form("EEE MMM ppd HH:mm:ss uuuu"),
            form("uuuu-MM-dd'T'HH:mm:ss[.SSS]'Z'"));

    private HttpDates() {}

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }

    /** Seconds since 1970, or empty where the text is no date. */
    static OptionalLong epochSecond(String text) {
        String date = text.strip();
        for (DateTimeFormatter form : FORMS) {
            try {
                return OptionalLong.of(LocalDateTime.parse(date, form).toEpochSecond(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                // Not this form; the next one may be it.
            }
        }
        return OptionalLong.empty();
    }
}

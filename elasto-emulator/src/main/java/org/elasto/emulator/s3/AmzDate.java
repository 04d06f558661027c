package org.elasto.emulator.s3;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The basic form of ISO 8601 that signatures use: {@code 20130524T000000Z}. */
final class AmzDate {

    private AmzDate() {}

    /** The moment, or null for what is not of this form or no date. */
    static @Nullable Instant parse(String text) {
        if (text.length() != 16 || text.charAt(8) != 'T' || text.charAt(15) != 'Z') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 4, 6);
        int day = digits(text, 6, 8);
        int hour = digits(text, 9, 11);
        int minute = digits(text, 11, 13);
        int second = digits(text, 13, 15);
        if (Math.min(Math.min(Math.min(year, month), Math.min(day, hour)), Math.min(minute, second)) < 0) {
            return null;
        }
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The moment of a Date header, or null. */
    static @Nullable Instant ofHttp(@Nullable String text) {
        OptionalLong second = text == null ? OptionalLong.empty() : HttpDates.epochSecond(text);
        return second.isPresent() ? Instant.ofEpochSecond(second.getAsLong()) : null;
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** {@code 20130524T000000Z}. */
    static String format(Instant moment) {
        ZonedDateTime utc = moment.atZone(ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(16);
        pad(text, utc.getYear() / 100);
        pad(text, utc.getYear() % 100);
        pad(text, utc.getMonthValue());
        pad(text, utc.getDayOfMonth());
        text.append('T');
        pad(text, utc.getHour());
        pad(text, utc.getMinute());
        pad(text, utc.getSecond());
        return text.append('Z').toString();
    }

    private static void pad(StringBuilder text, int value) {
        text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }

    /** {@code 2013-05-24T00:00:00Z}, as error documents have it. */
    static String iso(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

package org.elasto.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people read them, in powers of 1024. */
final class ByteSize {

    private static final String UNITS = "KMGTPE";

    /** A number, then perhaps a unit, of which only the first letter must be there. */
    private static final Pattern TEXT =
            Pattern.compile("([0-9]{1,19})(?:([KMGTPE])(B|iB)?|B)?", Pattern.CASE_INSENSITIVE);

    private ByteSize() {}

    /**
     * Reads a number of bytes: {@code 512}, {@code 4K} or {@code 4KiB} in powers of 1024, {@code 4KB} in powers of 1000,
     * upper or lower case.
     *
     * @throws CliException if the text is none of these, or too large
     */
    static long parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw CliException.usage("'" + text + "' is no size: give bytes, or a number with K, M, G, T or KB, MB …");
        }
        String unit = parts.group(2);
        int power = unit == null ? 0 : UNITS.indexOf(unit.toUpperCase(Locale.ROOT)) + 1;
        long bytes;
        try {
            bytes = Long.parseLong(parts.group(1));
            for (int i = 0; i < power; i++) {
                bytes = Math.multiplyExact(bytes, "B".equalsIgnoreCase(parts.group(3)) ? 1000L : 1024L);
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw CliException.usage("'" + text + "' is more than any file holds");
        }
        return bytes;
    }

    /** For instance {@code 0 B}, {@code 1023 B}, {@code 1.5 KiB}; never more than 10 characters. */
    static String format(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        // 1023.95 would be rounded to 1024.0 of the smaller unit.
        double value = bytes / 1024.0;
        int unit = 0;
        while (value >= 1023.95 && unit < UNITS.length() - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %ciB", value, UNITS.charAt(unit));
    }
}

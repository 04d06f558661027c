package org.elasto.cli;

import java.util.Locale;

/** Sizes as people read them, in powers of 1024. */
final class ByteSize {

    private static final String UNITS = "KMGTPE";

    private ByteSize() {}

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

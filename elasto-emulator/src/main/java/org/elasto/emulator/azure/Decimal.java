package org.elasto.emulator.azure;

/** Decimal numbers as the wire gives them: ASCII digits and nothing else. */
public final class Decimal {

    private Decimal() {}

    /** At most nine digits as a number; -1 for no digit, for more, or for anything else among them. */
    public static int parse(String text, int from, int to) {
        if (to - from > 9) {
            return -1;
        }
        return (int) parseLong(text.substring(from, to));
    }

    /** A number up to 2^63-1; -1 for no digit, for a larger number, or for anything else among the digits. */
    public static long parseLong(String text) {
        if (text.isEmpty()) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Appends a number with leading zeros. */
    static StringBuilder padded(int number, int width, StringBuilder out) {
        String digits = Integer.toString(number);
        return out.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }
}

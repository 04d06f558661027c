package org.elasto.emulator.s3;

/** Decimal numbers as the wire gives them: ASCII digits and nothing else. */
final class Digits {

    private Digits() {}

    /**
     * Reads {@code text} between two indexes.
     *
     * @return the number, {@link Long#MAX_VALUE} where it is larger than that; -1 unless there is at least one
     *     character and each is an ASCII digit
     */
    static long parse(CharSequence text, int from, int to) {
        if (from >= to) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : value * 10 + digit;
        }
        return value;
    }

    static long parse(CharSequence text) {
        return parse(text, 0, text.length());
    }
}

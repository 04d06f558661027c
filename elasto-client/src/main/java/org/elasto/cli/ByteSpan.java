package org.elasto.cli;

/**
 * The bytes that {@code --range} asks for, counted from 0, both ends included, as in an HTTP range.
 *
 * @param first the first byte, or -1 when only the length from the end is given
 * @param last the last byte, or -1 for the end of the file; without {@code first} the number of bytes from the end
 */
record ByteSpan(long first, long last) {

    /** Everything. */
    static final ByteSpan ALL = new ByteSpan(0, -1);

    /**
     * Reads {@code A-B}, {@code A-} or {@code -N}.
     *
     * @throws CliException if the text is none of these
     */
    static ByteSpan parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0 || text.length() == 1) {
            throw refused(text);
        }
        long first = dash == 0 ? -1 : number(text, text.substring(0, dash));
        long last = dash == text.length() - 1 ? -1 : number(text, text.substring(dash + 1));
        if (first >= 0 && last >= 0 && last < first) {
            throw refused(text);
        }
        return new ByteSpan(first, last);
    }

    /** Whether the size of the file must be known to find the first byte. */
    boolean fromEnd() {
        return first < 0;
    }

    /**
     * Where to begin.
     *
     * @param size of the file; asked for only when {@link #fromEnd}
     */
    long offset(long size) {
        return fromEnd() ? Math.max(0, size - last) : first;
    }

    /** How many bytes at most, or -1 for all up to the end. */
    long length() {
        return fromEnd() || last < 0 ? -1 : last - first + 1;
    }

    private static long number(String text, String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                throw refused(text);
            }
        }
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw refused(text);
        }
    }

    private static CliException refused(String text) {
        return CliException.usage("'" + text + "' is no range: give A-B, A- or -N, bytes counted from 0");
    }
}

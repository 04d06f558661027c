package org.elasto.conformance.exerciser;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file is not what its shadow is. */
final class Difference extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Difference(String message) {
        super(message);
    }

    Difference(String message, Throwable cause) {
        super(message, cause);
    }

    static void require(boolean good, String message) {
        if (!good) {
            throw new Difference(message);
        }
    }

    static void requireEqual(String what, @Nullable Object expected, @Nullable Object there) {
        require(Objects.equals(expected, there), what + " should be " + expected + " and is " + there);
    }

    /**
     * Compares content.
     *
     * @param shadow the whole shadow
     * @param from where the part begins that was read
     * @param length how much of it
     */
    static void requireSame(byte[] shadow, int from, int length, byte[] there) {
        int at = Arrays.mismatch(shadow, from, from + length, there, 0, there.length);
        if (at >= 0) {
            String expected = at < length ? Integer.toHexString(shadow[from + at] & 0xFF) : "the end";
            String found = at < there.length ? Integer.toHexString(there[at] & 0xFF) : "the end";
            throw new Difference("at " + (from + at) + " should be " + expected + " and is " + found + "; " + length
                    + " bytes expected from " + from + ", " + there.length + " there");
        }
    }
}

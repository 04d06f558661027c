package org.elasto.emulator.s3;

import org.jspecify.annotations.Nullable;

/** Bounds in the order of UTF-8 bytes. */
final class KeyRange {

    private KeyRange() {}

    /**
     * The smallest string that sorts after every string beginning with {@code prefix}; null if there is none.
     */
    static @Nullable String after(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            end -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                // Surrogates are no characters: nothing in UTF-8 lies between U+D7FF and U+E000.
                int next = last == 0xD7FF ? 0xE000 : last + 1;
                return new StringBuilder(end + 2)
                        .append(prefix, 0, end)
                        .appendCodePoint(next)
                        .toString();
            }
        }
        return null;
    }
}

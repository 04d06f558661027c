package org.elasto.emulator.store;

import java.io.Serializable;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Orders strings as their UTF-8 bytes are ordered, which is not the order of {@link String#compareTo}: a supplementary
 * character sorts after U+FFFF, although its surrogates sort before U+E000.
 */
public enum Utf8Order implements Comparator<String>, Serializable {
    INSTANCE;

    @Override
    public int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean xSurrogate = Character.isSurrogate(x);
                return xSurrogate == Character.isSurrogate(y) ? x - y : xSurrogate ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }

    /** The smallest string that sorts after every string beginning with {@code prefix}; null if there is none. */
    public static @Nullable String after(String prefix) {
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

package org.elasto.emulator.store;

import java.io.Serializable;
import java.util.Comparator;

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
}

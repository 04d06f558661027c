package org.elasto.client.http;

import java.nio.charset.StandardCharsets;

/** Percent-encoding of RFC 3986, the strictest there is: all but letters, digits and {@code -._~} is escaped. */
public final class PercentEncoding {

    private static final String HEX = "0123456789ABCDEF";

    private PercentEncoding() {}

    /** Escapes a name or a value of a query, or a segment of a path. */
    public static String encode(String text) {
        return encode(text, "-._~");
    }

    /** Escapes a path, whose slashes stay. */
    public static String encodePath(String path) {
        return encode(path, "-._~/");
    }

    private static String encode(String text, String plain) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || plain.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return out.toString();
    }
}

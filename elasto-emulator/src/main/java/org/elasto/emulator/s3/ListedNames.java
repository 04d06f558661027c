package org.elasto.emulator.s3;

import java.nio.charset.StandardCharsets;

/** Writes keys and what belongs to them into a listing, as they are or URL-encoded. */
record ListedNames(XmlWriter xml, boolean encodesUrl) {

    private static final String HEX = "0123456789ABCDEF";

    void element(String name, String key) {
        xml.element(name, encodesUrl ? encode(key) : key);
    }

    void elementIfPresent(String name, String key) {
        if (!key.isEmpty()) {
            element(name, key);
        }
    }

    /** Percent-encodes all but unreserved characters and the slash, a space among them. */
    static String encode(String key) {
        int clean = 0;
        while (clean < key.length() && unreserved(key.charAt(clean))) {
            clean++;
        }
        if (clean == key.length()) {
            return key;
        }
        StringBuilder out = new StringBuilder(key.length() + 16).append(key, 0, clean);
        for (byte b : key.substring(clean).getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && unreserved((char) b)) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
        return out.toString();
    }

    private static boolean unreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '-' && c <= '9')
                || c == '_'
                || c == '~'
                || c == '*';
    }
}

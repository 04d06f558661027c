package org.elasto.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as signatures want it. */
public final class Percent {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private Percent() {}

    /** Every byte of the UTF-8 text that is not unreserved. */
    static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Every byte that is not unreserved. */
    public static String encode(byte[] bytes) {
        return encode(bytes, UNRESERVED);
    }

    /** The same, slashes kept: for keys in paths. */
    static String encodePath(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8), UNRESERVED + "/");
    }

    /**
     * Decodes once and encodes anew, so that every spelling of the same bytes comes out the same.
     *
     * @param query whether a plus is a blank and a slash is encoded
     */
    static String again(String raw, boolean query) {
        return encode(decode(raw, query), query ? UNRESERVED : UNRESERVED + "/");
    }

    private static byte[] decode(String raw, boolean plusIsBlank) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%' && i + 2 < raw.length() && isHex(raw.charAt(i + 1)) && isHex(raw.charAt(i + 2))) {
                bytes.write(Integer.parseInt(raw.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(plusIsBlank && c == '+' ? ' ' : c);
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 128;
    }

    private static String encode(byte[] bytes, String kept) {
        StringBuilder text = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            if (b > 0 && kept.indexOf(b) >= 0) {
                text.append((char) b);
            } else {
                text.append('%').append(Hashes.hex(new byte[] {b}).toUpperCase(java.util.Locale.ROOT));
            }
        }
        return text.toString();
    }
}

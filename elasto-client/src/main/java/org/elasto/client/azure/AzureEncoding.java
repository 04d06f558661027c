package org.elasto.client.azure;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;

/** Percent-encoding of paths and queries, and its reverse. */
public final class AzureEncoding {

    private static final String HEX = "0123456789ABCDEF";

    private AzureEncoding() {}

    /** Everything but letters, digits and {@code -._~}. */
    public static String encode(String text) {
        return encode(text, "-._~");
    }

    /** The same, slashes kept. */
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

    /**
     * Takes percent-encoding back; what is no escape stays, a plus too.
     *
     * @throws StorageException UNEXPECTED if the bytes are not UTF-8
     */
    public static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            if (low < 0) {
                out.write(raw[i]);
            } else {
                out.write(high * 16 + low);
                i += 2;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new StorageException(ErrorKind.UNEXPECTED, "not UTF-8, percent-encoded: " + text, false, null, e);
        }
    }
}

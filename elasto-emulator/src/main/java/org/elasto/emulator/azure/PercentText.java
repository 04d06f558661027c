package org.elasto.emulator.azure;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Percent-encoding as the service reads it, and text that arrived as bytes. */
public final class PercentText {

    private PercentText() {}

    /**
     * Decodes a path or a part of one, once.
     *
     * @throws AzureException InvalidUri for a broken escape or for bytes that are no UTF-8
     */
    public static String decodePath(String raw) {
        return decode(raw, false);
    }

    /**
     * Decodes a name or value of a query, where a plus sign is a blank.
     *
     * @throws AzureException InvalidUri for a broken escape or for bytes that are no UTF-8
     */
    public static String decodeQuery(String raw) {
        return decode(raw, true);
    }

    private static String decode(String raw, boolean query) {
        byte[] bytes = new byte[raw.length()];
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int value = i + 2 < raw.length() ? hex(raw.charAt(i + 1)) << 4 | hex(raw.charAt(i + 2)) : -1;
                if (value < 0) {
                    throw new AzureException(AzureError.INVALID_URI);
                }
                bytes[length++] = (byte) value;
                i += 2;
            } else {
                bytes[length++] = query && c == '+' ? (byte) ' ' : (byte) c;
            }
        }
        String text = utf8(Arrays.copyOf(bytes, length));
        if (text == null) {
            throw new AzureException(AzureError.INVALID_URI);
        }
        return text;
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    /**
     * The text of a header or path as received: a byte above 0x7F arrives as its Latin-1 character. Bytes that are no
     * UTF-8 stay what they are.
     */
    public static String received(String latin1) {
        for (int i = 0; i < latin1.length(); i++) {
            if (latin1.charAt(i) >= 0x80) {
                String text = utf8(latin1.getBytes(StandardCharsets.ISO_8859_1));
                return text == null ? latin1 : text;
            }
        }
        return latin1;
    }

    private static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}

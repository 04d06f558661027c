package org.elasto.emulator.s3;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as S3 reads and canonicalises it. */
final class UriText {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private UriText() {}

    /**
     * Decodes once; what remains must be UTF-8.
     *
     * @param text as received, a byte above 0x7F as the Latin-1 character of that byte
     * @param query whether a plus sign is a space
     * @throws S3Exception InvalidURI for a broken escape or for bytes that are no UTF-8
     */
    static String decode(String text, int from, int to, boolean query) {
        int i = from;
        while (i < to && isPlain(text.charAt(i), query)) {
            i++;
        }
        if (i == to) {
            return text.substring(from, to);
        }
        byte[] bytes = new byte[to - from];
        int length = 0;
        for (i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int value = i + 2 < to
                        ? Character.digit(text.charAt(i + 1), 16) << 4 | Character.digit(text.charAt(i + 2), 16)
                        : -1;
                if (value < 0) {
                    throw new S3Exception(S3Error.INVALID_URI);
                }
                bytes[length++] = (byte) value;
                i += 2;
            } else {
                bytes[length++] = query && c == '+' ? (byte) ' ' : (byte) c;
            }
        }
        return utf8(bytes, length);
    }

    private static boolean isPlain(char c, boolean query) {
        return c < 0x80 && c != '%' && !(query && c == '+');
    }

    private static String utf8(byte[] bytes, int length) {
        try {
            CharBuffer chars = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length));
            return chars.toString();
        } catch (CharacterCodingException e) {
            throw new S3Exception(S3Error.INVALID_URI);
        }
    }

    /** Encodes every byte but the unreserved ones, and slashes where they are kept. */
    static void encode(String text, boolean keepSlash, StringBuilder out) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (isUnreserved(c) || (keepSlash && c == '/')) {
                out.append(c);
            } else if (c < 0x80) {
                escape(c, out);
            } else {
                int codePoint = text.codePointAt(i);
                i += Character.charCount(codePoint) - 1;
                escapeWide(codePoint, out);
            }
        }
    }

    private static void escapeWide(int codePoint, StringBuilder out) {
        if (codePoint < 0x800) {
            escape(0xC0 | codePoint >> 6, out);
        } else {
            if (codePoint < 0x10000) {
                escape(0xE0 | codePoint >> 12, out);
            } else {
                escape(0xF0 | codePoint >> 18, out);
                escape(0x80 | (codePoint >> 12 & 0x3F), out);
            }
            escape(0x80 | (codePoint >> 6 & 0x3F), out);
        }
        escape(0x80 | (codePoint & 0x3F), out);
    }

    private static void escape(int octet, StringBuilder out) {
        out.append('%').append(HEX[octet >> 4]).append(HEX[octet & 15]);
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}

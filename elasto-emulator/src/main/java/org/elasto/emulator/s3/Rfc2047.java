package org.elasto.emulator.s3;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Encoded words (RFC 2047) in user metadata: S3 takes UTF-8, raw or in encoded words, and gives back in one encoded
 * word what is not ASCII.
 */
final class Rfc2047 {

    private static final String START = "=?";
    private static final String HEX = "0123456789ABCDEF";

    private Rfc2047() {}

    /** How S3 echoes a header value that came in as {@code latin1}, one character a byte. */
    static String canonical(String latin1) {
        if (isAscii(latin1) && !latin1.contains(START)) {
            return latin1;
        }
        String decoded = decode(utf8(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1));
        return isAscii(decoded) ? decoded : encode(decoded);
    }

    static String encode(String text) {
        StringBuilder out = new StringBuilder("=?UTF-8?Q?");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int value = b & 0xFF;
            if (value == ' ') {
                out.append('_');
            } else if (value > ' ' && value < 0x7F && value != '=' && value != '?' && value != '_') {
                out.append((char) value);
            } else {
                out.append('=').append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 15));
            }
        }
        return out.append("?=").toString();
    }

    static String decode(String text) {
        int start = text.indexOf(START);
        if (start < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int done = 0;
        while (start >= 0) {
            int charset = text.indexOf('?', start + 2);
            int encoding = charset < 0 ? -1 : text.indexOf('?', charset + 1);
            int end = encoding < 0 ? -1 : text.indexOf("?=", encoding + 1);
            String word = end < 0 || encoding != charset + 2
                    ? null
                    : word(
                            text.substring(start + 2, charset),
                            text.charAt(charset + 1),
                            text.substring(encoding + 1, end));
            if (word == null) {
                start = text.indexOf(START, start + 2);
                continue;
            }
            out.append(text, done, start).append(word);
            done = end + 2;
            start = text.indexOf(START, done);
        }
        return out.append(text, done, text.length()).toString();
    }

    private static @Nullable String word(String charset, char encoding, String payload) {
        if (!charset.equalsIgnoreCase("UTF-8")) {
            return null;
        }
        return switch (encoding) {
            case 'Q', 'q' -> utf8(quoted(payload), StandardCharsets.UTF_8);
            case 'B', 'b' -> base64(payload);
            default -> null;
        };
    }

    private static String base64(String payload) {
        try {
            return new String(Base64.getDecoder().decode(payload), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Seen of S3: what cannot be decoded comes back as replacement characters.
            return "\uFFFD";
        }
    }

    private static byte[] quoted(String payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length());
        for (int i = 0; i < payload.length(); i++) {
            char c = payload.charAt(i);
            int high = c == '=' && i + 2 < payload.length() ? Character.digit(payload.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(payload.charAt(i + 2), 16);
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(c == '_' ? ' ' : c);
            }
        }
        return out.toByteArray();
    }

    private static String utf8(byte[] bytes, Charset otherwise) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, otherwise);
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7E || text.charAt(i) < ' ') {
                return false;
            }
        }
        return true;
    }
}

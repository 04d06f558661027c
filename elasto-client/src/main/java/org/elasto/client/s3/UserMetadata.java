package org.elasto.client.s3;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * User metadata as header fields. A value that is not plain ASCII travels as encoded words of RFC 2047, which is what AWS
 * itself makes of it, and what every service gives back: AWS reads and writes them, the RADOS Gateway keeps them as they
 * are. A value that looks like an encoded word is encoded too, so that it comes back as it was.
 */
final class UserMetadata {

    private static final String OPEN = "=?";
    private static final String WORD_START = "=?UTF-8?B?";
    private static final String WORD_END = "?=";

    /** A word has at most 75 characters; this many bytes fit between its ends. */
    private static final int WORD_BYTES = (75 - 12) / 4 * 3;

    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]{1,40})\\?([BbQq])\\?([^?\\s]*)\\?=");

    private UserMetadata() {}

    /** The name in lower case, as it comes back. */
    static String name(String name) {
        boolean good = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            good &= (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
        }
        if (!good) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT,
                    "metadata has names of letters, digits and -_. but not \"" + name + "\"");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    static String encode(String name, String value) {
        if (value.chars().anyMatch(c -> c < 0x20 || c == 0x7F)) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "the metadata \"" + name + "\" has control characters");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "the metadata \"" + name + "\" has half a surrogate pair");
        }
        boolean plain = value.chars().allMatch(c -> c < 0x7F)
                && !value.contains(OPEN)
                && value.equals(value.strip())
                && !value.contains("  ");
        return plain ? value : words(value);
    }

    private static String words(String value) {
        StringBuilder out = new StringBuilder();
        StringBuilder word = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < value.length(); ) {
            String character = Character.toString(value.codePointAt(i));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > WORD_BYTES) {
                append(out, word);
                bytes = 0;
            }
            word.append(character);
            bytes += size;
            i += character.length();
        }
        append(out, word);
        return out.toString();
    }

    private static void append(StringBuilder out, StringBuilder word) {
        String base64 = Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8));
        out.append(out.length() == 0 ? "" : " ")
                .append(WORD_START)
                .append(base64)
                .append(WORD_END);
        word.setLength(0);
    }

    /** Reads encoded words; what is none, or cannot be read, stays as it is. */
    static String decode(String value) {
        if (!value.contains(OPEN)) {
            return value;
        }
        Matcher matcher = WORD.matcher(value);
        StringBuilder out = new StringBuilder();
        int end = 0;
        boolean afterWord = false;
        while (matcher.find()) {
            String between = value.substring(end, matcher.start());
            // Space between two words is only there to keep them apart.
            out.append(afterWord && between.isBlank() ? "" : between);
            String word = word(matcher.group(1), matcher.group(2), matcher.group(3));
            out.append(word == null ? matcher.group() : word);
            afterWord = word != null;
            end = matcher.end();
        }
        return out.append(value.substring(end)).toString();
    }

    private static @Nullable String word(String charset, String encoding, String text) {
        try {
            byte[] bytes = encoding.equalsIgnoreCase("B") ? Base64.getDecoder().decode(text) : quoted(text);
            return new String(bytes, Charset.forName(charset));
        } catch (IllegalArgumentException e) {
            // No such charset, or no such encoding.
            return null;
        }
    }

    private static byte[] quoted(String text) {
        byte[] bytes = new byte[text.length()];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' && i + 2 < text.length()) {
                bytes[count++] = (byte) Integer.parseInt(text.substring(i + 1, i + 3), 16);
                i += 2;
            } else if (c == '=') {
                throw new IllegalArgumentException("an escape breaks off");
            } else {
                bytes[count++] = (byte) (c == '_' ? ' ' : c);
            }
        }
        return Arrays.copyOf(bytes, count);
    }
}

package org.elasto.client;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads and writes the text form of a {@link StorageUri}. */
final class UriText {

    /** What stays as it is besides letters and digits: of RFC 3986's pchar all but the plus, which some read as space. */
    private static final String PLAIN = "-._~/!$&'()*,;=:@";

    private static final String HEX = "0123456789ABCDEF";

    private UriText() {}

    static StorageUri parse(String text) {
        int colon = text.indexOf(':');
        int slash = text.indexOf('/');
        if (colon <= 0 || (slash >= 0 && slash < colon)) {
            throw invalid("this is no URI, it must begin with a scheme such as s3:// or file:///: " + shown(text));
        }
        String scheme = text.substring(0, colon);
        String rest = text.substring(colon + 1);
        if (!rest.startsWith("//")) {
            if (StorageUri.isFile(scheme) && rest.startsWith("/")) {
                return StorageUri.of(scheme, null, "", unescape(rest.substring(1)));
            }
            throw invalid("after \"" + scheme + ":\" two slashes must follow, as in " + scheme + "://: " + shown(text));
        }
        int path = rest.indexOf('/', 2);
        String authority = path < 0 ? rest.substring(2) : rest.substring(2, path);
        String below = path < 0 ? "" : rest.substring(path + 1);
        if (StorageUri.isFile(scheme)) {
            return StorageUri.of(scheme, authority, "", unescape(below));
        }
        int end = below.indexOf('/');
        return end < 0
                ? StorageUri.of(scheme, authority, unescape(below), "")
                : StorageUri.of(
                        scheme, authority, unescape(below.substring(0, end)), unescape(below.substring(end + 1)));
    }

    static String scheme(String text) {
        boolean good = !text.isEmpty() && isLetter(text.charAt(0));
        for (int i = 1; good && i < text.length(); i++) {
            char c = text.charAt(i);
            good = isLetter(c) || isDigit(c) || c == '+' || c == '-' || c == '.';
        }
        if (!good) {
            throw invalid("not a scheme: \"" + shown(text) + "\"");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    static String authority(String text) {
        if (text.indexOf('@') >= 0) {
            throw invalid("a URI must not carry credentials; give them by configuration or environment");
        }
        int hostEnd = text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
        if (text.startsWith("[") && hostEnd == 0) {
            throw invalid("the IPv6 address lacks its closing bracket: " + text);
        }
        String host = hostEnd < 0 ? text : text.substring(0, hostEnd);
        String port = hostEnd < 0 ? "" : text.substring(hostEnd);
        requireHost(host, text);
        String canonical = host.toLowerCase(Locale.ROOT);
        return port.isEmpty() ? canonical : canonical + ":" + port(port, text);
    }

    private static void requireHost(String host, String text) {
        boolean address = host.startsWith("[");
        int colons = 0;
        boolean good = address ? host.length() > 4 : !host.isEmpty();
        for (int i = address ? 1 : 0; good && i < (address ? host.length() - 1 : host.length()); i++) {
            char c = host.charAt(i);
            colons += c == ':' ? 1 : 0;
            good = address
                    ? HEX.indexOf(Character.toUpperCase(c)) >= 0 || c == ':' || c == '.'
                    : isLetter(c) || isDigit(c) || c == '.' || c == '-' || c == '_';
        }
        if (!good || (address && colons < 2)) {
            throw invalid("not a host: " + shown(text));
        }
        if (!address && text.indexOf(':') != text.lastIndexOf(':')) {
            throw invalid("an IPv6 address is written in brackets, as in [::1]:9000: " + shown(text));
        }
    }

    private static int port(String text, String authority) {
        int port = 0;
        boolean good = text.length() > 1 && text.length() <= 6 && text.charAt(0) == ':';
        for (int i = 1; good && i < text.length(); i++) {
            good = isDigit(text.charAt(i));
            port = port * 10 + (text.charAt(i) - '0');
        }
        if (!good || port == 0 || port > 65535) {
            throw invalid("the port must be a number from 1 to 65535: " + shown(authority));
        }
        return port;
    }

    static void requireUnicode(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw invalid("half a surrogate pair has no UTF-8 form: " + shown(text));
        }
    }

    static void escape(String text, StringBuilder out) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (isLetter(c) || isDigit(c) || PLAIN.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
    }

    private static String unescape(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteBuffer bytes;
        try {
            ByteBuffer raw = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            bytes = ByteBuffer.allocate(raw.remaining());
            while (raw.hasRemaining()) {
                byte b = raw.get();
                bytes.put(b == '%' ? escaped(raw, text) : b);
            }
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "the bytes of a URI must be UTF-8: " + shown(text), false, null, e);
        }
    }

    private static byte escaped(ByteBuffer raw, String text) {
        int high = raw.hasRemaining() ? digit(raw.get()) : -1;
        int low = raw.hasRemaining() ? digit(raw.get()) : -1;
        if (high < 0 || low < 0) {
            throw invalid("% must be followed by two hexadecimal digits; write a percent sign as %25: " + shown(text));
        }
        return (byte) (high * 16 + low);
    }

    private static int digit(byte b) {
        return b < 0 ? -1 : HEX.indexOf(Character.toUpperCase((char) b));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** What stands before an @ could be a password, so it is not repeated. */
    private static String shown(String text) {
        int at = text.indexOf('@');
        int colon = text.indexOf("://");
        int slash = colon < 0 ? -1 : text.indexOf('/', colon + 3);
        return colon >= 0 && at > colon && (slash < 0 || at < slash)
                ? text.substring(0, colon + 3) + "***" + text.substring(at)
                : text;
    }

    static StorageException invalid(String message) {
        return new StorageException(ErrorKind.INVALID_ARGUMENT, message);
    }
}

package org.elasto.emulator.s3;

import java.nio.charset.StandardCharsets;

/**
 * Writes an answer's XML document, element by element, with escaping of its own: a page of a thousand keys is one
 * buffer and no intermediate string. Not thread-safe.
 */
final class XmlWriter {

    static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static final String PROLOG = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /** What stands for a character that XML 1.0 cannot carry, not even as a reference. */
    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder out;

    XmlWriter(int expectedLength) {
        this.out = new StringBuilder(expectedLength).append(PROLOG);
    }

    /** A document of the usual few hundred bytes whose root is in the namespace of S3. */
    static XmlWriter result(String root) {
        return result(root, 512);
    }

    static XmlWriter result(String root, int expectedLength) {
        XmlWriter writer = new XmlWriter(expectedLength);
        writer.out
                .append('<')
                .append(root)
                .append(" xmlns=\"")
                .append(NAMESPACE)
                .append("\">");
        return writer;
    }

    XmlWriter open(String name) {
        out.append('<').append(name).append('>');
        return this;
    }

    XmlWriter close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    XmlWriter element(String name, String text) {
        if (text.isEmpty()) {
            out.append('<').append(name).append("/>");
            return this;
        }
        open(name);
        text(text);
        return close(name);
    }

    XmlWriter element(String name, long number) {
        open(name);
        out.append(number);
        return close(name);
    }

    /** Appends what is known to be well-formed: an element rendered beforehand. */
    XmlWriter raw(String markup) {
        out.append(markup);
        return this;
    }

    XmlWriter text(String text) {
        escape(text, out);
        return this;
    }

    byte[] toBytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private static void escape(String text, StringBuilder out) {
        int clean = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0xD800 && c != '<' && c != '>' && c != '&' && c != '"') {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            out.append(text, clean, i);
            clean = i + 1;
            special(c, out);
        }
        out.append(text, clean, length);
    }

    private static void special(char c, StringBuilder out) {
        switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '"' -> out.append("&quot;");
            case '\r' -> out.append("&#13;");
            case '\n' -> out.append("&#10;");
            case '\t' -> out.append("&#9;");
            default -> out.append(c < ' ' || Character.isSurrogate(c) || c >= 0xFFFE ? REPLACEMENT : c);
        }
    }
}

package org.elasto.client.s3;

import java.nio.charset.StandardCharsets;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;

/** Writes a small document. Used by one thread. */
final class S3XmlWriter {

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final StringBuilder out = new StringBuilder();
    private final String root;

    S3XmlWriter(String root) {
        this.root = root;
        out.append('<').append(root).append(" xmlns=\"").append(NAMESPACE).append("\">");
    }

    S3XmlWriter open(String name) {
        out.append('<').append(name).append('>');
        return this;
    }

    S3XmlWriter close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    /**
     * An element with text.
     *
     * @throws StorageException INVALID_ARGUMENT if XML has no way to write it
     */
    S3XmlWriter element(String name, String text) {
        open(name);
        escape(text);
        return close(name);
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                // As they are, a reader would make something else of them.
                case '\r', '\n', '\t' -> out.append("&#").append(c).append(';');
                default -> {
                    if (!fits(c)) {
                        throw new StorageException(
                                ErrorKind.INVALID_ARGUMENT,
                                "XML cannot carry the character U+" + Integer.toHexString(c) + " of a name");
                    }
                    out.appendCodePoint(c);
                }
            }
        }
    }

    /** Whether XML 1.0 can carry every character of it. */
    static boolean fits(String text) {
        return text.codePoints().allMatch(S3XmlWriter::fits);
    }

    private static boolean fits(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    /** The document so far, ended, in UTF-8. */
    byte[] bytes() {
        return (out + "</" + root + ">").getBytes(StandardCharsets.UTF_8);
    }
}

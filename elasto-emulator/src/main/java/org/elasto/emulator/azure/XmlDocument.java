package org.elasto.emulator.azure;

import java.nio.charset.StandardCharsets;

/**
 * Writes a document as the services do: byte order mark, prolog, no line breaks, {@code <Name />} for what is empty. Not
 * thread-safe.
 */
public final class XmlDocument {

    private static final String PROLOG = "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>";

    private final StringBuilder out;

    /** Whether the last thing written is the start of an element that may turn out to be empty. */
    private boolean open;

    public XmlDocument(int expectedLength) {
        this.out = new StringBuilder(expectedLength).append(PROLOG);
    }

    /** Starts an element. */
    public XmlDocument open(String name) {
        endStart();
        out.append('<').append(name);
        open = true;
        return this;
    }

    /** Gives the element just started an attribute. */
    public XmlDocument attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '"') {
                out.append("&quot;");
            } else {
                escape(value, i);
            }
        }
        out.append('"');
        return this;
    }

    /** Ends an element. */
    public XmlDocument close(String name) {
        if (open) {
            out.append(" />");
            open = false;
        } else {
            out.append("</").append(name).append('>');
        }
        return this;
    }

    /** Text of the element just started. */
    public XmlDocument text(String text) {
        if (!text.isEmpty()) {
            endStart();
            escape(text);
        }
        return this;
    }

    /** An element that holds text only. */
    public XmlDocument element(String name, String text) {
        return open(name).text(text).close(name);
    }

    /** The document, UTF-8. */
    public byte[] toBytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void endStart() {
        if (open) {
            out.append('>');
            open = false;
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            escape(text, i);
        }
    }

    /** What XML 1.0 cannot carry, not even as a reference, becomes a replacement character. */
    private void escape(String text, int index) {
        char c = text.charAt(index);
        switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '\r' -> out.append("&#xD;");
            case '\n', '\t' -> out.append(c);
            default -> out.append(c < ' ' || c >= 0xFFFE || loneSurrogate(text, index) ? '\uFFFD' : c);
        }
    }

    private static boolean loneSurrogate(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}

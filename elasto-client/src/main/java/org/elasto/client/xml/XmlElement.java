package org.elasto.client.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/** An element of a document from a service: its name without namespace, its text, its children, its attributes. */
public final class XmlElement {

    private final String name;
    private final List<XmlElement> children = new ArrayList<>();
    private final Map<String, String> attributes;
    private final StringBuilder text = new StringBuilder();

    XmlElement(String name, Map<String, String> attributes) {
        this.name = name;
        this.attributes = attributes;
    }

    void add(XmlElement child) {
        children.add(child);
    }

    void append(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    /** What to throw where a service says what makes no sense, in a document or beside it. */
    public static StorageException malformed(@Nullable String what) {
        return new StorageException(
                ErrorKind.UNEXPECTED, "the service sent a document that makes no sense: " + what, true, null, null);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text.toString();
    }

    /** Every child, in order. */
    public List<XmlElement> children() {
        return List.copyOf(children);
    }

    /** The value of an attribute, or null. */
    public @Nullable String attribute(String attribute) {
        return attributes.get(attribute);
    }

    /** The children of that name, in order. */
    public List<XmlElement> children(String child) {
        List<XmlElement> found = new ArrayList<>();
        for (XmlElement element : children) {
            if (element.name.equals(child)) {
                found.add(element);
            }
        }
        return found;
    }

    /** The first child of that name, or null. */
    public @Nullable XmlElement child(String child) {
        for (XmlElement element : children) {
            if (element.name.equals(child)) {
                return element;
            }
        }
        return null;
    }

    /** The text of the first child of that name; null if there is none or it is empty. */
    public @Nullable String text(String child) {
        XmlElement element = child(child);
        return element == null || element.text.length() == 0 ? null : element.text();
    }

    /**
     * The text of a child that must be there, possibly empty.
     *
     * @throws StorageException UNEXPECTED if it is not
     */
    public String required(String child) {
        XmlElement element = child(child);
        if (element == null) {
            throw malformed(name + " without " + child);
        }
        return element.text();
    }

    /** The number in a child; a given one if there is none. */
    public long number(String child, long otherwise) {
        String value = text(child);
        if (value == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            throw malformed(child + " \"" + value + "\"");
        }
    }

    public boolean truth(String child) {
        return "true".equals(text(child));
    }

    /** This, if it is what was asked for. */
    public XmlElement expect(String root) {
        if (!name.equals(root)) {
            throw malformed(name + " instead of " + root);
        }
        return this;
    }
}

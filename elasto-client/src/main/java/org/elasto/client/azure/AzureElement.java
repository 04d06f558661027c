package org.elasto.client.azure;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * An element of a document from a service: its name without namespace, its text, its children, its attributes. Documents
 * have no DTD, no entities of their own, and bounds. They begin with a byte order mark, which is dropped.
 */
public final class AzureElement {

    private static final int DEEPEST = 16;
    private static final int MOST = 1_000_000;

    private static final XMLInputFactory FACTORY = factory();

    private final String name;
    private final List<AzureElement> children = new ArrayList<>();
    private final Map<String, String> attributes = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private AzureElement(String name) {
        this.name = name;
    }

    private static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, (long) MOST);
        return factory;
    }

    /**
     * Reads a document.
     *
     * @throws StorageException UNEXPECTED if it is none, or one that no service would send
     */
    public static AzureElement parse(byte[] document) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(trimmed(document)));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw malformed(e.getMessage());
        }
    }

    /** Without the byte order mark. */
    private static byte[] trimmed(byte[] document) {
        boolean marked = document.length >= 3
                && document[0] == (byte) 0xEF
                && document[1] == (byte) 0xBB
                && document[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(document, 3, document.length) : document;
    }

    private static AzureElement read(XMLStreamReader reader) throws XMLStreamException {
        Deque<AzureElement> open = new ArrayDeque<>();
        AzureElement root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    AzureElement element = new AzureElement(reader.getLocalName());
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        element.attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                    }
                    AzureElement parent = open.peek();
                    if (parent == null) {
                        root = element;
                    } else {
                        parent.children.add(element);
                    }
                    open.push(element);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    AzureElement element = open.peek();
                    if (element != null) {
                        element.text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw malformed("a document type or an entity");
                default -> {
                    // Comments, instructions and the end say nothing.
                }
            }
        }
        if (root == null) {
            throw malformed("no element");
        }
        return root;
    }

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
    public List<AzureElement> children() {
        return List.copyOf(children);
    }

    /** The value of an attribute, or null. */
    public @Nullable String attribute(String attribute) {
        return attributes.get(attribute);
    }

    /** The children of that name, in order. */
    public List<AzureElement> children(String child) {
        List<AzureElement> found = new ArrayList<>();
        for (AzureElement element : children) {
            if (element.name.equals(child)) {
                found.add(element);
            }
        }
        return found;
    }

    /** The first child of that name, or null. */
    public @Nullable AzureElement child(String child) {
        for (AzureElement element : children) {
            if (element.name.equals(child)) {
                return element;
            }
        }
        return null;
    }

    /** The text of the first child of that name; null if there is none or it is empty. */
    public @Nullable String text(String child) {
        AzureElement element = child(child);
        return element == null || element.text.length() == 0 ? null : element.text();
    }

    /**
     * The text of a child that must be there, possibly empty.
     *
     * @throws StorageException UNEXPECTED if it is not
     */
    public String required(String child) {
        AzureElement element = child(child);
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
    public AzureElement expect(String root) {
        if (!name.equals(root)) {
            throw malformed(name + " instead of " + root);
        }
        return this;
    }
}

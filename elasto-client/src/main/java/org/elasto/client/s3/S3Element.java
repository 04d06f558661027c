package org.elasto.client.s3;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * An element of a document from a service: its name without namespace, its text, its children. Documents have no DTD, no
 * entities of their own, and bounds; attributes carry nothing that is needed here.
 */
final class S3Element {

    private static final int DEEPEST = 16;
    private static final int MOST = 200_000;

    private static final XMLInputFactory FACTORY = factory();

    private final String name;
    private final List<S3Element> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private S3Element(String name) {
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
        // Keys may hold what XML 1.0 cannot, and some services write that as character references all the same.
        factory.setProperty(WstxInputProperties.P_ALLOW_XML11_ESCAPED_CHARS_IN_XML10, true);
        return factory;
    }

    /**
     * Reads a document.
     *
     * @throws StorageException UNEXPECTED if it is none, or one that no service would send
     */
    static S3Element parse(byte[] document) {
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

    /** Without the white space that keeps a connection alive until there is something to say. */
    private static byte[] trimmed(byte[] document) {
        int start = 0;
        while (start < document.length && document[start] <= ' ' && document[start] > 0) {
            start++;
        }
        return start == 0 ? document : Arrays.copyOfRange(document, start, document.length);
    }

    private static S3Element read(XMLStreamReader reader) throws XMLStreamException {
        Deque<S3Element> open = new ArrayDeque<>();
        S3Element root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    S3Element element = new S3Element(reader.getLocalName());
                    S3Element parent = open.peek();
                    if (parent == null) {
                        root = element;
                    } else {
                        parent.children.add(element);
                    }
                    open.push(element);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    S3Element element = open.peek();
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

    static StorageException malformed(@Nullable String what) {
        return new StorageException(
                ErrorKind.UNEXPECTED, "the service sent a document that makes no sense: " + what, true, null, null);
    }

    String name() {
        return name;
    }

    String text() {
        return text.toString();
    }

    /** The children of that name, in order. */
    List<S3Element> children(String child) {
        List<S3Element> found = new ArrayList<>();
        for (S3Element element : children) {
            if (element.name.equals(child)) {
                found.add(element);
            }
        }
        return found;
    }

    /** The first child of that name, or null. */
    @Nullable
    S3Element child(String child) {
        for (S3Element element : children) {
            if (element.name.equals(child)) {
                return element;
            }
        }
        return null;
    }

    /** The text of the first child of that name; null if there is none or it is empty. */
    @Nullable
    String text(String child) {
        S3Element element = child(child);
        return element == null || element.text.length() == 0 ? null : element.text();
    }

    /**
     * The text of a child that must be there, possibly empty.
     *
     * @throws StorageException UNEXPECTED if it is not
     */
    String required(String child) {
        S3Element element = child(child);
        if (element == null) {
            throw malformed(name + " without " + child);
        }
        return element.text();
    }

    /** The number in a child; a given one if there is none. */
    long number(String child, long otherwise) {
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

    boolean truth(String child) {
        return "true".equals(text(child));
    }

    /** This, if it is what was asked for. */
    S3Element expect(String root) {
        if (!name.equals(root)) {
            throw malformed(name + " instead of " + root);
        }
        return this;
    }
}

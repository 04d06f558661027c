package org.elasto.client.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.elasto.client.StorageException;

/**
 * Reads documents of a service. They have no DTD, no entities of their own, and bounds. They may begin with a byte order
 * mark or with white space, which is dropped. Thread-safe.
 */
public final class XmlDocuments {

    private static final int DEEPEST = 16;

    private final XMLInputFactory factory;

    /**
     * Documents of one service.
     *
     * @param most how many elements one has at most
     * @param anyCharacter whether character references may name what XML 1.0 cannot hold
     */
    public XmlDocuments(long most, boolean anyCharacter) {
        this.factory = factory(most, anyCharacter);
    }

    private static XMLInputFactory factory(long most, boolean anyCharacter) {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, most);
        factory.setProperty(WstxInputProperties.P_ALLOW_XML11_ESCAPED_CHARS_IN_XML10, anyCharacter);
        return factory;
    }

    /**
     * Reads a document.
     *
     * @throws StorageException UNEXPECTED if it is none, or one that no service would send
     */
    public XmlElement parse(byte[] document) {
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(trimmed(document)));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw XmlElement.malformed(e.getMessage());
        }
    }

    /** Without the byte order mark, and the white space that keeps a connection alive until there is something to say. */
    private static byte[] trimmed(byte[] document) {
        boolean marked = document.length >= 3
                && document[0] == (byte) 0xEF
                && document[1] == (byte) 0xBB
                && document[2] == (byte) 0xBF;
        int start = marked ? 3 : 0;
        while (start < document.length && document[start] <= ' ' && document[start] > 0) {
            start++;
        }
        return start == 0 ? document : Arrays.copyOfRange(document, start, document.length);
    }

    private static XmlElement read(XMLStreamReader reader) throws XMLStreamException {
        Deque<XmlElement> open = new ArrayDeque<>();
        XmlElement root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    XmlElement element = new XmlElement(reader.getLocalName(), attributes(reader));
                    XmlElement parent = open.peek();
                    if (parent == null) {
                        root = element;
                    } else {
                        parent.add(element);
                    }
                    open.push(element);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    XmlElement element = open.peek();
                    if (element != null) {
                        element.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw XmlElement.malformed("a document type or an entity");
                default -> {
                    // Comments, instructions and the end say nothing.
                }
            }
        }
        if (root == null) {
            throw XmlElement.malformed("no element");
        }
        return root;
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        int count = reader.getAttributeCount();
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }
}

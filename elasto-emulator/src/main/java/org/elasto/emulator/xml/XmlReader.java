package org.elasto.emulator.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.function.Supplier;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's XML document element by element; whatever is not as the caller asks for is refused in the words of
 * the caller's protocol.
 *
 * <p>Namespaces are not looked at: services take documents with and without their own. Document types are refused, so there
 * are no entities beyond the five of XML; depth, attributes and text are bounded. Not thread-safe.
 */
public final class XmlReader {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_TEXT = 16 * 1024;

    private static final XMLInputFactory FACTORY = hardened();

    private final XMLStreamReader reader;
    private final Supplier<? extends RuntimeException> refusal;

    private XmlReader(XMLStreamReader reader, Supplier<? extends RuntimeException> refusal) {
        this.reader = reader;
        this.refusal = refusal;
    }

    /**
     * Opens a document, which must have {@code root} as its root element.
     *
     * @param refusal makes what is thrown, here and by every other method, where the document is not as asked for
     */
    public static XmlReader open(byte[] document, String root, Supplier<? extends RuntimeException> refusal) {
        try {
            XmlReader reader =
                    new XmlReader(FACTORY.createXMLStreamReader(new ByteArrayInputStream(document)), refusal);
            if (!root.equals(reader.child())) {
                throw refusal.get();
            }
            return reader;
        } catch (XMLStreamException e) {
            throw refusal.get();
        }
    }

    /** Goes to the next child of the element we are in: its local name, or null when the element has ended. */
    public @Nullable String child() {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return reader.getLocalName();
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return null;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!reader.isWhiteSpace()) {
                        throw malformed();
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw malformed();
                default -> {}
            }
        }
    }

    /** The text of the element just entered, which ends with it. */
    public String text() {
        try {
            String text = reader.getElementText();
            if (text.length() > MAX_TEXT) {
                throw malformed();
            }
            return text;
        } catch (XMLStreamException e) {
            throw malformed();
        }
    }

    /** The line on which what was just entered or left starts, from 1. */
    public int line() {
        return reader.getLocation().getLineNumber();
    }

    /** The column in which it starts, from 1. */
    public int column() {
        return reader.getLocation().getColumnNumber();
    }

    /** Leaves the element just entered, with all it holds. */
    public void skip() {
        int depth = 1;
        while (depth > 0) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** After the root has ended: nothing else may follow. */
    public void end() {
        if (child() != null) {
            throw malformed();
        }
    }

    private int next() {
        try {
            return reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException e) {
            throw malformed();
        }
    }

    /** The refusal of this document, to be thrown. */
    public RuntimeException malformed() {
        return refusal.get();
    }

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 16);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, MAX_TEXT);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, MAX_TEXT);
        // A lazy parse reports broken text only when it is read, as an unchecked exception.
        factory.setProperty("com.ctc.wstx.lazyParsing", false);
        return factory;
    }
}

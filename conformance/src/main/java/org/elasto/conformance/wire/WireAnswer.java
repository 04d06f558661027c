package org.elasto.conformance.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.elasto.conformance.wire.WireRequest.Header;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * An answer as it came in. Immutable.
 *
 * @param body with the transfer coding taken off
 */
public record WireAnswer(int status, List<Header> headers, byte[] body) {

    /** The value of the first line of that name; null without one. */
    public @Nullable String header(String name) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return null;
    }

    /** The same, or {@code otherwise} without one. */
    public String headerOr(String name, String otherwise) {
        String value = header(name);
        return value == null ? otherwise : value;
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether another answer to the same request follows. */
    boolean isInterim() {
        return status / 100 == 1;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The error code in the document; empty where there is none. */
    String code() {
        return body.length > 0 && text().contains("<Error>") ? text("Code") : "";
    }

    /** The text of the first element of that name, wherever it stands; empty without one. */
    String text(String element) {
        List<String> all = all(element);
        return all.isEmpty() ? "" : all.get(0);
    }

    /** Whether there is an element of that name. */
    boolean has(String element) {
        return !all(element).isEmpty();
    }

    /** The texts of all elements of that name in document order. */
    List<String> all(String element) {
        NodeList found = document().getElementsByTagNameNS("*", element);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    /** The texts of all elements {@code element} that stand right inside an element {@code parent}. */
    List<String> all(String parent, String element) {
        NodeList found = document().getElementsByTagNameNS("*", element);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            if (found.item(i).getParentNode() instanceof Element above
                    && above.getLocalName().equals(parent)) {
                texts.add(found.item(i).getTextContent());
            }
        }
        return texts;
    }

    /** The name of the document's root element. */
    String root() {
        return document().getDocumentElement().getLocalName();
    }

    private Document document() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not a document: " + this, e);
        }
    }

    @Override
    public String toString() {
        String text = text();
        String shown = text.length() > 600 ? text.substring(0, 600) + "…" : text;
        return status + " " + (text.isEmpty() ? headers : shown);
    }
}

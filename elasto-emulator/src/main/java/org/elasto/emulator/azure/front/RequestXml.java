package org.elasto.emulator.azure.front;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Decimal;
import org.elasto.emulator.xml.XmlReader;
import org.jspecify.annotations.Nullable;

/** Reads the document of a request, and says of what is wrong in it where that is. Not thread-safe. */
public final class RequestXml {

    /** The longest of the documents that say how an account or a container is set up. */
    public static final long LONGEST = 1 << 20;

    /** Positions are those of names, behind {@code </}. */
    private static final int END_TAG = 2;

    private final XmlReader xml;

    private RequestXml(XmlReader xml) {
        this.xml = xml;
    }

    /**
     * Starts to read a document.
     *
     * @throws AzureException InvalidXmlDocument, here and by every other method, for what is no such document
     */
    public static RequestXml open(byte[] document, String root) {
        return new RequestXml(
                XmlReader.open(document, root, () -> new AzureException(AzureError.INVALID_XML_DOCUMENT)));
    }

    /** Goes to the next child of the element we are in: its name, or null when the element has ended. */
    public @Nullable String child() {
        return xml.child();
    }

    /** The text of the element just entered, which ends with it. */
    public String text() {
        return xml.text();
    }

    /**
     * The text of an element that is true or false, in any case of letters.
     *
     * @throws AzureException InvalidXmlNodeValue
     */
    public boolean flag(String element) {
        String text = xml.text().strip();
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw invalid(element, text);
        }
        return text.equalsIgnoreCase("true");
    }

    /**
     * The text of an element that is a number from 0 to 2^31-1.
     *
     * @throws AzureException InvalidXmlNodeValue
     */
    public int number(String element) {
        String text = xml.text().strip();
        long value = Decimal.parseLong(text);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw invalid(element, text);
        }
        return (int) value;
    }

    /** The refusal of a value, InvalidXmlNodeValue. */
    public static AzureException invalid(String element, String text) {
        return new AzureException(AzureError.INVALID_XML_NODE_VALUE)
                .with("XmlNodeName", element)
                .with("XmlNodeValue", text);
    }

    /** Nothing but the root may be there; call it when the root has ended. */
    public void end() {
        xml.end();
    }

    /** The refusal of the element that has just ended. */
    public AzureException refused(String reason) {
        return new AzureException(AzureError.INVALID_XML_DOCUMENT)
                .with("LineNumber", Integer.toString(xml.line()))
                .with("LinePosition", Integer.toString(xml.column() + END_TAG))
                .with("Reason", reason);
    }

    /** The refusal of an element that does not belong where it is. */
    public AzureException unexpected(String element) {
        return refused("The element '" + element + "' is not expected here.");
    }
}

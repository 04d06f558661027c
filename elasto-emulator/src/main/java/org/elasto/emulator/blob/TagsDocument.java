package org.elasto.emulator.blob;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.xml.XmlReader;

/** Tags as a document or a part of one has them. */
final class TagsDocument {

    private TagsDocument() {}

    /** Writes the element of some tags. */
    static void write(XmlDocument out, Map<String, String> tags) {
        out.open("Tags").open("TagSet");
        tags.forEach((name, value) ->
                out.open("Tag").element("Key", name).element("Value", value).close("Tag"));
        out.close("TagSet").close("Tags");
    }

    /**
     * Reads the document of Set Blob Tags.
     *
     * @return sorted by name
     * @throws AzureException InvalidXmlDocument, or InvalidInput for tags that no blob can have
     */
    static Map<String, String> parse(byte[] document) {
        XmlReader xml = XmlReader.open(document, "Tags", () -> new AzureException(AzureError.INVALID_XML_DOCUMENT));
        TreeMap<String, String> tags = new TreeMap<>();
        for (String set = xml.child(); set != null; set = xml.child()) {
            if (!set.equals("TagSet")) {
                throw xml.malformed();
            }
            for (String tag = xml.child(); tag != null; tag = xml.child()) {
                if (!tag.equals("Tag")) {
                    throw xml.malformed();
                }
                readTag(xml, tags);
            }
        }
        xml.end();
        BlobTags.check(tags);
        return Collections.unmodifiableMap(tags);
    }

    private static void readTag(XmlReader xml, Map<String, String> tags) {
        String key = null;
        String value = null;
        for (String child = xml.child(); child != null; child = xml.child()) {
            switch (child) {
                case "Key" -> key = xml.text();
                case "Value" -> value = xml.text();
                default -> throw xml.malformed();
            }
        }
        if (key == null || value == null || tags.put(key, value) != null) {
            throw xml.malformed();
        }
    }
}

package org.elasto.client.azure;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.elasto.client.ByteRange;
import org.elasto.client.xml.XmlElement;

/** The parts that documents of every storage service have. */
public final class AzureXml {

    private AzureXml() {}

    /** What XML cannot carry is percent-encoded, and marked so. */
    public static String name(XmlElement entry) {
        XmlElement name = entry.child("Name");
        if (name == null) {
            throw XmlElement.malformed(entry.name() + " without Name");
        }
        return "true".equals(name.attribute("Encoded")) ? AzureEncoding.decode(name.text()) : name.text();
    }

    /** What an entry of a listing must have. */
    public static XmlElement properties(XmlElement entry) {
        XmlElement properties = entry.child("Properties");
        if (properties == null) {
            throw XmlElement.malformed(entry.name() + " without Properties");
        }
        return properties;
    }

    /** The user's own pairs of an entry. */
    public static Map<String, String> metadata(XmlElement entry) {
        Map<String, String> metadata = new HashMap<>();
        for (XmlElement pair : within(entry, "Metadata")) {
            metadata.put(pair.name().toLowerCase(Locale.ROOT), pair.text());
        }
        return metadata;
    }

    /** The elements of a list; none if there is no list. */
    public static List<XmlElement> within(XmlElement root, String list) {
        XmlElement found = root.child(list);
        return found == null ? List.of() : found.children();
    }

    /** A range whose end is its last byte. */
    public static ByteRange range(XmlElement range) {
        long start = range.number("Start", -1);
        long end = range.number("End", -1);
        if (start < 0 || end < start) {
            throw XmlElement.malformed("a range from " + start + " to " + end);
        }
        return new ByteRange(start, end - start + 1);
    }
}

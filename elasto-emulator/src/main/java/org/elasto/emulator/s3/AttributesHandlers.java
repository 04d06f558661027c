package org.elasto.emulator.s3;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Entry;

/** What can be asked about an object without reading it: its attributes, and its tags. */
final class AttributesHandlers {

    private static final String HEADER = "x-amz-object-attributes";
    private static final Set<String> KNOWN = Set.of("ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize");
    private static final int MAX_PARTS = 1000;

    private AttributesHandlers() {}

    static Reception getObjectAttributes(S3Call call) {
        Parameters.checkVersionId(call.target().query());
        Set<String> asked = asked(call);
        Entry object = Buckets.object(
                Buckets.require(call.context().store().world(), call),
                call.target().key());
        ObjectAttributes attributes = Buckets.attributes(object);
        XmlWriter xml = XmlWriter.result("GetObjectAttributesResponse");
        if (asked.contains("ETag")) {
            xml.element("ETag", attributes.etag());
        }
        ObjectChecksum checksum = attributes.checksum();
        if (asked.contains("Checksum") && checksum != null) {
            checksum.writeTo(xml.open("Checksum"));
            xml.close("Checksum");
        }
        if (asked.contains("ObjectParts") && attributes.isMultipart()) {
            writeParts(call, xml, attributes);
        }
        if (asked.contains("StorageClass")) {
            xml.element("StorageClass", "STANDARD");
        }
        if (asked.contains("ObjectSize")) {
            xml.element("ObjectSize", object.content().length());
        }
        Response response = Response.of(200)
                .header("Last-Modified", attributes.lastModified().http());
        return Answers.xml(response, xml.close("GetObjectAttributesResponse"));
    }

    /** No object can be given tags yet, which S3 says with an empty set; clients ask before they copy. */
    static Reception getObjectTagging(S3Call call) {
        Parameters.checkVersionId(call.target().query());
        Container bucket = Buckets.require(call.context().store().world(), call);
        Buckets.object(bucket, call.target().key());
        XmlWriter xml = XmlWriter.result("Tagging").open("TagSet").close("TagSet");
        return Answers.xml(Response.of(200), xml.close("Tagging"));
    }

    private static Set<String> asked(S3Call call) {
        Set<String> asked = new TreeSet<>();
        for (String header : call.request().headers(HEADER)) {
            int from = 0;
            while (from <= header.length()) {
                int comma = header.indexOf(',', from);
                int to = comma < 0 ? header.length() : comma;
                String name = header.substring(from, to).strip();
                if (!KNOWN.contains(name)) {
                    throw Parameters.invalid(HEADER, name, "Invalid attribute name specified.");
                }
                asked.add(name);
                from = to + 1;
            }
        }
        if (asked.isEmpty()) {
            throw new S3Exception(
                    S3Error.INVALID_REQUEST,
                    "The x-amz-object-attributes header specifying the attributes to be retrieved is either missing or"
                            + " empty");
        }
        return asked;
    }

    private static void writeParts(S3Call call, XmlWriter xml, ObjectAttributes attributes) {
        int marker = number(call, "x-amz-part-number-marker", 0);
        int limit = Math.min(MAX_PARTS, number(call, "x-amz-max-parts", MAX_PARTS));
        List<ObjectPart> page = attributes.parts().stream()
                .filter(part -> part.number() > marker)
                .limit(limit + 1L)
                .toList();
        boolean truncated = limit > 0 && page.size() > limit;
        List<ObjectPart> listed = page.subList(0, Math.min(limit, page.size()));
        xml.open("ObjectParts").element("PartsCount", attributes.parts().size());
        ObjectChecksum checksum = attributes.checksum();
        // S3 names the parts only where each has a checksum of its own.
        if (checksum != null && checksum.type() == ObjectChecksum.Type.COMPOSITE) {
            xml.element("PartNumberMarker", marker)
                    .element(
                            "NextPartNumberMarker",
                            listed.isEmpty() ? 0 : listed.get(listed.size() - 1).number())
                    .element("MaxParts", limit)
                    .element("IsTruncated", Boolean.toString(truncated));
            for (ObjectPart part : listed) {
                write(xml, part);
            }
        }
        xml.close("ObjectParts");
    }

    private static void write(XmlWriter xml, ObjectPart part) {
        xml.open("Part").element("PartNumber", part.number()).element("Size", part.size());
        Checksum checksum = part.checksum();
        if (checksum != null) {
            xml.element(checksum.algorithm().element(), checksum.base64());
        }
        xml.close("Part");
    }

    private static int number(S3Call call, String header, int otherwise) {
        String value = call.request().header(header);
        if (value == null) {
            return otherwise;
        }
        long number = Digits.parse(value);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw Parameters.invalid(header, value, "Provided " + header + " not an integer or within integer range");
        }
        return (int) number;
    }
}

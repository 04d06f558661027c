package org.elasto.emulator.s3;

import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.store.Content;
import org.elasto.emulator.xml.XmlReader;
import org.jspecify.annotations.Nullable;

/**
 * A part as CompleteMultipartUpload lists it.
 *
 * @param etag without quotes
 * @param checksum base64, or null where the client gives none of the upload's algorithm; of any algorithm where the
 *     upload was begun without one, for S3 keeps none of those and finds no part that has it
 */
record CompletedPart(int number, String etag, @Nullable String checksum) {

    /** @throws S3Exception MalformedXML, InvalidRequest for an empty list */
    static List<CompletedPart> read(Content document, UploadChecksum rule) {
        XmlReader xml = S3Xml.open(document, "CompleteMultipartUpload");
        List<CompletedPart> parts = new ArrayList<>();
        for (String child = xml.child(); child != null; child = xml.child()) {
            if (!child.equals("Part") || parts.size() == PartNumber.MAX) {
                throw xml.malformed();
            }
            parts.add(part(xml, rule));
        }
        xml.end();
        if (parts.isEmpty()) {
            throw new S3Exception(S3Error.INVALID_REQUEST, "You must specify at least one part");
        }
        return parts;
    }

    private static CompletedPart part(XmlReader xml, UploadChecksum rule) {
        String number = "";
        String etag = null;
        String checksum = null;
        for (String child = xml.child(); child != null; child = xml.child()) {
            if (child.equals("PartNumber")) {
                number = xml.text().strip();
            } else if (child.equals("ETag")) {
                etag = EntityTags.unquote(xml.text());
            } else if (child.equals(rule.algorithm().element()) || (!rule.asked() && child.startsWith("Checksum"))) {
                checksum = xml.text().strip();
            } else if (child.startsWith("Checksum") || child.equals("Size")) {
                xml.skip();
            } else {
                throw xml.malformed();
            }
        }
        long parsed = Digits.parse(number);
        if (etag == null || parsed < 0 || parsed > Integer.MAX_VALUE) {
            throw xml.malformed();
        }
        return new CompletedPart(PartNumber.parse(number), etag, checksum);
    }
}

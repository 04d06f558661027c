package org.elasto.emulator.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Entry;

/** ListMultipartUploads and ListParts. */
final class ListUploads {

    private static final int MAX_UPLOADS = 1000;
    private static final int MAX_PARTS = 1000;

    /** What follows the key in a staged name. */
    private static final int SUFFIX = Uploads.ID_LENGTH + 1;

    /** Sorts behind every id. */
    private static final String BEHIND_ALL_IDS = "~".repeat(Uploads.ID_LENGTH);

    private ListUploads() {}

    static Reception listMultipartUploads(S3Call call) {
        S3Query query = call.target().query();
        boolean encodesUrl =
                Parameters.encodesUrl(query, call.context().settings().dialect());
        int limit = Parameters.pageSize(query, "max-uploads", MAX_UPLOADS, 0);
        String prefix = Parameters.text(query, "prefix");
        String delimiter = Parameters.text(query, "delimiter");
        String keyMarker = Parameters.text(query, "key-marker");
        String idMarker = keyMarker.isEmpty() ? "" : Parameters.text(query, "upload-id-marker");
        Container bucket = Buckets.require(call.context().store().world(), call);
        String after = after(keyMarker, idMarker);
        KeyPage page = new KeyWalk(bucket.staged(), prefix, delimiter, after, SUFFIX).walk(limit);

        XmlWriter xml = XmlWriter.result("ListMultipartUploadsResult", 512 + page.count() * 512);
        ListedNames names = new ListedNames(xml, encodesUrl);
        xml.element("Bucket", call.target().bucket());
        names.element("KeyMarker", keyMarker);
        xml.element("UploadIdMarker", idMarker);
        writeNext(names, page);
        names.element("Prefix", prefix);
        names.elementIfPresent("Delimiter", delimiter);
        if (encodesUrl) {
            xml.element("EncodingType", "url");
        }
        xml.element("MaxUploads", limit).element("IsTruncated", Boolean.toString(page.isTruncated()));
        String owner = Buckets.attributes(bucket).owner();
        for (Map.Entry<String, Entry> staged : page.entries()) {
            write(names, (UploadAttributes) staged.getValue().attributes(), owner);
        }
        ListObjects.writeCommonPrefixes(names, page);
        return Answers.xml(Response.of(200), xml.close("ListMultipartUploadsResult"));
    }

    private static String after(String keyMarker, String idMarker) {
        if (keyMarker.isEmpty()) {
            return "";
        }
        if (idMarker.isEmpty()) {
            return UploadAttributes.stagedName(keyMarker, BEHIND_ALL_IDS);
        }
        if (idMarker.length() != Uploads.ID_LENGTH) {
            throw Parameters.invalid("upload-id-marker", idMarker, "Invalid uploadId marker");
        }
        return UploadAttributes.stagedName(keyMarker, idMarker);
    }

    private static void writeNext(ListedNames names, KeyPage page) {
        String last = page.last();
        boolean isPrefix = page.commonPrefixes().contains(last);
        boolean isUpload = !isPrefix && !last.isEmpty();
        names.element("NextKeyMarker", isUpload ? last.substring(0, last.length() - SUFFIX) : last);
        names.xml().element("NextUploadIdMarker", isUpload ? last.substring(last.length() - Uploads.ID_LENGTH) : "");
    }

    private static void write(ListedNames names, UploadAttributes upload, String owner) {
        XmlWriter xml = names.xml().open("Upload");
        names.element("Key", upload.key());
        xml.element("UploadId", upload.uploadId());
        writePeople(xml, upload, owner);
        xml.element("StorageClass", "STANDARD")
                .element("Initiated", upload.initiated().iso());
        writeChecksum(xml, upload);
        xml.close("Upload");
    }

    private static void writePeople(XmlWriter xml, UploadAttributes upload, String owner) {
        xml.open("Initiator").element("ID", upload.initiator()).close("Initiator");
        xml.open("Owner").element("ID", owner).close("Owner");
    }

    private static void writeChecksum(XmlWriter xml, UploadAttributes upload) {
        UploadChecksum checksum = upload.checksum();
        if (checksum.asked()) {
            xml.element("ChecksumAlgorithm", checksum.algorithm().name())
                    .element("ChecksumType", checksum.type().name());
        }
    }

    static Reception listParts(S3Call call) {
        S3Query query = call.target().query();
        int limit = Parameters.pageSize(query, "max-parts", MAX_PARTS, 0);
        int after = "".equals(Parameters.text(query, "part-number-marker"))
                ? 0
                : Parameters.pageSize(query, "part-number-marker", Integer.MAX_VALUE, 0);
        Container bucket = Buckets.require(call.context().store().world(), call);
        UploadAttributes upload = Uploads.require(bucket, call);

        List<Map.Entry<Integer, UploadedPart>> page = new ArrayList<>();
        boolean truncated = false;
        for (Map.Entry<Integer, UploadedPart> part :
                upload.parts().tailMap(after, false).entrySet()) {
            if (page.size() == limit) {
                truncated = limit > 0;
                break;
            }
            page.add(part);
        }
        XmlWriter xml = XmlWriter.result("ListPartsResult", 1024 + page.size() * 256)
                .element("Bucket", call.target().bucket())
                .element("Key", call.target().key())
                .element("UploadId", upload.uploadId());
        writePeople(xml, upload, Buckets.attributes(bucket).owner());
        xml.element("StorageClass", "STANDARD")
                .element("PartNumberMarker", after)
                .element(
                        "NextPartNumberMarker",
                        page.isEmpty() ? 0 : page.get(page.size() - 1).getKey())
                .element("MaxParts", limit)
                .element("IsTruncated", Boolean.toString(truncated));
        for (Map.Entry<Integer, UploadedPart> part : page) {
            write(xml, part.getKey(), part.getValue());
        }
        writeChecksum(xml, upload);
        return Answers.xml(Response.of(200), xml.close("ListPartsResult"));
    }

    private static void write(XmlWriter xml, int number, UploadedPart part) {
        xml.open("Part")
                .element("PartNumber", number)
                .element("LastModified", part.lastModified().iso())
                .element("ETag", '"' + part.etag() + '"')
                .element("Size", part.content().length());
        Checksum checksum = part.checksum();
        if (checksum != null) {
            xml.element(checksum.algorithm().element(), checksum.base64());
        }
        xml.close("Part");
    }
}

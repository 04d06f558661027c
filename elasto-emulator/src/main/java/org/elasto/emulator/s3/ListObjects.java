package org.elasto.emulator.s3;

import java.util.Map;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Entry;

/** ListObjects and ListObjectsV2. */
final class ListObjects {

    private static final int MAX_KEYS = 1000;

    /** What an entry takes but for its key: one allocation serves most pages. */
    private static final int ENTRY_LENGTH = 320;

    private ListObjects() {}

    static Reception listObjects(S3Call call) {
        Dialect dialect = call.context().settings().dialect();
        ListQuery query = ListQuery.of(call.target().query(), MAX_KEYS, dialect);
        String marker = Parameters.text(call.target().query(), "marker");
        Container bucket = Buckets.require(call.context().store().world(), call);
        KeyPage page = query.walk(bucket, marker);

        XmlWriter xml = XmlWriter.result("ListBucketResult", 512 + page.count() * ENTRY_LENGTH);
        ListedNames names = new ListedNames(xml, query.encodesUrl());
        xml.element("Name", call.target().bucket());
        names.element("Prefix", query.prefix());
        names.element("Marker", marker);
        if (page.isTruncated() && (!query.delimiter().isEmpty() || dialect.listsNextMarkerAlways())) {
            names.element("NextMarker", page.last());
        }
        query.writeLimits(names, page);
        String owner = Buckets.attributes(bucket).owner();
        write(names, page, owner, dialect);
        return Answers.xml(Response.of(200), xml.close("ListBucketResult"));
    }

    static Reception listObjectsV2(S3Call call) {
        S3Query parameters = call.target().query();
        Dialect dialect = call.context().settings().dialect();
        ListQuery query = ListQuery.of(parameters, MAX_KEYS, dialect);
        String token = parameters.first("continuation-token");
        String startAfter = Parameters.text(parameters, "start-after");
        String after = token == null ? startAfter : dialect.readContinuationToken(token);
        Container bucket = Buckets.require(call.context().store().world(), call);
        KeyPage page = query.walk(bucket, after);

        XmlWriter xml = XmlWriter.result("ListBucketResult", 512 + page.count() * ENTRY_LENGTH);
        ListedNames names = new ListedNames(xml, query.encodesUrl());
        xml.element("Name", call.target().bucket());
        names.element("Prefix", query.prefix());
        names.elementIfPresent("StartAfter", startAfter);
        if (token != null) {
            xml.element("ContinuationToken", token);
        }
        if (page.isTruncated()) {
            xml.element("NextContinuationToken", dialect.continuationToken(page.last()));
        }
        xml.element("KeyCount", page.count());
        query.writeLimits(names, page);
        boolean fetchOwner = "true".equals(parameters.first("fetch-owner"));
        write(names, page, fetchOwner ? Buckets.attributes(bucket).owner() : "", dialect);
        return Answers.xml(Response.of(200), xml.close("ListBucketResult"));
    }

    /** @param owner of all that is listed; empty to leave it out */
    private static void write(ListedNames names, KeyPage page, String owner, Dialect dialect) {
        XmlWriter xml = names.xml();
        for (Map.Entry<String, Entry> listed : page.entries()) {
            Entry object = listed.getValue();
            ObjectAttributes attributes = Buckets.attributes(object);
            xml.raw("<Contents>");
            names.element("Key", listed.getKey());
            xml.raw("<LastModified>").raw(attributes.lastModified().iso());
            xml.raw("</LastModified><ETag>&quot;").raw(attributes.etag()).raw("&quot;</ETag>");
            ObjectChecksum checksum = attributes.checksum();
            if (checksum != null) {
                xml.raw("<ChecksumAlgorithm>")
                        .raw(checksum.algorithm().name())
                        .raw("</ChecksumAlgorithm><ChecksumType>");
                xml.raw(checksum.type().name()).raw("</ChecksumType>");
            }
            xml.element("Size", object.content().length());
            if (!owner.isEmpty()) {
                xml.raw("<Owner>").element("ID", owner).raw("</Owner>");
            }
            xml.raw("<StorageClass>STANDARD</StorageClass>");
            xml.raw(dialect.listsTypes() ? "<Type>Normal</Type></Contents>" : "</Contents>");
        }
        writeCommonPrefixes(names, page);
    }

    static void writeCommonPrefixes(ListedNames names, KeyPage page) {
        for (String prefix : page.commonPrefixes()) {
            names.xml().open("CommonPrefixes");
            names.element("Prefix", prefix);
            names.xml().close("CommonPrefixes");
        }
    }
}

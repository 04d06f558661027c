package org.elasto.emulator.s3;

import org.elasto.emulator.store.Container;

/**
 * What both listings of objects are asked for alike.
 *
 * @param delimiter empty for none
 * @param maxKeys 0 to 1,000
 */
record ListQuery(String prefix, String delimiter, int maxKeys, boolean encodesUrl) {

    /** @throws S3Exception InvalidArgument */
    static ListQuery of(S3Query query, int limit, Dialect dialect) {
        return new ListQuery(
                Parameters.text(query, "prefix"),
                Parameters.text(query, "delimiter"),
                Parameters.pageSize(query, "max-keys", limit, 0),
                Parameters.encodesUrl(query, dialect));
    }

    /** @param after the key or common prefix before the page; empty for the first */
    KeyPage walk(Container bucket, String after) {
        return new KeyWalk(bucket.entries(), prefix, delimiter, after).walk(maxKeys);
    }

    void writeLimits(ListedNames names, KeyPage page) {
        XmlWriter xml = names.xml();
        xml.element("MaxKeys", maxKeys);
        names.elementIfPresent("Delimiter", delimiter);
        if (encodesUrl) {
            xml.element("EncodingType", "url");
        }
        xml.element("IsTruncated", Boolean.toString(page.isTruncated()));
    }
}

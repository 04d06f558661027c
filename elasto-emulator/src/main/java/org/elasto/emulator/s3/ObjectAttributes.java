package org.elasto.emulator.s3;

import java.util.List;
import org.elasto.emulator.store.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * What S3 keeps with an object beside its bytes. Immutable; every write makes a new one, so its identity tells two
 * writes of the same bytes apart.
 *
 * @param etag without quotes
 * @param quotedEtag as headers have it
 * @param checksum null for objects that never got one
 * @param parts of an object made by a multipart upload, in order; empty for others
 * @param uploadId the multipart upload it came from, or null
 */
record ObjectAttributes(
        String etag,
        String quotedEtag,
        Timestamp lastModified,
        ObjectHeaders headers,
        @Nullable ObjectChecksum checksum,
        List<ObjectPart> parts,
        @Nullable String uploadId)
        implements Attributes {

    /** Those of an object that was put whole. */
    static ObjectAttributes whole(
            byte[] md5, Timestamp lastModified, ObjectHeaders headers, @Nullable ObjectChecksum checksum) {
        return of(Hex.encode(md5), lastModified, headers, checksum);
    }

    private static ObjectAttributes of(
            String etag, Timestamp lastModified, ObjectHeaders headers, @Nullable ObjectChecksum checksum) {
        return new ObjectAttributes(etag, quoted(etag), lastModified, headers, checksum, List.of(), null);
    }

    /** Those of an object completed from {@code upload}. */
    static ObjectAttributes assembled(AssembledUpload object, Timestamp lastModified, UploadAttributes upload) {
        return new ObjectAttributes(
                object.etag(),
                quoted(object.etag()),
                lastModified,
                upload.headers(),
                object.checksum(),
                object.parts(),
                upload.uploadId());
    }

    /** Those of a copy of the same bytes. */
    ObjectAttributes copied(Timestamp now, ObjectHeaders newHeaders) {
        return of(etag, now, newHeaders, checksum);
    }

    private static String quoted(String etag) {
        return '"' + etag + '"';
    }

    boolean isMultipart() {
        return !parts.isEmpty();
    }
}

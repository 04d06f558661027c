package org.elasto.client.blob;

import org.jspecify.annotations.Nullable;

/**
 * What a write made.
 *
 * @param etag of the blob after it, without quotes
 * @param sequenceNumber of a page blob after it, else 0
 * @param crc64 of what was sent or fetched, in Base64; null if the service does not tell
 */
public record WrittenBlob(
        @Nullable String etag,
        long sequenceNumber,
        @Nullable String crc64) {

    /** Without a checksum. */
    public WrittenBlob(@Nullable String etag, long sequenceNumber) {
        this(etag, sequenceNumber, null);
    }
}

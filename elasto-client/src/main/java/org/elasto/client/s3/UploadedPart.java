package org.elasto.client.s3;

import org.jspecify.annotations.Nullable;

/**
 * A part that is there.
 *
 * @param number 1 to 10,000
 * @param etag without quotes
 * @param checksum as the service told it, and compared with what was sent; null if it told none
 * @param size in bytes; -1 if unknown, as after UploadPartCopy
 */
public record UploadedPart(
        int number, String etag, @Nullable Checksum checksum, long size) {}

package org.elasto.client.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What HeadObject and GetObject tell of an object.
 *
 * @param size of the whole object in bytes, also when a range was read
 * @param etag without quotes; null if the service gave none
 * @param lastModified when it was written; null if the service did not say
 * @param headers what is kept along with it
 * @param checksum of the whole object; null if the service told none
 * @param versionId its version; null where there are none
 * @param storageClass null for the standard one
 * @param md5 of the whole object in hexadecimal; null if the service does not tell it
 */
public record ObjectInfo(
        long size,
        @Nullable String etag,
        @Nullable Instant lastModified,
        ObjectHeaders headers,
        @Nullable Checksum checksum,
        @Nullable String versionId,
        @Nullable String storageClass,
        @Nullable String md5) {}

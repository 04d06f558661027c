package org.elasto.client.blob;

import java.time.Instant;
import org.elasto.client.LeaseState;
import org.elasto.client.azure.ContentHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a blob.
 *
 * @param type what kind; null if the service does not say
 * @param size in bytes
 * @param etag without quotes
 * @param lastModified when it was last written
 * @param headers what is kept with it
 * @param lease whether it is leased; null if the service does not say
 * @param sequenceNumber of a page blob, else 0
 * @param contentMd5 of all of it, in Base64; null if the service keeps none
 * @param tier its access tier; null if it has none
 * @param versionId its version; null where versions are not kept
 */
public record BlobInfo(
        @Nullable BlobType type,
        long size,
        @Nullable String etag,
        @Nullable Instant lastModified,
        ContentHeaders headers,
        @Nullable LeaseState lease,
        long sequenceNumber,
        @Nullable String contentMd5,
        @Nullable String tier,
        @Nullable String versionId) {}

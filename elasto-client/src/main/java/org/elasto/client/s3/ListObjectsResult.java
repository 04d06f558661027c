package org.elasto.client.s3;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing, decoded.
 *
 * @param objects in the order of their keys' UTF-8 bytes
 * @param commonPrefixes what was rolled up, in the same order
 * @param next where the next page begins, for {@link ListObjectsOptions#withToken}; null on the last page
 */
public record ListObjectsResult(
        List<Entry> objects,
        List<String> commonPrefixes,
        @Nullable String next) {

    public ListObjectsResult {
        objects = List.copyOf(objects);
        commonPrefixes = List.copyOf(commonPrefixes);
    }

    /**
     * An object in a listing.
     *
     * @param key its key
     * @param size in bytes
     * @param etag without quotes
     * @param lastModified when it was written
     * @param storageClass null if the service did not say
     */
    public record Entry(
            String key,
            long size,
            @Nullable String etag,
            @Nullable Instant lastModified,
            @Nullable String storageClass) {}
}

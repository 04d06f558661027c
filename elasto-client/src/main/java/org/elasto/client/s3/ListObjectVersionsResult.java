package org.elasto.client.s3;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of versions and delete markers, in the order of their keys, of one key the newest first.
 *
 * @param nextKeyMarker where the next page begins; null on the last
 * @param nextVersionIdMarker the same; null where a key begins
 */
public record ListObjectVersionsResult(
        List<Entry> versions,
        @Nullable String nextKeyMarker,
        @Nullable String nextVersionIdMarker) {

    public ListObjectVersionsResult {
        versions = List.copyOf(versions);
    }

    /**
     * A version, or a delete marker.
     *
     * @param versionId {@code null}, as text, of what was written while the bucket kept no versions
     * @param latest whether it is the current one
     * @param deletion whether it is a delete marker, which has neither size nor ETag
     * @param storageClass null if the service did not say
     */
    public record Entry(
            String key,
            String versionId,
            boolean latest,
            boolean deletion,
            long size,
            @Nullable String etag,
            @Nullable Instant lastModified,
            @Nullable String storageClass) {}
}

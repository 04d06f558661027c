package org.elasto.client.s3;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of one's own buckets.
 *
 * @param buckets in order of their names
 * @param next where the next page begins; null on the last
 */
public record ListBucketsResult(
        List<Bucket> buckets, @Nullable String next) {

    public ListBucketsResult {
        buckets = List.copyOf(buckets);
    }

    /**
     * A bucket.
     *
     * @param name its name
     * @param created when it was created; null if the service did not say
     */
    public record Bucket(String name, @Nullable Instant created) {}
}

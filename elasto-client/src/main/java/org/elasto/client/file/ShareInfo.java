package org.elasto.client.file;

import java.time.Instant;
import java.util.Map;
import org.elasto.client.LeaseState;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a share.
 *
 * @param name its name
 * @param etag without quotes
 * @param lastModified when its properties were last written
 * @param lease whether it is leased; null if the service does not say
 * @param quota how many GiB it can hold; 0 if the service does not say
 * @param metadata the user's own pairs
 * @param snapshot the time of a snapshot; null if it is none
 */
public record ShareInfo(
        String name,
        @Nullable String etag,
        @Nullable Instant lastModified,
        @Nullable LeaseState lease,
        long quota,
        Map<String, String> metadata,
        @Nullable String snapshot) {

    public ShareInfo {
        metadata = Map.copyOf(metadata);
    }

    /** One that is no snapshot. */
    public ShareInfo(
            String name,
            @Nullable String etag,
            @Nullable Instant lastModified,
            @Nullable LeaseState lease,
            long quota,
            Map<String, String> metadata) {
        this(name, etag, lastModified, lease, quota, metadata, null);
    }
}

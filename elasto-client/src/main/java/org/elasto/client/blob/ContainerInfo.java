package org.elasto.client.blob;

import java.time.Instant;
import java.util.Map;
import org.elasto.client.LeaseState;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a container.
 *
 * @param name its name
 * @param etag without quotes
 * @param lastModified when its properties were last written
 * @param lease whether it is leased
 * @param metadata the user's own pairs
 */
public record ContainerInfo(
        String name,
        @Nullable String etag,
        @Nullable Instant lastModified,
        @Nullable LeaseState lease,
        Map<String, String> metadata) {

    public ContainerInfo {
        metadata = Map.copyOf(metadata);
    }
}

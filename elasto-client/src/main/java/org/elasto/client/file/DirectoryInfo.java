package org.elasto.client.file;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a directory.
 *
 * @param etag without quotes
 * @param lastModified when its properties were last written, which what happens in it does not change
 * @param metadata the user's own pairs
 */
public record DirectoryInfo(@Nullable String etag, @Nullable Instant lastModified, Map<String, String> metadata) {

    public DirectoryInfo {
        metadata = Map.copyOf(metadata);
    }
}

package org.elasto.client.file;

import java.time.Instant;
import org.elasto.client.LeaseState;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.azure.CopyState;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file.
 *
 * @param size in bytes
 * @param etag without quotes
 * @param lastModified when it was last written
 * @param headers what is kept with it
 * @param lease whether it is leased; null if the service does not say
 * @param copy what is known of the copy that made it; null if none did
 */
public record FileInfo(
        long size,
        @Nullable String etag,
        @Nullable Instant lastModified,
        ContentHeaders headers,
        @Nullable LeaseState lease,
        @Nullable CopyState copy) {}

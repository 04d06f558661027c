package org.elasto.client.blob;

import org.elasto.client.ByteRange;
import org.jspecify.annotations.Nullable;

/**
 * Where a service is to fetch from.
 *
 * @param blob of the same account
 * @param range which bytes; null for all
 * @param etag it must still have, without quotes; null for any
 */
public record BlobUrl(
        BlobRef blob, @Nullable ByteRange range, @Nullable String etag) {}

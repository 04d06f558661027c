package org.elasto.client.blob;

import org.jspecify.annotations.Nullable;

/**
 * What a write made.
 *
 * @param etag of the blob after it, without quotes
 * @param sequenceNumber of a page blob after it, else 0
 */
public record WrittenBlob(@Nullable String etag, long sequenceNumber) {}

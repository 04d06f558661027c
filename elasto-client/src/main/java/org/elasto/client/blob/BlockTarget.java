package org.elasto.client.blob;

import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.azure.HandleLease;
import org.jspecify.annotations.Nullable;

/**
 * What a writer makes.
 *
 * @param blob its name
 * @param headers what is kept with it
 * @param guard when it may replace what is there; names no lease
 * @param lease what it is written under
 * @param old the version that is there and of which something may stay; null for none
 */
record BlockTarget(
        BlobRef blob,
        ContentHeaders headers,
        BlobConditions guard,
        HandleLease lease,
        @Nullable BlobSource old) {}

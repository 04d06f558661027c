package org.elasto.client.blob;

import java.util.concurrent.atomic.AtomicLong;
import org.elasto.client.azure.AzureRequest;
import org.jspecify.annotations.Nullable;

/**
 * On what pages are written.
 *
 * @param ifMatch only if the blob has this ETag; null for any
 * @param leaseId the lease that is held; null for none
 * @param fence the sequence number that the blob must not have passed. Whoever wants to be sure that a write of theirs,
 *     of which they lost sight, does not come through any more raises it at the blob and here
 */
public record PageConditions(
        @Nullable String ifMatch, @Nullable String leaseId, AtomicLong fence) {

    AzureRequest fill(AzureRequest request) {
        return blob().fill(request).header("x-ms-if-sequence-number-le", Long.toString(fence.get()));
    }

    BlobConditions blob() {
        return BlobConditions.NONE.withIfMatch(ifMatch).withLease(leaseId);
    }
}

package org.elasto.emulator.blob;

import java.time.Instant;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.front.CopyState;
import org.jspecify.annotations.Nullable;

/**
 * What the service keeps of a blob beside what its reader sees. Immutable.
 *
 * @param copy the last copy onto the blob; null for none, or where it was written since
 * @param expiry when it is gone by itself; null for never
 * @param deletion null while it is not deleted
 */
record BlobState(
        Lease lease,
        @Nullable CopyState copy,
        BlobTier tier,
        Encryption encryption,
        Protection protection,
        @Nullable Instant expiry,
        @Nullable Deletion deletion) {

    /**
     * That a blob is deleted and may come back.
     *
     * @param until when it is gone for good
     */
    record Deletion(Instant at, Instant until) {}

    /** Of a blob that was just made. */
    static BlobState fresh(Encryption encryption) {
        return new BlobState(Lease.AVAILABLE, null, BlobTier.INFERRED, encryption, Protection.NONE, null, null);
    }

    BlobState withLease(Lease changed) {
        return new BlobState(changed, copy, tier, encryption, protection, expiry, deletion);
    }

    BlobState withCopy(@Nullable CopyState changed) {
        return new BlobState(lease, changed, tier, encryption, protection, expiry, deletion);
    }

    BlobState withTier(BlobTier changed) {
        return new BlobState(lease, copy, changed, encryption, protection, expiry, deletion);
    }

    BlobState withEncryption(Encryption changed) {
        return new BlobState(lease, copy, tier, changed, protection, expiry, deletion);
    }

    BlobState withProtection(Protection changed) {
        return new BlobState(lease, copy, tier, encryption, changed, expiry, deletion);
    }

    BlobState withExpiry(@Nullable Instant changed) {
        return new BlobState(lease, copy, tier, encryption, protection, changed, deletion);
    }

    BlobState withDeletion(@Nullable Deletion changed) {
        return new BlobState(lease, copy, tier, encryption, protection, expiry, changed);
    }
}

package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.Map;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Conditions;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.TagCondition;
import org.elasto.emulator.blob.Blobs.Scene;
import org.jspecify.annotations.Nullable;

/**
 * What a write asks of the blob that it changes, read from its headers once. Immutable.
 *
 * <p>Judged in the service's order: existence, lease, conditions, tags, then what protects the blob.
 *
 * @param leaseId null where the request brings none
 */
record WriteRules(@Nullable String leaseId, Conditions conditions, TagCondition tags, Encryption encryption) {

    /** @throws AzureException for headers that are malformed; InvalidOperation for a snapshot or version */
    static WriteRules of(BlobCall call) {
        if (call.target().isPast()) {
            throw new AzureException(AzureError.INVALID_OPERATION);
        }
        return ofAny(call);
    }

    /** As {@link #of}, for what can be done to a snapshot or version as well. */
    static WriteRules ofAny(BlobCall call) {
        return new WriteRules(
                LeaseRequest.idOf(call.request()),
                Conditions.of(call.request()),
                TagCondition.of(call.request()),
                Encryption.of(call.request()));
    }

    /**
     * Judges the change of a blob.
     *
     * @return the blob with its lease as it is after the write
     * @throws AzureException by the first rule that does not hold
     */
    Blob change(Blob existing, Instant now) {
        Lease lease = existing.lease().write(leaseId, LeaseSubject.BLOB, now);
        conditions.checkWrite(existing.etag());
        tags.check(existing.tags());
        return existing.withLease(lease);
    }

    /** As {@link #change}, for what changes the content: not under a policy, and only with the right key. */
    Blob overwrite(Blob existing, Instant now) {
        Blob free = change(existing, now);
        existing.state().protection().check(now);
        existing.state().encryption().check(encryption);
        return free;
    }

    /**
     * Judges what creates a blob or takes the place of one.
     *
     * @return the lease that the new blob has: that of the old one, if the writer holds it
     */
    Lease create(Scene scene) {
        Blob existing = scene.live();
        Instant now = scene.now();
        if (existing == null) {
            if (leaseId != null) {
                throw new AzureException(AzureError.LEASE_NOT_PRESENT_WITH_BLOB_OPERATION);
            }
            conditions.checkCreate(null, AzureError.BLOB_ALREADY_EXISTS);
            tags.check(Map.of());
            return Lease.AVAILABLE;
        }
        Lease lease = existing.lease().write(leaseId, LeaseSubject.BLOB, now);
        conditions.checkCreate(existing.etag(), AzureError.BLOB_ALREADY_EXISTS);
        tags.check(existing.tags());
        if (!scene.retention().versioning()) {
            // A version that stays behind is as immutable as before.
            existing.state().protection().check(now);
        }
        return lease;
    }
}

package org.elasto.emulator.file;

import java.util.List;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.StoredPolicy;
import org.elasto.emulator.azure.front.Metadata;

/**
 * What is kept with a share as a whole. Immutable.
 *
 * @param policies stored access policies, at most five
 * @param quota in GiB
 * @param nfs whether the share is for NFS and not for SMB
 */
record ShareProperties(Etag etag, Metadata metadata, List<StoredPolicy> policies, Lease lease, int quota, boolean nfs) {

    ShareProperties withEtag(Etag newEtag) {
        return new ShareProperties(newEtag, metadata, policies, lease, quota, nfs);
    }

    ShareProperties withMetadata(Metadata newMetadata) {
        return new ShareProperties(etag, newMetadata, policies, lease, quota, nfs);
    }

    ShareProperties withPolicies(List<StoredPolicy> newPolicies) {
        return new ShareProperties(etag, metadata, newPolicies, lease, quota, nfs);
    }

    ShareProperties withLease(Lease newLease) {
        return new ShareProperties(etag, metadata, policies, newLease, quota, nfs);
    }
}

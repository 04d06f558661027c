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
 */
record ShareProperties(Etag etag, Metadata metadata, List<StoredPolicy> policies, Lease lease, ShareSettings settings) {

    ShareProperties withEtag(Etag newEtag) {
        return new ShareProperties(newEtag, metadata, policies, lease, settings);
    }

    ShareProperties withMetadata(Metadata newMetadata) {
        return new ShareProperties(etag, newMetadata, policies, lease, settings);
    }

    ShareProperties withPolicies(List<StoredPolicy> newPolicies) {
        return new ShareProperties(etag, metadata, newPolicies, lease, settings);
    }

    ShareProperties withLease(Lease newLease) {
        return new ShareProperties(etag, metadata, policies, newLease, settings);
    }

    ShareProperties withSettings(ShareSettings newSettings) {
        return new ShareProperties(etag, metadata, policies, lease, newSettings);
    }

    /** Whether the share is for NFS and not for SMB. */
    boolean nfs() {
        return settings.isNfs();
    }
}

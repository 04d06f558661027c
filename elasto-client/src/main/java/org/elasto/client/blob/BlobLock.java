package org.elasto.client.blob;

import java.util.Map;
import org.elasto.client.ErrorKind;
import org.elasto.client.LockOptions;
import org.elasto.client.StorageException;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.azure.LeaseLock;
import org.elasto.client.lease.LockWire;

/**
 * The metadata of a blob in which a lock counts.
 *
 * @param operations its account
 */
record BlobLock(BlobOperations operations, BlobRef blob) implements LeaseLock.Metadata {

    /** What a lock on a blob or a container is made of. */
    static LockWire of(BlobEndpoint endpoint, BlobPath path, LockOptions options) {
        if (path.isContainer() && options.fencing()) {
            throw new StorageException(
                    ErrorKind.UNSUPPORTED, "fencing numbers are counted on blobs, not on containers: " + path);
        }
        BlobLock counted = options.fencing() ? new BlobLock(endpoint.operations(), path.ref()) : null;
        return new LeaseLock(LeaseAction.wire(action -> endpoint.lease(path, action)), counted);
    }

    @Override
    public Map<String, String> read() {
        return operations.currentBlob(blob).headers().metadata();
    }

    @Override
    public void write(Map<String, String> pairs, String leaseId) {
        operations.setBlobMetadata(blob, pairs, BlobConditions.NONE.withLease(leaseId));
    }
}

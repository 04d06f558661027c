package org.elasto.client.file;

import java.util.Map;
import org.elasto.client.ErrorKind;
import org.elasto.client.LockOptions;
import org.elasto.client.StorageException;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.azure.LeaseLock;
import org.elasto.client.lease.LockWire;

/**
 * The metadata of a file in which a lock counts.
 *
 * @param operations its account
 */
record FileLock(FileOperations operations, FileRef file) implements LeaseLock.Metadata {

    /** What a lock on a file or a share is made of. */
    static LockWire of(FileEndpoint endpoint, FilePath path, LockOptions options) {
        if (path.isShare()) {
            if (options.fencing()) {
                throw new StorageException(
                        ErrorKind.UNSUPPORTED, "fencing numbers are counted on files, not on shares: " + path);
            }
            return new LeaseLock(LeaseAction.wire(action -> endpoint.leaseShare(path.share(), action)), null);
        }
        if (options.duration() != null) {
            throw new StorageException(
                    ErrorKind.UNSUPPORTED,
                    "a file of Azure Files is locked for ever or not at all; ask for LockOptions.INFINITE: " + path);
        }
        FileLock counted = options.fencing() ? new FileLock(endpoint.operations(), path.ref()) : null;
        return new LeaseLock(LeaseAction.wire(action -> endpoint.leaseFile(path.ref(), action)), counted);
    }

    @Override
    public Map<String, String> read() {
        return operations.currentFile(file).headers().metadata();
    }

    @Override
    public void write(Map<String, String> pairs, String leaseId) {
        operations.setFileMetadata(file, pairs, leaseId);
    }
}

package org.elasto.client;

/** Hears that a lock was lost. */
@FunctionalInterface
public interface LockListener {

    /**
     * Called once, on a thread of the client, which it must not block for long.
     *
     * @param cause the answer that says so, or a LEASE_CONFLICT of our own if it could not be renewed in time
     */
    void lost(StorageLock lock, StorageException cause);
}

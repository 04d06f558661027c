package org.elasto.client.nio;

import java.nio.channels.OverlappingFileLockException;
import java.util.HashMap;
import java.util.Map;
import org.elasto.client.StorageUri;

/** The files that channels of one file system have locked. Thread-safe. */
final class HeldLocks {

    private final Map<StorageUri, Object> held = new HashMap<>();

    /**
     * Takes the name for a lock.
     *
     * @throws OverlappingFileLockException if it is taken: a lease covers the whole file
     */
    synchronized void claim(StorageUri file, Object owner) {
        if (held.putIfAbsent(file, owner) != null) {
            throw new OverlappingFileLockException();
        }
    }

    synchronized void release(StorageUri file, Object owner) {
        boolean unused = held.remove(file, owner);
    }
}

package org.elasto.client.lease;

import java.time.Duration;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * What a service does about one lease. Each call returns the id that the lease has then, and fails with LEASE_CONFLICT
 * if the lease is somebody else's. Thread-safe.
 */
public interface LeaseWire {

    /**
     * Takes it.
     *
     * @param id what it is to be called, a UUID
     * @param duration how long it holds; null for ever
     */
    String acquire(String id, @Nullable Duration duration);

    /** Begins its time anew. */
    String renew(String id);

    /** Gives it another id. */
    default String change(String id, String newId) {
        throw new StorageException(ErrorKind.UNSUPPORTED, "this lease has one id for good");
    }

    /** Gives it back. */
    void release(String id);
}

package org.elasto.client.transfer;

import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;

/** Stops transfers from another thread, for instance on Ctrl-C. Thread-safe. */
public final class Cancellation {

    private volatile boolean cancelled;

    /** Not cancelled yet. */
    public Cancellation() {}

    /** Asks the transfers to stop; they publish nothing, clean up and throw. */
    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    void check() {
        if (cancelled) {
            throw new StorageException(ErrorKind.UNEXPECTED, "the transfer was cancelled; nothing was published");
        }
    }
}

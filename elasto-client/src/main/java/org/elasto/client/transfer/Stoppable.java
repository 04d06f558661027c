package org.elasto.client.transfer;

import java.util.concurrent.Callable;
import org.elasto.client.Cancellation;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Work of one thread that a {@link Cancellation} ends at once, by an interrupt: that closes sockets, and wakes whoever
 * waits. When the work is over the thread is as it was before.
 */
final class Stoppable {

    private final Cancellation cancellation;
    private final Runnable stop = this::interrupt;
    private @Nullable Thread worker = Thread.currentThread();
    private boolean interrupted;

    private Stoppable(Cancellation cancellation) {
        this.cancellation = cancellation;
        cancellation.add(stop);
    }

    /** Does it, unless it is cancelled already. */
    static <T> T run(Cancellation cancellation, Callable<T> work) {
        check(cancellation);
        Stoppable worker = new Stoppable(cancellation);
        try {
            return work.call();
        } catch (StorageException e) {
            throw cancellation.isCancelled() ? cancelled(e) : e;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw cancellation.isCancelled()
                    ? cancelled(e)
                    : new StorageException(ErrorKind.UNEXPECTED, String.valueOf(e.getMessage()), false, null, e);
        } finally {
            worker.end();
        }
    }

    static void check(Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            throw cancelled(null);
        }
    }

    private static StorageException cancelled(@Nullable Exception cause) {
        return new StorageException(
                ErrorKind.UNEXPECTED, "the transfer was cancelled; nothing was published", false, null, cause);
    }

    private synchronized void interrupt() {
        Thread running = worker;
        if (running != null) {
            interrupted = true;
            running.interrupt();
        }
    }

    private void end() {
        cancellation.remove(stop);
        synchronized (this) {
            worker = null;
            if (interrupted) {
                // Ours, not somebody else's.
                boolean unused = Thread.interrupted();
            }
        }
    }
}

package org.elasto.client.transfer;

import java.time.Duration;
import java.util.function.Supplier;
import org.elasto.client.Cancellation;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.Pause;

/**
 * Tries again what failed for now. Each request was tried several times by then; a transfer of thousands of them is not to
 * fail because one of them had no luck.
 *
 * @param pause the waiting in between
 * @param cancellation ends it
 */
record Rounds(Pause pause, Cancellation cancellation) {

    private static final int MOST = 4;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    /** Does it until it succeeds, or fails for good. What is done must be safe to be done again. */
    <T> T run(Supplier<T> work) {
        Duration wait = FIRST_WAIT;
        for (int round = 1; ; round++) {
            try {
                return work.get();
            } catch (StorageException e) {
                if (!e.retryable() || round == MOST) {
                    throw e;
                }
                await(wait, e);
                wait = wait.multipliedBy(2);
            }
        }
    }

    private void await(Duration wait, StorageException failure) {
        try {
            pause.waitFor(wait, cancellation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException(ErrorKind.UNEXPECTED, "interrupted during a transfer", false, null, failure);
        }
        Stoppable.check(cancellation);
    }
}

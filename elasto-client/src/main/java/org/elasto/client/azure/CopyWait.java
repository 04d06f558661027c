package org.elasto.client.azure;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.Pause;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a service has made a copy; an interrupt aborts it.
 *
 * @param names what is copied and where to, for messages
 * @param pause the waiting between two looks
 * @param look tells how far the copy at the target is; null if there was none
 * @param abort ends the copy of that id
 */
public record CopyWait(String names, Pause pause, Supplier<@Nullable CopyState> look, Consumer<String> abort) {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /**
     * Waits.
     *
     * @param begun what the service answered when it was asked for the copy
     */
    public void await(CopyState begun) {
        CopyState state = begun;
        Duration wait = FIRST_PAUSE;
        while (state.isPending()) {
            await(state, wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? wait.multipliedBy(2) : LONGEST_PAUSE;
            state = requireSame(state, look.get());
        }
        if (!state.isDone()) {
            String why = state.description() == null ? "" : ": " + state.description();
            throw new StorageException(
                    ErrorKind.UNEXPECTED, "the copy of " + names + " ended as " + state.status() + why);
        }
    }

    private CopyState requireSame(CopyState ours, @Nullable CopyState there) {
        if (there == null || !there.id().equals(ours.id())) {
            throw new StorageException(
                    ErrorKind.PRECONDITION_FAILED, "somebody else wrote the target while this was copied: " + names);
        }
        return there;
    }

    private void await(CopyState state, Duration time) {
        try {
            pause.waitFor(time, null);
        } catch (InterruptedException e) {
            try {
                abort.accept(state.id());
            } catch (StorageException failed) {
                System.getLogger(CopyWait.class.getName())
                        .log(System.Logger.Level.DEBUG, "a copy was not aborted: {0}", failed.kind());
            }
            Thread.currentThread().interrupt();
            throw new StorageException(ErrorKind.UNEXPECTED, "interrupted during a copy", false, null, e);
        }
    }
}

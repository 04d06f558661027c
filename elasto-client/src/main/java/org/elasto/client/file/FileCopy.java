package org.elasto.client.file;

import java.time.Duration;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.azure.ContentHeaders;
import org.jspecify.annotations.Nullable;

/** Has the service copy a whole file, and waits until it has; an interrupt aborts it. Used once. */
final class FileCopy {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final FileEndpoint endpoint;
    private final FileRef target;
    private final @Nullable String leaseId;

    FileCopy(FileEndpoint endpoint, FileRef target, @Nullable String leaseId) {
        this.endpoint = endpoint;
        this.target = target;
        this.leaseId = leaseId;
    }

    void copy(FileRef source, ContentHeaders headers) {
        FileOperations operations = endpoint.operations();
        CopyState state = operations.copyFile(target, source, headers, leaseId);
        Duration pause = FIRST_PAUSE;
        while (state.isPending()) {
            await(state, pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            state = requireSame(state, operations.getFileProperties(target).copy());
        }
        if (!state.isDone()) {
            String why = state.description() == null ? "" : ": " + state.description();
            throw new StorageException(
                    ErrorKind.UNEXPECTED, "the copy of " + source + " ended as " + state.status() + why);
        }
    }

    private CopyState requireSame(CopyState ours, @Nullable CopyState there) {
        if (there == null || !there.id().equals(ours.id())) {
            throw new StorageException(
                    ErrorKind.PRECONDITION_FAILED, "somebody else wrote " + target + " while it was copied to");
        }
        return there;
    }

    private void await(CopyState state, Duration pause) {
        try {
            endpoint.pause().waitFor(pause, null);
        } catch (InterruptedException e) {
            abort(state.id());
            Thread.currentThread().interrupt();
            throw new StorageException(ErrorKind.UNEXPECTED, "interrupted during a copy", false, null, e);
        }
    }

    private void abort(String id) {
        try {
            endpoint.operations().abortCopyFile(target, id, leaseId);
        } catch (StorageException e) {
            System.getLogger(FileCopy.class.getName())
                    .log(System.Logger.Level.DEBUG, "a copy was not aborted: {0}", e.kind());
        }
    }
}

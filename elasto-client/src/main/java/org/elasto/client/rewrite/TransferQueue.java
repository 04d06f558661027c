package org.elasto.client.rewrite;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of one file that are on their way: so many at once, and so many bytes of memory, that whoever adds more waits
 * for the oldest. Used by one thread.
 */
public final class TransferQueue {

    /** A piece on its way, and how much memory it holds. */
    private record Travelling(FutureTask<@Nullable Void> task, int bytes) {}

    private final Executor executor;
    private final int mostPieces;
    private final long mostBytes;
    private final Deque<Travelling> travelling = new ArrayDeque<>();
    private long bytes;

    /**
     * An empty queue.
     *
     * @param executor carries out the sending
     * @param mostPieces how many travel at once
     * @param mostBytes how much memory they hold together, unless one alone holds more
     */
    public TransferQueue(Executor executor, int mostPieces, long mostBytes) {
        this.executor = executor;
        this.mostPieces = mostPieces;
        this.mostBytes = mostBytes;
    }

    /**
     * Sends a piece as soon as there is room.
     *
     * @param size how much memory it holds
     * @throws StorageException the failure of an earlier piece, if there is one
     */
    public void add(int size, Runnable piece) {
        while (!travelling.isEmpty() && (travelling.size() >= mostPieces || bytes + size > mostBytes)) {
            await();
        }
        Travelling next = new Travelling(new FutureTask<>(piece, null), size);
        try {
            executor.execute(next.task());
        } catch (RejectedExecutionException e) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "the client is closed", false, null, e);
        }
        travelling.add(next);
        bytes += size;
    }

    /** Waits for all, or for the first failure. */
    public void awaitAll() {
        while (!travelling.isEmpty()) {
            await();
        }
    }

    /** Waits until none is on its way, whatever became of it. */
    public void drain() {
        boolean interrupted = Thread.interrupted();
        while (!travelling.isEmpty()) {
            try {
                travelling.element().task().get();
                forget();
            } catch (ExecutionException | CancellationException e) {
                forget();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget() {
        bytes -= travelling.remove().bytes();
    }

    private void await() {
        try {
            travelling.element().task().get();
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (CancellationException e) {
            throw new StorageException(ErrorKind.UNEXPECTED, "cancelled before it was done", false, null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException(ErrorKind.UNEXPECTED, "interrupted during an upload", false, null, e);
        }
        forget();
    }

    /** The same failure with the stack of the waiting thread as well. */
    private static StorageException failure(ExecutionException e) {
        return e.getCause() instanceof StorageException known
                ? new StorageException(
                        known.kind(), String.valueOf(known.getMessage()), known.retryable(), known.service(), known)
                : new StorageException(ErrorKind.UNEXPECTED, "sending a piece failed: " + e.getCause(), false, null, e);
    }
}

package org.elasto.client.s3;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;

/**
 * The parts of one upload that are on their way: so many at once, and so many bytes of memory, that whoever adds more
 * waits for the oldest. Used by one thread.
 */
final class S3PartQueue {

    /** A part on its way, and the memory it holds. */
    private record Travelling(FutureTask<UploadedPart> task, byte[] buffer) {}

    private final Executor executor;
    private final int mostParts;
    private final long mostBytes;
    private final Deque<Travelling> travelling = new ArrayDeque<>();
    private final List<UploadedPart> arrived = new ArrayList<>();
    private byte[] spare = new byte[0];
    private long bytes;

    S3PartQueue(Executor executor, int mostParts, long mostBytes) {
        this.executor = executor;
        this.mostParts = mostParts;
        this.mostBytes = mostBytes;
    }

    /**
     * Sends a part as soon as there is room.
     *
     * @param buffer what it sends; must not be touched any more
     */
    void add(byte[] buffer, Callable<UploadedPart> part) {
        while (!travelling.isEmpty() && (travelling.size() >= mostParts || bytes + buffer.length > mostBytes)) {
            await();
        }
        Travelling next = new Travelling(new FutureTask<>(part), buffer);
        try {
            executor.execute(next.task());
        } catch (RejectedExecutionException e) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "the client is closed", false, null, e);
        }
        travelling.add(next);
        bytes += buffer.length;
    }

    /** Memory to fill, of a part that has arrived if it fits. */
    byte[] buffer(int size) {
        byte[] reused = spare.length == size ? spare : new byte[size];
        spare = new byte[0];
        return reused;
    }

    /** Waits for all; in order of their numbers. */
    List<UploadedPart> awaitAll() {
        while (!travelling.isEmpty()) {
            await();
        }
        return arrived;
    }

    /** Waits until none is on its way, whatever became of it. */
    void drain() {
        boolean interrupted = Thread.interrupted();
        while (!travelling.isEmpty()) {
            try {
                travelling.element().task().get();
                travelling.remove();
            } catch (ExecutionException e) {
                travelling.remove();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void await() {
        Travelling oldest = travelling.element();
        try {
            arrived.add(oldest.task().get());
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException(ErrorKind.UNEXPECTED, "interrupted during an upload", false, null, e);
        }
        travelling.remove();
        bytes -= oldest.buffer().length;
        spare = oldest.buffer();
    }

    /** The same failure with the stack of the waiting thread as well. */
    private static StorageException failure(ExecutionException e) {
        return e.getCause() instanceof StorageException known
                ? new StorageException(
                        known.kind(), String.valueOf(known.getMessage()), known.retryable(), known.service(), known)
                : new StorageException(ErrorKind.UNEXPECTED, "sending a part failed: " + e.getCause(), false, null, e);
    }
}

package org.elasto.client.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.ForeignFile;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/** Copies a file from elsewhere into a local one, several ranges at once, holes as holes. Used once. */
final class LocalIntake {

    /** In bytes; so much memory times the threads. */
    private static final long PIECE = 4 << 20;

    private static final int THREADS = 4;

    private final FileChannel target;
    private final ForeignFile source;
    private final long shift;
    private volatile boolean stopped;

    /**
     * Prepares a copy.
     *
     * @param shift how much further behind it stands in the target
     */
    LocalIntake(FileChannel target, ForeignFile source, long shift) {
        this.target = target;
        this.source = source;
        this.shift = shift;
    }

    void copy(ByteRange range) throws IOException {
        List<ByteRange> written = source.written(range).toList();
        long before = target.size();
        long position = range.offset();
        for (ByteRange data : written) {
            hole(position, data.offset(), before);
            position = data.end();
        }
        hole(position, range.end(), before);
        if (target.size() < range.end() + shift && position < range.end()) {
            LocalContent.grow(target, range.end() + shift);
        }
        sideBySide(written);
    }

    /** What was there where the source has nothing is cleared; behind the old end nothing was. */
    private void hole(long from, long to, long before) throws IOException {
        long end = Math.min(to + shift, before);
        if (from + shift < end) {
            LocalRanges.punch(target, new ByteRange(from + shift, end - from - shift));
        }
    }

    private void sideBySide(List<ByteRange> written) throws IOException {
        Queue<ByteRange> left = new ArrayDeque<>(written);
        long bytes = written.stream().mapToLong(ByteRange::length).sum();
        int threads = (int) Math.min(THREADS, (bytes + PIECE - 1) / PIECE);
        if (threads <= 1) {
            work(left);
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads, LocalIntake::thread);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(() -> {
                    work(left);
                    return null;
                }));
            }
            await(workers);
        } finally {
            pool.shutdown();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "elasto-local-intake");
        thread.setDaemon(true);
        return thread;
    }

    /** Waits for all: an interrupt of one who writes would close the file, so they are told to stop instead. */
    private void await(List<Future<?>> workers) throws IOException {
        boolean interrupted = false;
        Throwable failure = null;
        for (Future<?> worker : workers) {
            boolean ended = false;
            while (!ended) {
                try {
                    worker.get();
                    ended = true;
                } catch (ExecutionException e) {
                    failure = failure == null ? e.getCause() : failure;
                    ended = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                    stopped = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageException(ErrorKind.UNEXPECTED, "interrupted during a copy");
        }
        if (failure instanceof StorageException known) {
            throw known;
        }
        if (failure != null) {
            throw new IOException("copying a range failed: " + failure.getMessage(), failure);
        }
    }

    /** Copies what is left until nothing is, or until another one fails. */
    private void work(Queue<ByteRange> left) throws IOException {
        boolean good = false;
        try {
            ByteBuffer buffer = ByteBuffer.allocate((int) PIECE);
            for (ByteRange piece = next(left); piece != null && !stopped; piece = next(left)) {
                buffer.clear().limit((int) piece.length());
                source.read(piece.offset(), buffer);
                LocalContent.writeFully(target, piece.offset() + shift, buffer.flip());
            }
            good = true;
        } finally {
            stopped |= !good;
        }
    }

    /** No more than fits into memory; the rest of it stays in the queue. */
    private static @Nullable ByteRange next(Queue<ByteRange> left) {
        synchronized (left) {
            ByteRange first = left.poll();
            if (first == null || first.length() <= PIECE) {
                return first;
            }
            left.add(new ByteRange(first.offset() + PIECE, first.length() - PIECE));
            return new ByteRange(first.offset(), PIECE);
        }
    }
}

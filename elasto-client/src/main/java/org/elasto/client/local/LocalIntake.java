package org.elasto.client.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.ForeignFile;
import org.elasto.client.StorageException;
import org.elasto.client.rewrite.TransferQueue;

/** Copies a file from elsewhere into a local one, several ranges at once, holes as holes. Used once. */
final class LocalIntake {

    /** In bytes; so much memory times the threads. */
    private static final long PIECE = 4 << 20;

    private static final int THREADS = 4;

    private final FileChannel target;
    private final ForeignFile source;
    private final long shift;

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

    private void sideBySide(List<ByteRange> written) {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS, LocalIntake::thread);
        TransferQueue queue = new TransferQueue(pool, THREADS, THREADS * PIECE);
        try {
            for (ByteRange data : written) {
                for (long at = data.offset(); at < data.end(); at += PIECE) {
                    ByteRange piece = new ByteRange(at, Math.min(PIECE, data.end() - at));
                    queue.add((int) piece.length(), () -> take(piece));
                }
            }
            queue.awaitAll();
        } finally {
            // Nobody who writes is interrupted, for that would close the file.
            queue.drain();
            pool.shutdown();
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "elasto-local-intake");
        thread.setDaemon(true);
        return thread;
    }

    private void take(ByteRange piece) {
        ByteBuffer content = ByteBuffer.allocate((int) piece.length());
        source.read(piece.offset(), content);
        try {
            LocalContent.writeFully(target, piece.offset() + shift, content.flip());
        } catch (IOException e) {
            throw new StorageException(
                    ErrorKind.UNEXPECTED, "copying a range failed: " + e.getMessage(), false, null, e);
        }
    }
}

package org.elasto.client.transfer;

import java.util.OptionalLong;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.elasto.client.rewrite.TransferQueue;

/**
 * One run over many files: so many at once, one that fails does not keep the rest, and everything is counted and told.
 * Files are added by one thread.
 */
final class TreeRun implements AutoCloseable {

    private static final int FILES_AT_ONCE = 16;

    /** So many may wait behind one that takes long. */
    private static final int MOST_WAITING = 256;

    private final Engine engine;
    private final TreeListener listener;
    private final Workers files;
    private final TransferQueue queue;
    private long copied;
    private long bytes;
    private long same;
    private long removed;
    private long failed;
    private long found;
    private long done;
    private boolean complete;

    TreeRun(Engine engine, TreeListener listener) {
        this.engine = engine;
        this.listener = listener;
        this.files = new Workers(engine.options().cancellation(), FILES_AT_ONCE, "elasto-file");
        this.queue = new TransferQueue(files, MOST_WAITING, Long.MAX_VALUE);
    }

    /** A file is to be copied. */
    synchronized void found(StorageUri source, long size) {
        found += size;
        listener.found(source, size);
    }

    /** Has something done, in a moment. */
    void add(StorageUri what, Runnable work) {
        queue.add(1, () -> attempt(what, work));
    }

    /** Copies one file. */
    interface FileWork {
        TransferResult run(Engine watching);
    }

    /** Copies a file that was {@link #found}, at once. */
    void carry(StorageUri source, FileWork work) {
        long[] before = {0};
        Engine watching = engine.watched((now, total) -> {
            progress(now - before[0]);
            before[0] = now;
            tell(source, now, total.orElse(0));
        });
        TransferResult result = work.run(watching);
        progress(result.bytes() - before[0]);
        copied(source, result);
    }

    /** Does something; what fails is told, unless everything is to end. */
    void attempt(StorageUri what, Runnable work) {
        try {
            work.run();
        } catch (StorageException e) {
            if (engine.options().cancellation().isCancelled()) {
                throw e;
            }
            failed(what, e);
        }
    }

    synchronized void failed(StorageUri what, StorageException why) {
        failed++;
        listener.failed(what, why);
    }

    /** Something is there already. */
    synchronized void same() {
        same++;
    }

    synchronized void copied(StorageUri source, TransferResult result) {
        copied++;
        bytes += result.bytes();
        listener.copied(source, result);
    }

    synchronized void removed(StorageUri target) {
        removed++;
        listener.removed(target);
    }

    private synchronized void tell(StorageUri source, long now, long size) {
        listener.progress(source, now, size);
    }

    private synchronized void progress(long more) {
        if (more > 0) {
            done += more;
            // As long as more may be found nobody knows how much it is.
            engine.options().progress().progress(done, complete ? OptionalLong.of(found) : OptionalLong.empty());
        }
    }

    /** Nothing more is added. */
    TreeResult finish() {
        synchronized (this) {
            complete = true;
        }
        queue.awaitAll();
        synchronized (this) {
            return new TreeResult(copied, bytes, same, removed, failed);
        }
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        queue.drain();
        files.close();
    }
}

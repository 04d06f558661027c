package org.elasto.client.nio;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches directories by listing them now and then: every two seconds while something changes, up to once a minute while
 * nothing does. It sees what changed between two listings, not what came and went between them; a file counts as changed
 * when its ETag, size or time did. Of a directory 100,000 entries are watched; that there are more is told as an overflow.
 * Safe for use by many threads.
 */
final class ElastoWatchService implements WatchService {

    private static final Set<WatchEvent.Kind<?>> KINDS = Set.of(
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_DELETE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.OVERFLOW);

    private final ElastoFileSystem fileSystem;
    private final int most;
    private final Map<ElastoPath, ElastoWatchKey> keys = new HashMap<>();
    private final Queue<ElastoWatchKey> ready = new ArrayDeque<>();
    private boolean closed;

    /**
     * A service in which somebody else calls {@link #look}.
     *
     * @param most how many entries of a directory are watched
     */
    ElastoWatchService(ElastoFileSystem fileSystem, int most) {
        this.fileSystem = fileSystem;
        this.most = most;
    }

    /** A service with a thread that looks. */
    static ElastoWatchService watching(ElastoFileSystem fileSystem) {
        ElastoWatchService service = new ElastoWatchService(fileSystem, WatchSnapshot.MOST);
        Thread thread = new Thread(service::watch, "elasto-watch");
        thread.setDaemon(true);
        thread.start();
        return service;
    }

    boolean isOf(ElastoFileSystem other) {
        return fileSystem == other;
    }

    private void watch() {
        try {
            while (rest(look())) {
                // Each round looks at what is due.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until something is due; false once it is closed. */
    private synchronized boolean rest(long nanos) throws InterruptedException {
        if (!closed && nanos > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        }
        return !closed;
    }

    /** Looks at all directories that are due, and tells in how many nanoseconds the next one is. */
    long look() {
        long next = TimeUnit.MINUTES.toNanos(1);
        for (ElastoWatchKey key : keys()) {
            key.look(fileSystem.timing().nanos());
            next = Math.min(next, key.due() - fileSystem.timing().nanos());
        }
        return next;
    }

    private synchronized List<ElastoWatchKey> keys() {
        return closed ? List.of() : List.copyOf(keys.values());
    }

    /** Lists the directory once, so that what is there already is no news. */
    WatchKey register(ElastoPath directory, WatchEvent.Kind<?>[] kinds, WatchEvent.Modifier... modifiers)
            throws IOException {
        requireOpen();
        Set<WatchEvent.Kind<?>> wanted = new HashSet<>(List.of(kinds));
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("no kind of event was asked for");
        }
        if (!KINDS.containsAll(wanted) || modifiers.length > 0) {
            throw new UnsupportedOperationException("entries made, changed and deleted are told, without modifiers");
        }
        ElastoPath real = directory.toAbsolutePath();
        ElastoWatchKey known = key(real);
        if (known != null) {
            known.kinds(wanted);
            return known;
        }
        ElastoWatchKey made =
                new ElastoWatchKey(this, real, wanted, most, fileSystem.timing().nanos());
        synchronized (this) {
            ElastoWatchKey other = keys.putIfAbsent(real, made);
            notifyAll();
            return other == null ? made : other;
        }
    }

    private synchronized @Nullable ElastoWatchKey key(ElastoPath directory) {
        return keys.get(directory);
    }

    synchronized void cancelled(ElastoPath directory) {
        keys.remove(directory);
    }

    synchronized void signalled(ElastoWatchKey key) {
        ready.add(key);
        notifyAll();
    }

    synchronized boolean isOpen() {
        return !closed;
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw new ClosedWatchServiceException();
        }
    }

    @Override
    public synchronized @Nullable WatchKey poll() {
        requireOpen();
        return ready.poll();
    }

    @Override
    public synchronized @Nullable WatchKey poll(long timeout, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        requireOpen();
        while (ready.isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return null;
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
            requireOpen();
        }
        return ready.poll();
    }

    @Override
    public synchronized WatchKey take() throws InterruptedException {
        requireOpen();
        while (ready.isEmpty()) {
            wait();
            requireOpen();
        }
        return ready.remove();
    }

    @Override
    public synchronized void close() {
        closed = true;
        keys.clear();
        ready.clear();
        fileSystem.released(this);
        notifyAll();
    }
}

package org.elasto.client.nio;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elasto.client.watch.Change;
import org.jspecify.annotations.Nullable;

/** A directory that is watched. Thread-safe. */
final class ElastoWatchKey implements WatchKey {

    /** So many events wait to be fetched; more are told as an overflow. */
    private static final int MOST_EVENTS = 512;

    /** How often one looks: in nanoseconds, from two seconds while things change to a minute while they do not. */
    private static final long SHORTEST = 2_000_000_000L;

    private static final long LONGEST = 60_000_000_000L;

    private final ElastoWatchService service;
    private final ElastoPath directory;
    private final int most;
    private Set<WatchEvent.Kind<?>> kinds;
    private WatchSnapshot last;
    private long period = SHORTEST;
    private long due;
    private List<WatchEvent<?>> events = new ArrayList<>();
    private boolean signalled;
    private volatile boolean valid = true;

    /** What happened to an entry, so many times in a row. */
    private record Event(
            WatchEvent.Kind<@Nullable Object> kind,
            @Nullable Object context,
            int count) implements WatchEvent<@Nullable Object> {}

    /**
     * A key.
     *
     * @param most how many entries are watched
     * @param now in nanoseconds
     */
    ElastoWatchKey(ElastoWatchService service, ElastoPath directory, Set<WatchEvent.Kind<?>> kinds, int most, long now)
            throws IOException {
        this.service = service;
        this.directory = directory;
        this.kinds = kinds;
        this.most = most;
        this.last = WatchSnapshot.of(directory, most);
        this.due = now + SHORTEST;
    }

    synchronized void kinds(Set<WatchEvent.Kind<?>> wanted) {
        kinds = wanted;
    }

    synchronized long due() {
        return due;
    }

    /** Looks what changed, if it is time to. */
    void look(long now) {
        if (!valid || due() - now > 0) {
            return;
        }
        WatchSnapshot seen;
        try {
            seen = WatchSnapshot.of(directory, most);
        } catch (NoSuchFileException e) {
            // On a flat store a directory goes with its last file, and comes back with the next.
            seen = WatchSnapshot.EMPTY;
        } catch (IOException | RuntimeException e) {
            // Whatever it is, it may be over the next time.
            System.getLogger(ElastoWatchKey.class.getName())
                    .log(System.Logger.Level.DEBUG, "could not look at " + directory, e);
            rest(now, false);
            return;
        }
        rest(now, compare(seen));
    }

    private synchronized void rest(long now, boolean changed) {
        period = changed ? SHORTEST : Math.min(LONGEST, period + period / 2);
        due = now + period;
    }

    private synchronized boolean compare(WatchSnapshot seen) {
        WatchSnapshot before = last;
        last = seen;
        if (seen.cut()) {
            event(StandardWatchEventKinds.OVERFLOW, null);
        }
        Change.between(before.entries(), seen.entries(), (change, name) -> event(kind(change), name));
        return !seen.entries().equals(before.entries());
    }

    private static WatchEvent.Kind<?> kind(Change change) {
        return switch (change) {
            case CREATED -> StandardWatchEventKinds.ENTRY_CREATE;
            case CHANGED -> StandardWatchEventKinds.ENTRY_MODIFY;
            case REMOVED -> StandardWatchEventKinds.ENTRY_DELETE;
        };
    }

    @SuppressWarnings("unchecked")
    private void event(WatchEvent.Kind<?> kind, @Nullable Path name) {
        if (!kinds.contains(kind) && kind != StandardWatchEventKinds.OVERFLOW) {
            return;
        }
        int size = events.size();
        WatchEvent<?> newest = size == 0 ? null : events.get(size - 1);
        boolean full = size >= MOST_EVENTS;
        if (full && newest != null && newest.kind() != StandardWatchEventKinds.OVERFLOW) {
            events.clear();
            events.add(new Event(
                    (WatchEvent.Kind<@Nullable Object>) (WatchEvent.Kind<?>) StandardWatchEventKinds.OVERFLOW,
                    null,
                    1));
        } else if (!full) {
            events.add(new Event((WatchEvent.Kind<@Nullable Object>) (WatchEvent.Kind<?>) kind, name, 1));
        }
        signal();
    }

    private void signal() {
        if (!signalled) {
            signalled = true;
            service.signalled(this);
        }
    }

    @Override
    public boolean isValid() {
        return valid && service.isOpen();
    }

    @Override
    public synchronized List<WatchEvent<?>> pollEvents() {
        List<WatchEvent<?>> told = events;
        events = new ArrayList<>();
        return told;
    }

    @Override
    public synchronized boolean reset() {
        boolean good = isValid();
        if (good && signalled) {
            signalled = false;
            if (!events.isEmpty()) {
                signal();
            }
        }
        return good;
    }

    @Override
    public void cancel() {
        valid = false;
        service.cancelled(directory);
    }

    @Override
    public Path watchable() {
        return directory;
    }
}

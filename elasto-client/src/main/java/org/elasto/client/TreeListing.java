package org.elasto.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a directory and all below it, one listing after the other: of each directory first itself, then what is in
 * it. Used by one thread.
 */
final class TreeListing implements Iterator<DirectoryEntry>, AutoCloseable {

    private final Backend backend;
    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable DirectoryEntry next;

    /**
     * A directory that is being listed.
     *
     * @param path its name below the one that was asked for, with a slash at its end; empty for that one
     */
    private record Level(
            String path,
            Backend.DirectoryHandle handle,
            Stream<DirectoryEntry> stream,
            Iterator<DirectoryEntry> entries) {

        static Level of(String path, Backend.DirectoryHandle handle) {
            Stream<DirectoryEntry> stream = handle.readdir();
            return new Level(path, handle, stream, stream.iterator());
        }
    }

    private TreeListing(Backend backend, Backend.DirectoryHandle top) {
        this.backend = backend;
        levels.push(Level.of("", top));
    }

    /** The entries, with their names below the top; the top itself stays open. */
    static Stream<DirectoryEntry> of(Backend backend, Backend.DirectoryHandle top) {
        TreeListing listing = new TreeListing(backend, top);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(listing, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(listing::close);
    }

    @Override
    public boolean hasNext() {
        while (next == null && !levels.isEmpty()) {
            Level level = levels.element();
            if (level.entries().hasNext()) {
                next = entry(level, level.entries().next());
            } else {
                leave(levels.remove());
            }
        }
        return next != null;
    }

    private DirectoryEntry entry(Level level, DirectoryEntry entry) {
        String path = level.path() + entry.name();
        if (entry.stat().type() != FileType.FILE && level.handle().descends(entry)) {
            levels.push(Level.of(path + "/", backend.openDirectory(entry.uri(), OpenOptions.of(OpenFlag.DIRECTORY))));
        }
        return new DirectoryEntry(path, entry.uri(), entry.stat());
    }

    /** The top belongs to whoever opened it. */
    private void leave(Level level) {
        level.stream().close();
        if (!level.path().isEmpty()) {
            level.handle().close();
        }
    }

    @Override
    public DirectoryEntry next() {
        DirectoryEntry entry = hasNext() ? next : null;
        if (entry == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return entry;
    }

    @Override
    public void close() {
        while (!levels.isEmpty()) {
            leave(levels.remove());
        }
    }
}

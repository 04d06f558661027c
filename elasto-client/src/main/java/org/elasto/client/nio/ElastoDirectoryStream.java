package org.elasto.client.nio;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.jspecify.annotations.Nullable;

/**
 * A directory, asked for page by page as it is iterated. A directory in it has no slash at the end of its path, unless its
 * name is empty or a file has the same name, so that no two entries share a path.
 */
final class ElastoDirectoryStream implements DirectoryStream<Path> {

    private final ElastoPath directory;
    private final ElastoFileSystem fileSystem;
    private final ElastoFile open;
    private final Stream<DirectoryEntry> listing;
    private final Filter<? super Path> filter;
    private boolean iterated;
    private volatile boolean closed;

    private ElastoDirectoryStream(ElastoPath directory, ElastoFile open, Filter<? super Path> filter) {
        this.directory = directory;
        this.fileSystem = directory.getFileSystem();
        this.open = open;
        this.listing = open.readdir();
        this.filter = filter;
    }

    static ElastoDirectoryStream open(ElastoPath directory, Filter<? super Path> filter) throws IOException {
        ElastoFileSystem fileSystem = directory.getFileSystem();
        fileSystem.requireOpen();
        StorageUri uri = directory.uri();
        ElastoFile open;
        try {
            open = fileSystem.elasto().open(uri, OpenFlag.DIRECTORY);
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.NOT_FOUND && e.kind() != ErrorKind.INVALID_ARGUMENT) {
                throw NioErrors.of(e, directory.toString());
            }
            throw Probe.isFile(directory) ? caused(directory, e) : NioErrors.of(e, directory.toString());
        }
        if (!uri.holdsContainers() && !uri.isContainer()) {
            fileSystem.directories().saw(uri);
        }
        return fileSystem.inUse(new ElastoDirectoryStream(directory, open, filter));
    }

    private static IOException caused(ElastoPath directory, StorageException cause) {
        NotDirectoryException exception = new NotDirectoryException(directory.toString());
        exception.initCause(cause);
        return exception;
    }

    @Override
    public Iterator<Path> iterator() {
        if (closed || iterated) {
            throw new IllegalStateException(closed ? "it is closed" : "it is iterated once");
        }
        iterated = true;
        return new Entries(listing.iterator());
    }

    /** Safe at any time; what is iterated ends. */
    @Override
    public void close() {
        closed = true;
        fileSystem.released(this);
        listing.close();
        open.close();
    }

    private final class Entries implements Iterator<Path> {

        private final Iterator<DirectoryEntry> entries;
        private final Deque<String> files = new ArrayDeque<>();
        private @Nullable Path next;

        Entries(Iterator<DirectoryEntry> entries) {
            this.entries = entries;
        }

        @Override
        public boolean hasNext() {
            try {
                while (next == null && !closed && entries.hasNext()) {
                    Path path = path(entries.next());
                    next = filter.accept(path) ? path : null;
                }
            } catch (StorageException e) {
                throw new DirectoryIteratorException(NioErrors.of(e, directory.toString()));
            } catch (IOException e) {
                throw new DirectoryIteratorException(e);
            }
            return next != null;
        }

        @Override
        public Path next() {
            boolean more = hasNext();
            Path found = next;
            if (!more || found == null) {
                throw new NoSuchElementException();
            }
            next = null;
            return found;
        }

        private Path path(DirectoryEntry entry) {
            String name = entry.name();
            while (!files.isEmpty() && !name.startsWith(files.peek())) {
                files.pop();
            }
            boolean plain = entry.stat().type() == FileType.FILE;
            boolean shared = !plain && files.contains(name);
            if (plain) {
                files.push(name);
            }
            StorageUri uri = entry.uri();
            String key = uri.key();
            boolean slash = !plain && key.endsWith("/") && !shared && !name.isEmpty();
            StorageUri named = slash ? uri.withKey(key.substring(0, key.length() - 1)) : uri;
            ListedStat stat = new ListedStat(entry.stat(), fileSystem.timing().nanos(), fileSystem.changes());
            return ElastoPath.of(fileSystem, named).listed(stat);
        }
    }
}

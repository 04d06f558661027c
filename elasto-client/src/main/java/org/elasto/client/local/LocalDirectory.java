package org.elasto.client.local;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.elasto.client.Backend;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.FileType;
import org.elasto.client.StorageUri;

/** An open local directory. */
final class LocalDirectory implements Backend.DirectoryHandle {

    private final StorageUri uri;
    private final Path path;
    private final boolean created;

    LocalDirectory(StorageUri uri, Path path, boolean created) {
        this.uri = uri;
        this.path = path;
        this.created = created;
    }

    @Override
    public boolean created() {
        return created;
    }

    @Override
    public FileStat stat() {
        return LocalBackend.stat(path, uri);
    }

    @Override
    public FileSystemStat statfs() {
        return LocalBackend.statfs(path);
    }

    @Override
    @SuppressWarnings("StreamResourceLeak") // closed with the stream that is handed out
    public Stream<DirectoryEntry> readdir() {
        DirectoryStream<Path> below;
        try {
            below = Files.newDirectoryStream(path);
        } catch (IOException e) {
            throw LocalErrors.of("list", path, e);
        }
        Iterator<Path> paths = below.iterator();
        Spliterator<Path> spliterator = Spliterators.spliteratorUnknownSize(
                new Iterator<Path>() {
                    @Override
                    public boolean hasNext() {
                        try {
                            return paths.hasNext();
                        } catch (DirectoryIteratorException e) {
                            throw LocalErrors.of("list", path, new IOException(e.getMessage(), e));
                        }
                    }

                    @Override
                    public Path next() {
                        return paths.next();
                    }
                },
                Spliterator.NONNULL | Spliterator.DISTINCT);
        return StreamSupport.stream(spliterator, false)
                .flatMap(entry -> entry(entry).stream())
                .onClose(() -> close(below));
    }

    @Override
    public boolean descends(DirectoryEntry directory) {
        return !Files.isSymbolicLink(path.resolve(directory.name()));
    }

    /** Empty if it went away since its name was read. */
    private Optional<DirectoryEntry> entry(Path entry) {
        String name = entry.getFileName().toString();
        try {
            FileStat stat = LocalBackend.stat(attributes(entry));
            String suffix = stat.type() == FileType.DIRECTORY ? "/" : "";
            return Optional.of(new DirectoryEntry(name, uri.resolve(name + suffix), stat));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw LocalErrors.of("stat", entry, e);
        }
    }

    private static BasicFileAttributes attributes(Path entry) throws IOException {
        BasicFileAttributes own = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        // A link counts as what it points to; one that points nowhere is listed all the same.
        return own.isSymbolicLink() && Files.exists(entry)
                ? Files.readAttributes(entry, BasicFileAttributes.class)
                : own;
    }

    private void close(DirectoryStream<Path> below) {
        try {
            below.close();
        } catch (IOException e) {
            throw LocalErrors.of("close", path, e);
        }
    }

    @Override
    public void unlink() {
        LocalBackend.remove(path);
    }

    @Override
    public void close() {
        // Each listing closes itself.
    }
}

package org.elasto.client.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.elasto.client.Leftover;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.jspecify.annotations.Nullable;

/**
 * The bytes behind an open file, and how they come to have its name. Either it works on the file itself, or, when
 * opened to replace the old one, on a nameless neighbour that takes the file's place in one step.
 */
final class LocalContent implements AutoCloseable {

    static final int BLOCK = 64 << 10;

    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ);
    private static final Set<OpenOption> READ_WRITE = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
    private static final Set<OpenOption> CREATE =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

    private final Path path;
    private final boolean created;
    private final boolean exclusive;
    private final FileChannel reader;
    private @Nullable FileChannel writer;
    private @Nullable Path neighbour;

    private LocalContent(Path path, FileChannel channel, boolean created) {
        this.path = path;
        this.reader = channel;
        this.created = created;
        this.exclusive = false;
        this.neighbour = null;
    }

    private LocalContent(Path path, Path neighbour, boolean created, boolean exclusive) throws IOException {
        this.path = path;
        this.created = created;
        this.exclusive = exclusive;
        this.neighbour = neighbour;
        this.reader = FileChannel.open(neighbour, CREATE);
        this.writer = reader;
    }

    static LocalContent open(Path path, OpenOptions options) throws IOException {
        // Something like /dev/null must be written to, never be replaced.
        boolean special = Files.exists(path) && !Files.isRegularFile(path);
        if (options.has(OpenFlag.TRUNCATE) && !special) {
            return openToReplace(path, options);
        }
        if (options.has(OpenFlag.EXCLUSIVE)) {
            return new LocalContent(path, FileChannel.open(path, CREATE), true);
        }
        try {
            return new LocalContent(path, FileChannel.open(path, READ), false);
        } catch (NoSuchFileException e) {
            if (!options.has(OpenFlag.CREATE)) {
                throw e;
            }
        }
        try {
            return new LocalContent(path, FileChannel.open(path, CREATE), true);
        } catch (FileAlreadyExistsException e) {
            return new LocalContent(path, FileChannel.open(path, READ), false);
        }
    }

    private static LocalContent openToReplace(Path path, OpenOptions options) throws IOException {
        boolean exists = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        if (!exists && !options.has(OpenFlag.CREATE)) {
            throw new NoSuchFileException(path.toString());
        }
        if (exists && options.has(OpenFlag.EXCLUSIVE)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        Path target = exists ? path.toRealPath() : path;
        Path neighbour = target.resolveSibling(Leftover.newDraftName());
        LocalContent content = new LocalContent(target, neighbour, !exists, options.has(OpenFlag.EXCLUSIVE));
        if (exists) {
            keepPermissions(target, neighbour);
        }
        return content;
    }

    /** What replaces a file may be read and written by the same people. */
    static void keepPermissions(Path old, Path made) throws IOException {
        if (old.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> same = Files.getPosixFilePermissions(old);
            Files.setPosixFilePermissions(made, same);
        }
    }

    Path path() {
        return path;
    }

    boolean created() {
        return created;
    }

    /** Where the bytes are at present. */
    Path current() {
        Path here = neighbour;
        return here == null ? path : here;
    }

    FileChannel reader() {
        return reader;
    }

    FileChannel writer() throws IOException {
        if (writer == null) {
            writer = FileChannel.open(path, READ_WRITE);
        }
        return writer;
    }

    /** Makes what was written survive a crash, under the name of the file. */
    void commit() throws IOException {
        Path here = neighbour;
        if (here == null) {
            if ((writer != null || created) && Files.isRegularFile(path)) {
                writer().force(true);
            }
            return;
        }
        writer().force(true);
        publish(here, path, exclusive);
        neighbour = null;
    }

    /** Gives a neighbour, which has been forced to disk, the name of the file. */
    static void publish(Path neighbour, Path path, boolean exclusive) throws IOException {
        if (exclusive) {
            moveExclusively(neighbour, path);
        } else {
            Files.move(neighbour, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        forceDirectory(path);
    }

    /** A hard link never replaces anything, so of two that race for a name one fails. */
    private static void moveExclusively(Path here, Path path) throws IOException {
        try {
            Files.createLink(path, here);
        } catch (UnsupportedOperationException e) {
            Files.createFile(path);
            Files.move(here, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        Files.delete(here);
    }

    private static void forceDirectory(Path path) {
        Path directory = path.getParent();
        if (directory == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system lets a directory be opened; the file itself is safe by now.
            System.getLogger(LocalContent.class.getName())
                    .log(System.Logger.Level.DEBUG, "cannot force {0} to disk", directory);
        }
    }

    /** Removes the file; what has not got its name yet is dropped instead. */
    void unlink() throws IOException {
        if (neighbour == null) {
            Files.delete(path);
        } else {
            dropNeighbour();
        }
    }

    private void dropNeighbour() throws IOException {
        Path here = neighbour;
        neighbour = null;
        if (here != null) {
            Files.deleteIfExists(here);
        }
    }

    static void readFully(FileChannel channel, long offset, ByteBuffer target) throws IOException {
        long position = offset;
        while (target.hasRemaining()) {
            int count = channel.read(target, position);
            if (count < 0) {
                return;
            }
            position += count;
        }
    }

    /** Makes it larger: Java cannot set a size, but a byte behind the end leaves a hole before it. */
    static void grow(FileChannel channel, long size) throws IOException {
        writeFully(channel, size - 1, ByteBuffer.allocate(1));
    }

    static void writeFully(FileChannel channel, long offset, ByteBuffer source) throws IOException {
        long position = offset;
        while (source.hasRemaining()) {
            position += channel.write(source, position);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
            if (writer != null) {
                writer.close();
            }
        } finally {
            dropNeighbour();
        }
    }
}

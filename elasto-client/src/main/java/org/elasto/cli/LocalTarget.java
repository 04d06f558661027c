package org.elasto.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A local file to be written: the bytes go to a file beside it, which takes its name when all of them are there. */
final class LocalTarget {

    private final Path path;
    private final boolean force;

    /**
     * Chooses the file.
     *
     * @param force whether an existing file is replaced
     */
    LocalTarget(Path path, boolean force) {
        this.path = path;
        this.force = force;
    }

    /** Writes the bytes and tells how many. */
    interface Filling {
        long fill(OutputStream file) throws IOException;
    }

    /** Has the file filled; without success nothing is left of it. */
    long receive(Filling filling) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
            return fillDevice(filling);
        }
        Path target = Files.isSymbolicLink(path) && Files.exists(path) ? path.toRealPath() : path;
        refuse(target);
        Path partial = partial(target);
        try {
            long bytes;
            try (OutputStream file =
                    Files.newOutputStream(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                bytes = filling.fill(file);
            }
            publish(partial, target);
            return bytes;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** A pipe or a device, such as /dev/null, is written to, never replaced. */
    private long fillDevice(Filling filling) throws IOException {
        try (OutputStream device = Files.newOutputStream(path, StandardOpenOption.WRITE)) {
            return filling.fill(device);
        }
    }

    private void refuse(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw CliException.usage(target + " is a directory");
        }
        if (!force && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
    }

    private static Path partial(Path target) {
        return target.resolveSibling(
                ".elasto-" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + ".part");
    }

    private void publish(Path partial, Path target) throws IOException {
        if (force) {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        try {
            // Of two that race, a link succeeds for one only; a move would let both.
            Files.createLink(target, partial);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.move(partial, target); // a file system without hard links
        }
    }
}

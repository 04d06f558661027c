package org.elasto.client.nio;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.util.stream.Stream;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/** Looks what is there. */
final class Probe {

    private Probe() {}

    /** What is there; null if nothing is. */
    static @Nullable FileStat stat(ElastoPath path) throws IOException {
        try {
            return path.getFileSystem().elasto().stat(path.uri());
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return null;
            }
            throw NioErrors.of(e, path.toString());
        }
    }

    static boolean isFile(ElastoPath path) throws IOException {
        FileStat stat = stat(path);
        return stat != null && stat.type() == FileType.FILE;
    }

    /** Whether a file has the name that a directory is to have; one request. */
    static boolean isTaken(ElastoPath path) throws IOException {
        if (path.endsWithSlash() || path.uri().isContainer() || path.uri().holdsContainers()) {
            return false;
        }
        try {
            path.getFileSystem().elasto().open(path.uri()).close();
            return true;
        } catch (StorageException e) {
            // What cannot be opened as a file may still be refused when the directory is made.
            if (e.kind() == ErrorKind.NOT_FOUND || e.kind() == ErrorKind.INVALID_ARGUMENT) {
                return false;
            }
            throw NioErrors.of(e, path.toString());
        }
    }

    /** Fails if a directory holds anything. */
    static void requireEmpty(ElastoPath directory) throws IOException {
        boolean empty = NioErrors.call(directory, () -> {
            try (ElastoFile open = directory.getFileSystem().elasto().open(directory.uri(), OpenFlag.DIRECTORY);
                    Stream<DirectoryEntry> entries = open.readdir()) {
                return entries.findFirst().isEmpty();
            }
        });
        if (!empty) {
            throw new DirectoryNotEmptyException(directory.toString());
        }
    }
}

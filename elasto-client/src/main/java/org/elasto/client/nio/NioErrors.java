package org.elasto.client.nio;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;

/**
 * The one place that turns what the storage says into exceptions of {@code java.nio.file}; the {@link StorageException}
 * is their cause.
 */
final class NioErrors {

    private NioErrors() {}

    /** Calls the storage. */
    static <T> T call(Path path, Supplier<T> action) throws IOException {
        try {
            return action.get();
        } catch (StorageException e) {
            throw of(e, path.toString());
        }
    }

    static void run(Path path, Runnable action) throws IOException {
        try {
            action.run();
        } catch (StorageException e) {
            throw of(e, path.toString());
        }
    }

    /** Removes something: there, something that exists means something inside. */
    static void remove(Path path, Runnable action) throws IOException {
        try {
            action.run();
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.ALREADY_EXISTS) {
                throw caused(new DirectoryNotEmptyException(path.toString()), e);
            }
            throw of(e, path.toString());
        }
    }

    /**
     * The exception for a failure.
     *
     * @throws UnsupportedOperationException if the backend cannot do it at all
     */
    static IOException of(StorageException e, String path) {
        String reason = e.getMessage();
        return switch (e.kind()) {
            case NOT_FOUND -> caused(new NoSuchFileException(path, null, reason), e);
            case ALREADY_EXISTS -> caused(new FileAlreadyExistsException(path, null, reason), e);
            case UNAUTHENTICATED, PERMISSION_DENIED -> caused(new AccessDeniedException(path, null, reason), e);
            case UNSUPPORTED -> throw new UnsupportedOperationException(reason, e);
            default -> caused(new FileSystemException(path, null, reason), e);
        };
    }

    private static <E extends IOException> E caused(E exception, StorageException cause) {
        exception.initCause(cause);
        return exception;
    }
}

package org.elasto.client.local;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;

/** The one place that turns what the file system says into kinds of errors. */
final class LocalErrors {

    private LocalErrors() {}

    static StorageException of(String verb, Path path, IOException cause) {
        ErrorKind kind = kind(cause);
        return new StorageException(kind, verb + " " + path + ": " + words(kind, cause), false, null, cause);
    }

    private static ErrorKind kind(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return ErrorKind.NOT_FOUND;
        }
        if (cause instanceof FileAlreadyExistsException || cause instanceof DirectoryNotEmptyException) {
            return ErrorKind.ALREADY_EXISTS;
        }
        if (cause instanceof AccessDeniedException) {
            return ErrorKind.PERMISSION_DENIED;
        }
        if (cause instanceof NotDirectoryException) {
            return ErrorKind.INVALID_ARGUMENT;
        }
        return ErrorKind.UNEXPECTED;
    }

    private static String words(ErrorKind kind, IOException cause) {
        if (cause instanceof DirectoryNotEmptyException) {
            return "the directory is not empty";
        }
        if (cause instanceof ClosedByInterruptException) {
            return "the thread was interrupted";
        }
        return switch (kind) {
            case NOT_FOUND -> "no such file or directory";
            case ALREADY_EXISTS -> "it exists already";
            case PERMISSION_DENIED -> "permission denied";
            case INVALID_ARGUMENT -> "it is not a directory";
            default -> String.valueOf(cause.getMessage());
        };
    }
}

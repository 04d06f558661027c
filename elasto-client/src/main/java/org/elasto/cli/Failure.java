package org.elasto.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * What is told of something that went wrong, to people and to programs.
 *
 * @param exit what the shell gets
 * @param kind a word that programs may rely on: the name of an {@link ErrorKind}, or USAGE, INTEGRITY, INTERRUPTED
 * @param httpStatus the status of the answer, 0 when there was none
 * @param serviceCode the service's own code, or null
 * @param requestId the service's id of the request, or null
 * @param message one line, for people
 * @param advice what to do about it, or null when the message says it all
 */
record Failure(
        ExitCode exit,
        String kind,
        int httpStatus,
        @Nullable String serviceCode,
        @Nullable String requestId,
        String message,
        @Nullable String advice) {

    private static final Set<String> INTEGRITY_CODES =
            Set.of("BadDigest", "XAmzContentChecksumMismatch", "XAmzContentSHA256Mismatch", "Md5Mismatch");

    /** A failure on this side, without any request. */
    static Failure local(ExitCode exit, String kind, String message) {
        return new Failure(exit, kind, 0, null, null, message, null);
    }

    /** Finds out what an exception means. */
    static Failure of(Throwable thrown) {
        if (thrown instanceof StorageException storage) {
            return ofStorage(storage);
        }
        if (thrown instanceof CliException refused) {
            return refused.failure();
        }
        if (thrown instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return ofIo(unchecked.getCause());
        }
        if (thrown instanceof IOException io) {
            return ofIo(io);
        }
        return local(
                ExitCode.SOME_FAILED,
                ErrorKind.UNEXPECTED.name(),
                "this should not happen, please report it: " + thrown + "; -d shows where");
    }

    private static Failure ofStorage(StorageException thrown) {
        StorageException.ServiceError service = thrown.service();
        String code = service == null ? null : service.code();
        String message = text(thrown);
        if (service != null && code != null && INTEGRITY_CODES.contains(code)) {
            return new Failure(
                    ExitCode.INTEGRITY, "INTEGRITY", service.status(), code, service.requestId(), message, null);
        }
        ExitCode exit = ExitCode.of(thrown.kind(), thrown.retryable());
        return service == null
                ? local(exit, thrown.kind().name(), message)
                : new Failure(exit, thrown.kind().name(), service.status(), code, service.requestId(), message, null);
    }

    private static Failure ofIo(IOException thrown) {
        if (thrown instanceof NoSuchFileException missing) {
            return local(ExitCode.NOT_FOUND, ErrorKind.NOT_FOUND.name(), missing.getFile() + " does not exist");
        }
        if (thrown instanceof FileAlreadyExistsException exists) {
            return local(ExitCode.CONFLICT, ErrorKind.ALREADY_EXISTS.name(), exists.getFile() + " exists already");
        }
        if (thrown instanceof AccessDeniedException denied) {
            return local(
                    ExitCode.DENIED, ErrorKind.PERMISSION_DENIED.name(), "no permission to use " + denied.getFile());
        }
        return local(ExitCode.SOME_FAILED, ErrorKind.UNEXPECTED.name(), text(thrown));
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }

    /** The same, of one of many things. */
    Failure about(String name) {
        String whole = message.contains(name) ? message : name + ": " + message;
        return new Failure(exit, kind, httpStatus, serviceCode, requestId, whole, advice);
    }

    Failure withAdvice(@Nullable String line) {
        return new Failure(exit, kind, httpStatus, serviceCode, requestId, message, line);
    }

    /** The same, with the advice that fits a command. */
    Failure during(String command) {
        return advice == null ? withAdvice(Advice.on(command, this)) : this;
    }
}

package org.elasto.client.file;

import org.elasto.client.ErrorKind;
import org.elasto.client.Leftover;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.azure.AzureErrors;
import org.elasto.client.azure.ContentHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What opening a file found or made.
 *
 * <p>Create File replaces what has the name, and no condition against that is documented. So a file that must not be
 * there yet is made under a name of its own beside it, {@code .elasto-} and a UUID, and renamed, which the service refuses
 * in the same step if the name is taken. Who is killed in between leaves that empty file behind; a listing shows it.
 *
 * @param size in bytes
 * @param contentType what it was found or made with; null if that was left to the service
 * @param created whether it was not there before
 */
record FileOpening(long size, @Nullable String contentType, boolean created) {

    static FileOpening of(FileOperations operations, FilePath path, OpenOptions options) {
        FileRef file = path.ref();
        if (options.has(OpenFlag.EXCLUSIVE)) {
            createNew(operations, path, options);
            return new FileOpening(0, options.contentType(), true);
        }
        if (options.has(OpenFlag.CREATE) && options.has(OpenFlag.TRUNCATE)) {
            return truncated(operations, file, options);
        }
        FileInfo found = find(operations, file, options);
        if (found == null) {
            try {
                createNew(operations, path, options);
                return new FileOpening(0, options.contentType(), true);
            } catch (StorageException e) {
                if (e.kind() != ErrorKind.ALREADY_EXISTS) {
                    throw e;
                }
                // Somebody else was faster.
                found = operations.getFileProperties(file);
            }
        }
        return options.has(OpenFlag.TRUNCATE)
                ? truncated(operations, file, options)
                : new FileOpening(found.size(), found.headers().contentType(), false);
    }

    private static FileOpening truncated(FileOperations operations, FileRef file, OpenOptions options) {
        operations.createFile(file, 0, headers(options), options.lease());
        return new FileOpening(0, options.contentType(), false);
    }

    private static ContentHeaders headers(OpenOptions options) {
        return ContentHeaders.NONE.withContentType(options.contentType()).withMetadata(options.metadata());
    }

    /** What is there; null if nothing is and it may be created. */
    private static @Nullable FileInfo find(FileOperations operations, FileRef file, OpenOptions options) {
        try {
            return operations.getFileProperties(file);
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.NOT_FOUND || !options.has(OpenFlag.CREATE)) {
                throw e;
            }
            return null;
        }
    }

    /** Takes the name, or fails with ALREADY_EXISTS. */
    private static void createNew(FileOperations operations, FilePath path, OpenOptions options) {
        FileRef file = path.ref();
        FileRef made = file.beside(Leftover.newDraftName());
        ContentHeaders headers = headers(options);
        operations.createFile(made, 0, headers, null);
        boolean renamed = false;
        try {
            rename(operations, made, path, RenameOptions.NEW.withHeaders(headers));
            renamed = true;
        } finally {
            if (!renamed) {
                takeBack(operations, made);
            }
        }
    }

    /** Gives what was made beside it the name, or fails with ALREADY_EXISTS if that is taken and not to be replaced. */
    static void rename(FileOperations operations, FileRef made, FilePath path, RenameOptions how) {
        try {
            operations.renameFile(made, path.ref(), how);
        } catch (StorageException e) {
            // A directory has it, or a file that only its holder may replace.
            boolean taken = AzureErrors.hasCode(e, "ResourceTypeMismatch")
                    || (!how.replace() && e.kind() == ErrorKind.LEASE_CONFLICT)
                    || e.kind() == ErrorKind.ALREADY_EXISTS;
            throw taken ? path.exists(e) : e;
        }
    }

    private static void takeBack(FileOperations operations, FileRef made) {
        try {
            operations.deleteFile(made, null);
        } catch (StorageException e) {
            // What went wrong before is thrown; the empty file that stays behind is the lesser news.
            System.getLogger(FileOpening.class.getName())
                    .log(System.Logger.Level.DEBUG, "a file was left behind: {0}", made);
        }
    }
}

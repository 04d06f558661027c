package org.elasto.client.file;

import java.util.Map;
import java.util.OptionalLong;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.FileType;
import org.elasto.client.StorageException;
import org.elasto.client.azure.AzureErrors;
import org.jspecify.annotations.Nullable;

/** What Azure Files tells, in the words of the file API. */
final class ShareStat {

    private static final long GIB = 1L << 30;

    private ShareStat() {}

    static FileStat of(FileInfo file) {
        return new FileStat(
                FileType.FILE,
                OptionalLong.of(file.size()),
                file.lastModified(),
                file.etag(),
                file.headers().contentType(),
                null,
                file.headers().metadata(),
                file.lease());
    }

    static FileStat of(DirectoryInfo directory) {
        return new FileStat(
                FileType.DIRECTORY,
                OptionalLong.empty(),
                directory.lastModified(),
                directory.etag(),
                null,
                null,
                directory.metadata());
    }

    static FileStat of(ShareInfo share) {
        return new FileStat(
                FileType.CONTAINER,
                OptionalLong.empty(),
                share.lastModified(),
                share.etag(),
                null,
                null,
                share.metadata(),
                share.lease());
    }

    static FileStat of(ListFilesResult.Entry entry) {
        return new FileStat(
                entry.directory() ? FileType.DIRECTORY : FileType.FILE,
                entry.directory() ? OptionalLong.empty() : OptionalLong.of(entry.size()),
                entry.lastModified(),
                entry.etag(),
                null,
                null,
                Map.of());
    }

    /** What a share can hold, and still can; who may not ask that of a share is not told. */
    static FileSystemStat of(FileEndpoint endpoint, String share) {
        FileSystemStat all = endpoint.statfs();
        OptionalLong total;
        OptionalLong available;
        try {
            long quota = endpoint.operations().getShareProperties(share).quota() * GIB;
            long used = quota > 0 ? endpoint.operations().getShareStats(share) : 0;
            total = quota > 0 ? OptionalLong.of(quota) : OptionalLong.empty();
            available = quota > 0 ? OptionalLong.of(Math.max(0, quota - used)) : OptionalLong.empty();
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.PERMISSION_DENIED) {
                throw e;
            }
            total = OptionalLong.empty();
            available = OptionalLong.empty();
        }
        return new FileSystemStat(
                all.capabilities(), all.minimumIo(), all.optimalIo(), all.maximumFileSize(), total, available);
    }

    /** Null if there is none, or if it is a directory. */
    static @Nullable FileInfo ifFile(FileOperations operations, FileRef file) {
        try {
            return operations.getFileProperties(file);
        } catch (StorageException e) {
            if (isNoSuch(e)) {
                return null;
            }
            throw e;
        }
    }

    /** Whether there is nothing of that name, or something of the other kind. */
    static boolean isNoSuch(StorageException failure) {
        return failure.kind() == ErrorKind.NOT_FOUND || AzureErrors.hasCode(failure, "ResourceTypeMismatch");
    }
}

package org.elasto.client.blob;

import java.util.Map;
import java.util.OptionalLong;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.FileType;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/** What Azure Blob tells, in the words of the file API. */
final class BlobStat {

    private BlobStat() {}

    static FileStat of(BlobInfo blob) {
        return new FileStat(
                FileType.FILE,
                OptionalLong.of(blob.size()),
                blob.lastModified(),
                blob.etag(),
                blob.headers().contentType(),
                null,
                blob.headers().metadata(),
                blob.lease(),
                blob.tier(),
                blob.versionId());
    }

    static FileStat of(ContainerInfo container) {
        return new FileStat(
                FileType.CONTAINER,
                OptionalLong.empty(),
                container.lastModified(),
                container.etag(),
                null,
                null,
                container.metadata(),
                container.lease());
    }

    /** Something that nothing is known of but that it is there. */
    static FileStat plain(FileType type) {
        return new FileStat(type, OptionalLong.empty(), null, null, null, null, Map.of());
    }

    /** Null if there is none. */
    static @Nullable BlobInfo ifPresent(BlobOperations operations, BlobRef blob) {
        try {
            return operations.getBlobProperties(blob, BlobConditions.NONE);
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }
}

package org.elasto.client.s3;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.FileType;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/** What S3 tells, in the words of the file API. */
final class S3Stat {

    private S3Stat() {}

    static FileStat of(ObjectInfo object) {
        return new FileStat(
                        FileType.FILE,
                        OptionalLong.of(object.size()),
                        object.lastModified(),
                        object.etag(),
                        object.headers().contentType(),
                        null,
                        object.headers().metadata())
                .withTier(object.storageClass())
                .withVersion(object.versionId());
    }

    static FileStat of(ListObjectsResult.Entry entry) {
        return new FileStat(
                FileType.FILE, OptionalLong.of(entry.size()), entry.lastModified(), entry.etag(), null, null, Map.of());
    }

    static FileStat plain(FileType type, @Nullable Instant modified) {
        return new FileStat(type, OptionalLong.empty(), modified, null, null, null, Map.of());
    }

    /** The root, which is always there, or a bucket, which is asked for. */
    static FileStat container(S3Operations operations, S3Path path) {
        if (path.isRoot()) {
            return plain(FileType.ROOT, null);
        }
        String region = operations.headBucket(path.bucket());
        String location = region == null ? operations.getBucketLocation(path.bucket()) : region;
        return new FileStat(FileType.CONTAINER, OptionalLong.empty(), null, null, null, location, Map.of());
    }

    static @Nullable ObjectInfo headIfPresent(S3Operations operations, ObjectRef object) {
        try {
            return operations.headObject(object, Conditions.NONE);
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }
}

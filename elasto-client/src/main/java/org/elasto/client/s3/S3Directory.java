package org.elasto.client.s3;

import java.util.List;
import java.util.stream.Stream;
import org.elasto.client.Backend;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/** An open root, bucket or prefix. */
final class S3Directory implements Backend.DirectoryHandle {

    private final S3Endpoint endpoint;
    private final S3Path path;
    private final boolean created;

    private S3Directory(S3Endpoint endpoint, S3Path path, boolean created) {
        this.endpoint = endpoint;
        this.path = path;
        this.created = created;
    }

    static S3Directory open(S3Endpoint endpoint, S3Path path, OpenOptions options) {
        if (path.isRoot()) {
            if (options.has(OpenFlag.CREATE)) {
                throw new StorageException(ErrorKind.INVALID_ARGUMENT, "the root cannot be created: " + path);
            }
            return new S3Directory(endpoint, path, false);
        }
        S3Operations operations = endpoint.operations();
        boolean exists = path.isBucket() ? bucketExists(operations, path) : prefixExists(operations, path);
        if (exists) {
            if (options.has(OpenFlag.EXCLUSIVE)) {
                throw new StorageException(ErrorKind.ALREADY_EXISTS, path + " exists already");
            }
            return new S3Directory(endpoint, path, false);
        }
        if (!options.has(OpenFlag.CREATE)) {
            throw S3Backend.notFound(path);
        }
        return new S3Directory(endpoint, path, create(operations, path, options));
    }

    private static boolean bucketExists(S3Operations operations, S3Path path) {
        try {
            operations.headBucket(path.bucket());
            return true;
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private static boolean prefixExists(S3Operations operations, S3Path path) {
        ListObjectsOptions any =
                ListObjectsOptions.ALL.withPrefix(path.prefix()).withMaxKeys(1);
        return !operations.listObjectsV2(path.bucket(), any).objects().isEmpty();
    }

    /** False if somebody else was faster, which only an exclusive create minds. */
    private static boolean create(S3Operations operations, S3Path path, OpenOptions options) {
        try {
            if (path.isBucket()) {
                operations.createBucket(path.bucket(), options.location());
            } else {
                ObjectHeaders headers = ObjectHeaders.NONE.withMetadata(options.metadata());
                operations.putObject(path.marker(), RequestBody.EMPTY, headers, Conditions.ABSENT);
            }
            return true;
        } catch (StorageException e) {
            boolean lost = e.kind() == ErrorKind.ALREADY_EXISTS || e.kind() == ErrorKind.PRECONDITION_FAILED;
            if (!lost) {
                throw e;
            }
            if (options.has(OpenFlag.EXCLUSIVE)) {
                throw new StorageException(ErrorKind.ALREADY_EXISTS, path + " exists already", false, e.service(), e);
            }
            return false;
        }
    }

    @Override
    public boolean created() {
        return created;
    }

    @Override
    public FileStat stat() {
        return path.isRoot() || path.isBucket()
                ? S3Stat.container(endpoint.operations(), path)
                : S3Stat.plain(FileType.DIRECTORY, null);
    }

    @Override
    public FileSystemStat statfs() {
        FileSystemStat all = S3Backend.statfs(endpoint.config());
        return path.isBucket()
                ? all.withLocations(List.of(endpoint.operations().getBucketLocation(path.bucket())))
                : all;
    }

    @Override
    public Stream<DirectoryEntry> readdir() {
        return path.isRoot()
                ? S3Listing.buckets(endpoint.operations(), path)
                : S3Listing.objects(endpoint.operations(), path, "");
    }

    @Override
    public Stream<DirectoryEntry> readdir(String prefix) {
        return path.isRoot()
                ? readdir().filter(entry -> entry.name().startsWith(prefix))
                : S3Listing.objects(endpoint.operations(), path, prefix);
    }

    @Override
    public @Nullable Stream<DirectoryEntry> readTree() {
        return path.isRoot() ? null : S3Listing.tree(endpoint.operations(), path);
    }

    @Override
    public void unlink() {
        if (path.isBucket()) {
            endpoint.operations().deleteBucket(path.bucket());
        } else {
            S3Backend.removeDirectory(endpoint.operations(), path);
        }
    }

    @Override
    public void close() {
        // A listing holds no connection between pages.
    }
}

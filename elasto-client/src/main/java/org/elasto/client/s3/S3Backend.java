package org.elasto.client.s3;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.elasto.client.Backend;
import org.elasto.client.Capability;
import org.elasto.client.ClientConfig;
import org.elasto.client.Cost;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileHandle;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.FileType;
import org.elasto.client.FileVersion;
import org.elasto.client.Leftover;
import org.elasto.client.LockOptions;
import org.elasto.client.ModifiedTime;
import org.elasto.client.OpenOptions;
import org.elasto.client.StageOptions;
import org.elasto.client.StagedFile;
import org.elasto.client.StorageException;
import org.elasto.client.StorageLock;
import org.elasto.client.StorageUri;
import org.elasto.client.http.Timing;
import org.elasto.client.lease.LeaseTimer;
import org.jspecify.annotations.Nullable;

/**
 * The file API over S3. A directory is a prefix: it exists when keys begin with it, or when an empty object of its name,
 * slash included, marks it.
 */
final class S3Backend implements Backend {

    static final Set<Capability> CAPABILITIES = Set.of(
            Capability.WRITE_SEQUENTIAL,
            Capability.REWRITE,
            Capability.SPLICE,
            Capability.ADVISORY_LOCKS,
            Capability.DIRECTORIES,
            Capability.EXCLUSIVE_CREATE,
            Capability.PRESIGN,
            Capability.VERSIONS);

    /** Of all files together, in parts in flight per file. */
    private static final int FILES_AT_FULL_SPEED = 4;

    private static final ListObjectsOptions ANY = ListObjectsOptions.ALL.withMaxKeys(1);

    private final ClientConfig config;
    private final ThreadPoolExecutor parts;
    private final S3Locks locks = new S3Locks(LeaseTimer.real(), Timing.REAL);
    private final Map<String, S3Endpoint> endpoints = new HashMap<>();

    S3Backend(ClientConfig config) {
        this.config = config;
        int threads = config.parallelism() * FILES_AT_FULL_SPEED;
        this.parts =
                new ThreadPoolExecutor(threads, threads, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "elasto-s3-part");
                    thread.setDaemon(true);
                    return thread;
                });
        this.parts.allowCoreThreadTimeOut(true);
    }

    private synchronized S3Endpoint endpoint(S3Path path) {
        String authority = path.uri().authority();
        return endpoints.computeIfAbsent(
                authority == null ? "" : authority,
                unused -> new S3Endpoint(S3Operations.create(config, authority), parts, config));
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public @Nullable String authority(StorageUri uri) {
        URI endpoint = uri.authority() == null ? config.s3Endpoint() : null;
        return endpoint == null ? uri.authority() : endpoint.getRawAuthority().toLowerCase(Locale.ROOT);
    }

    static FileSystemStat statfs(ClientConfig config) {
        return new FileSystemStat(
                CAPABILITIES,
                1,
                config.partSize(),
                PartSizes.LARGEST_OBJECT,
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    @Override
    public FileHandle openFile(StorageUri uri, OpenOptions options) {
        S3Path path = S3Path.of(uri);
        return S3File.open(endpoint(path), path, options);
    }

    @Override
    public DirectoryHandle openDirectory(StorageUri uri, OpenOptions options) {
        S3Path path = S3Path.of(uri);
        return S3Directory.open(endpoint(path), path, options);
    }

    @Override
    public FileStat stat(StorageUri uri) {
        S3Path path = S3Path.of(uri);
        S3Operations operations = endpoint(path).operations();
        if (path.isRoot() || path.isBucket()) {
            return S3Stat.container(operations, path);
        }
        ObjectInfo object = S3Stat.headIfPresent(operations, path.object());
        if (object != null && !isMarker(path, object)) {
            return S3Stat.of(object);
        }
        if (object == null
                && operations
                        .listObjectsV2(path.bucket(), ANY.withPrefix(path.prefix()))
                        .objects()
                        .isEmpty()) {
            throw notFound(path);
        }
        return S3Stat.plain(FileType.DIRECTORY, object == null ? null : object.lastModified());
    }

    private static boolean isMarker(S3Path path, ObjectInfo object) {
        return path.key().endsWith("/") && object.size() == 0;
    }

    @Override
    public void remove(StorageUri uri) {
        S3Path path = S3Path.of(uri);
        S3Operations operations = endpoint(path).operations();
        if (path.isBucket()) {
            operations.deleteBucket(path.bucket());
        } else if (!path.key().endsWith("/") && S3Stat.headIfPresent(operations, path.object()) != null) {
            operations.deleteObject(path.object(), Conditions.NONE);
        } else {
            removeDirectory(operations, path);
        }
    }

    /** Removes the marker, which must be all there is. */
    static void removeDirectory(S3Operations operations, S3Path path) {
        ListObjectsResult below = operations.listObjectsV2(
                path.bucket(), ANY.withPrefix(path.prefix()).withMaxKeys(2));
        if (below.objects().isEmpty()) {
            throw notFound(path);
        }
        ListObjectsResult.Entry first = below.objects().get(0);
        boolean marked = first.key().equals(path.prefix());
        // With content it is a file whose name ends with a slash.
        boolean file = marked && first.size() > 0 && path.key().endsWith("/");
        if (!file && (below.objects().size() > 1 || !marked)) {
            throw new StorageException(ErrorKind.ALREADY_EXISTS, path + " is not empty");
        }
        operations.deleteObject(path.marker(), Conditions.NONE);
    }

    static StorageException notFound(S3Path path) {
        return new StorageException(ErrorKind.NOT_FOUND, "there is no " + path);
    }

    @Override
    public StagedFile stage(StorageUri uri, StageOptions options) {
        S3Path path = S3Path.of(uri);
        return S3Staged.begin(endpoint(path), path.object(), ModifiedTime.SECONDS.keep(options));
    }

    @Override
    public Cost explainStage(StorageUri uri, StageOptions options) {
        return S3Staged.cost(config, options);
    }

    @Override
    public Cost explainRead(StorageUri uri, long size, int pieceSize) {
        return Cost.ofFetching(1 + Cost.pieces(size, pieceSize), size);
    }

    @Override
    public StagedFile restage(StorageUri uri, StageOptions options, String token) {
        S3Path path = S3Path.of(uri);
        return S3Staged.resume(endpoint(path), path.object(), ModifiedTime.SECONDS.keep(options), token);
    }

    @Override
    public Stream<Leftover> leftovers(StorageUri directory) {
        S3Path path = S3Path.of(directory);
        return S3Leftovers.of(endpoint(path).operations(), path);
    }

    @Override
    public void remove(Leftover leftover) {
        S3Path path = S3Path.of(leftover.uri());
        endpoint(path).operations().abortMultipartUpload(new MultipartUpload(path.object(), leftover.token()));
    }

    @Override
    public StorageLock lock(StorageUri uri, LockOptions options) {
        S3Path path = S3Path.of(uri);
        return locks.lock(endpoint(path).operations(), path, options);
    }

    @Override
    public void breakLock(StorageUri uri, LockOptions options) {
        S3Path path = S3Path.of(uri);
        locks.breakLock(endpoint(path).operations(), path, options);
    }

    @Override
    public URI presign(StorageUri uri, String method, Duration validity) {
        S3Path path = S3Path.of(uri);
        return endpoint(path).operations().presign(method, path.object(), validity);
    }

    @Override
    public Stream<FileVersion> versions(StorageUri uri) {
        S3Path path = S3Path.of(uri);
        return S3Versions.of(endpoint(path).operations(), path);
    }

    @Override
    public synchronized void close() {
        locks.close();
        parts.shutdownNow();
        endpoints.values().forEach(endpoint -> endpoint.operations().close());
        endpoints.clear();
    }
}

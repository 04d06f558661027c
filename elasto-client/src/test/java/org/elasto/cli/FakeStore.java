package org.elasto.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.elasto.client.Backend;
import org.elasto.client.ByteRange;
import org.elasto.client.Capability;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileHandle;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.FileType;
import org.elasto.client.FileVersion;
import org.elasto.client.Lease;
import org.elasto.client.LeaseOptions;
import org.elasto.client.LockOptions;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StageOptions;
import org.elasto.client.StagedFile;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.elasto.client.StorageLock;
import org.elasto.client.StorageUri;
import org.jspecify.annotations.Nullable;

/**
 * A small object store for the tool's tests: buckets, keys, prefixes as directories. A key that contains {@code fail-}
 * and a status fails with that status, as a service would.
 */
final class FakeStore implements Backend {

    record Item(byte[] bytes, FileStat stat) {}

    final Map<String, Map<String, Item>> buckets = new TreeMap<>();
    final List<String> log = new ArrayList<>();
    final FakeLeases leases = new FakeLeases();

    /** Runs at the start of each listing. */
    Runnable onListing = () -> {};

    /** Where this store is when a URI does not say. */
    @Override
    public String authority(StorageUri uri) {
        String given = uri.authority();
        return given == null ? "localhost:9000" : given;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.WRITE_SEQUENTIAL,
                Capability.REWRITE,
                Capability.SPLICE,
                Capability.LEASES,
                Capability.EXCLUSIVE_CREATE,
                Capability.VERSIONS,
                Capability.DIRECTORIES);
    }

    private static StorageException error(ErrorKind kind, int status, String code, String message) {
        boolean retryable = kind == ErrorKind.RATE_LIMITED || status >= 500;
        return new StorageException(kind, message, retryable, new ServiceError("Fake", status, code, "req-1"), null);
    }

    private synchronized Map<String, Item> bucket(StorageUri uri) {
        if (uri.key().contains("fail-403")) {
            throw error(ErrorKind.PERMISSION_DENIED, 403, "AccessDenied", uri + " is forbidden");
        }
        if (uri.key().contains("fail-503")) {
            throw error(ErrorKind.RATE_LIMITED, 503, "SlowDown", "too many requests");
        }
        if (uri.key().contains("fail-400")) {
            throw error(ErrorKind.UNEXPECTED, 400, "BadDigest", "other bytes arrived");
        }
        Map<String, Item> found = buckets.get(uri.container());
        if (found == null) {
            throw error(ErrorKind.NOT_FOUND, 404, "NoSuchBucket", "there is no bucket " + uri.container());
        }
        return found;
    }

    synchronized void put(StorageUri uri, byte[] bytes, OpenOptions options) {
        FileStat stat = new FileStat(
                FileType.FILE,
                OptionalLong.of(bytes.length),
                null,
                "etag" + bytes.length,
                options.contentType(),
                null,
                options.metadata());
        bucket(uri).put(uri.key(), new Item(bytes, stat));
    }

    synchronized @Nullable Item item(StorageUri uri) {
        return bucket(uri).get(uri.key());
    }

    private static FileStat plain(FileType type) {
        return new FileStat(type, OptionalLong.empty(), null, null, null, null, Map.of());
    }

    @Override
    public FileHandle openFile(StorageUri uri, OpenOptions options) {
        Item old = item(uri);
        if (old != null && options.has(OpenFlag.EXCLUSIVE)) {
            throw error(ErrorKind.ALREADY_EXISTS, 412, "PreconditionFailed", uri + " exists");
        }
        if (old == null && !options.has(OpenFlag.CREATE)) {
            throw error(ErrorKind.NOT_FOUND, 404, "NoSuchKey", "there is no " + uri);
        }
        return new OpenItem(uri, options, old);
    }

    @Override
    public StagedFile stage(StorageUri uri, StageOptions options) {
        bucket(uri);
        return new FakeStaged(options, content -> publish(uri, options, content));
    }

    private synchronized void publish(StorageUri uri, StageOptions options, byte[] content) {
        if (!options.replace() && bucket(uri).containsKey(uri.key())) {
            throw error(ErrorKind.ALREADY_EXISTS, 412, "PreconditionFailed", uri + " exists");
        }
        OpenOptions like =
                OpenOptions.of().withContentType(options.contentType()).withMetadata(options.metadata());
        put(uri, content, like);
    }

    @Override
    public DirectoryHandle openDirectory(StorageUri uri, OpenOptions options) {
        if (options.has(OpenFlag.CREATE)) {
            if (buckets.putIfAbsent(uri.container(), new TreeMap<>()) != null) {
                throw error(ErrorKind.ALREADY_EXISTS, 409, "BucketAlreadyOwnedByYou", uri + " exists");
            }
            log.add("create " + uri + " in " + options.location());
        }
        return new OpenPrefix(uri);
    }

    @Override
    public FileStat stat(StorageUri uri) {
        if (uri.isRoot()) {
            return plain(FileType.ROOT);
        }
        Map<String, Item> keys = bucket(uri);
        if (uri.key().isEmpty()) {
            return plain(FileType.CONTAINER);
        }
        Item item = keys.get(uri.key());
        if (item != null) {
            return item.stat();
        }
        String prefix = uri.key().endsWith("/") ? uri.key() : uri.key() + "/";
        if (keys.keySet().stream().noneMatch(key -> key.startsWith(prefix))) {
            throw error(ErrorKind.NOT_FOUND, 404, "NoSuchKey", "there is no " + uri);
        }
        return plain(FileType.DIRECTORY);
    }

    @Override
    public synchronized void remove(StorageUri uri) {
        Map<String, Item> keys = bucket(uri);
        if (uri.key().isEmpty()) {
            if (!keys.isEmpty()) {
                throw error(ErrorKind.ALREADY_EXISTS, 409, "BucketNotEmpty", uri + " is not empty");
            }
            buckets.remove(uri.container());
        } else if (keys.remove(uri.key()) == null) {
            throw error(ErrorKind.NOT_FOUND, 404, "NoSuchKey", "there is no " + uri);
        }
    }

    /** Each thing below, and that it was not there before. */
    @Override
    public Stream<FileVersion> versions(StorageUri uri) {
        return List.copyOf(bucket(uri).keySet()).stream()
                .filter(key -> uri.looksLikeDirectory() ? key.startsWith(uri.key()) : key.equals(uri.key()))
                .map(uri::withKey)
                .flatMap(each -> Stream.of(
                        new FileVersion(each, "v2", FileVersion.Kind.VERSION, true, stat(each)),
                        new FileVersion(each, "v1", FileVersion.Kind.DELETION, false, plain(FileType.FILE))));
    }

    @Override
    public StorageLock lock(StorageUri uri, LockOptions options) {
        stat(uri);
        return leases.lock(uri, options);
    }

    @Override
    public void close() {
        log.add("closed");
    }

    private FileSystemStat statfsOfAll() {
        return new FileSystemStat(capabilities(), 1, 1, 1L << 40, OptionalLong.empty(), OptionalLong.empty());
    }

    private final class OpenPrefix implements DirectoryHandle {

        private final StorageUri uri;

        OpenPrefix(StorageUri uri) {
            this.uri = uri;
        }

        @Override
        public Stream<DirectoryEntry> readdir() {
            onListing.run();
            if (uri.isRoot()) {
                return List.copyOf(buckets.keySet()).stream()
                        .map(name -> new DirectoryEntry(name, uri.resolve(name), plain(FileType.CONTAINER)));
            }
            String prefix = uri.looksLikeDirectory() ? uri.key() : uri.key() + "/";
            Set<String> names = new TreeSet<>();
            for (String key : bucket(uri).keySet()) {
                if (key.startsWith(prefix)) {
                    int slash = key.indexOf('/', prefix.length());
                    names.add(key.substring(prefix.length(), slash < 0 ? key.length() : slash + 1));
                }
            }
            return names.stream().map(name -> entry(uri.withKey(prefix + name)));
        }

        private DirectoryEntry entry(StorageUri below) {
            Item item = bucket(uri).get(below.key());
            return new DirectoryEntry(below.name(), below, item == null ? plain(FileType.DIRECTORY) : item.stat());
        }

        @Override
        public boolean created() {
            return false;
        }

        @Override
        public FileStat stat() {
            return FakeStore.this.stat(uri);
        }

        @Override
        public FileSystemStat statfs() {
            return statfsOfAll();
        }

        @Override
        public void unlink() {
            remove(uri);
        }

        @Override
        public void close() {}
    }

    private final class OpenItem implements FileHandle {

        private final StorageUri uri;
        private final OpenOptions options;
        private final @Nullable Item item;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();

        OpenItem(StorageUri uri, OpenOptions options, @Nullable Item item) {
            this.uri = uri;
            this.options = options;
            this.item = item;
        }

        @Override
        public int read(long offset, ByteBuffer target) {
            byte[] bytes = item == null ? new byte[0] : item.bytes();
            if (offset >= bytes.length) {
                return -1;
            }
            int count = Math.min(target.remaining(), bytes.length - (int) offset);
            target.put(bytes, (int) offset, count);
            return count;
        }

        @Override
        public InputStream read(long offset, long length) {
            byte[] bytes = item == null ? new byte[0] : item.bytes();
            int begin = (int) Math.min(offset, bytes.length);
            int count = (int) (length < 0 ? bytes.length - begin : Math.min(length, bytes.length - begin));
            return new ByteArrayInputStream(bytes, begin, count);
        }

        @Override
        public void write(long offset, ByteBuffer source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(long offset, InputStream source, long length) {
            try {
                return source.transferTo(written);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** With REWRITE what stays of the old content. */
        private byte[] content() {
            return written.size() == 0 && item != null ? item.bytes() : written.toByteArray();
        }

        @Override
        public void truncate(long size) {
            byte[] cut = Arrays.copyOf(content(), (int) size);
            written.reset();
            written.writeBytes(cut);
        }

        @Override
        public void punchHole(ByteRange range) {
            byte[] punched = content();
            Arrays.fill(punched, (int) range.offset(), (int) range.end(), (byte) 0);
            written.reset();
            written.writeBytes(punched);
        }

        @Override
        public Lease acquireLease(LeaseOptions asked) {
            return leases.acquire(uri, asked);
        }

        @Override
        public Lease namedLease() {
            return leases.known(uri, String.valueOf(options.lease()));
        }

        @Override
        public Duration breakLease(@Nullable Duration period) {
            return leases.broken(uri, period);
        }

        @Override
        public void splice(FileHandle source, ByteRange range, long offset) {
            log.add("splice to " + uri);
            written.writeBytes(((OpenItem) source).item == null ? new byte[0] : ((OpenItem) source).item.bytes());
        }

        @Override
        public void commit() {
            put(uri, written.toByteArray(), options);
        }

        @Override
        public boolean created() {
            return false;
        }

        @Override
        public FileStat stat() {
            return item == null ? plain(FileType.FILE) : item.stat();
        }

        @Override
        public FileSystemStat statfs() {
            return statfsOfAll();
        }

        @Override
        public void unlink() {
            remove(uri);
        }

        @Override
        public void close() {}
    }
}

package org.elasto.client.nio;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.elasto.client.Backend;
import org.elasto.client.BackendProvider;
import org.elasto.client.Capability;
import org.elasto.client.ClientConfig;
import org.elasto.client.Cost;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileHandle;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.FileType;
import org.elasto.client.Lease;
import org.elasto.client.LeaseOptions;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.jspecify.annotations.Nullable;

/**
 * A flat store in memory, written in order, for the tests of file systems: it keeps a log of what is asked of it, and
 * fails on demand. Its scheme is {@code mem}; every endpoint shares one store.
 */
final class MemoryBackend implements Backend {

    /** Makes it, as the service loader wants. */
    public static final class Provider implements BackendProvider {
        @Override
        public String scheme() {
            return "ram";
        }

        @Override
        public Backend create(ClientConfig config) {
            return new MemoryBackend();
        }
    }

    /** What the backend of this thread's test was made as last. */
    static final ThreadLocal<MemoryBackend> LAST = new ThreadLocal<>();

    final NavigableMap<String, byte[]> objects = new TreeMap<>();
    final List<String> log = new ArrayList<>();

    @Nullable
    ErrorKind failure;

    boolean leasedByAnother;

    MemoryBackend() {
        LAST.set(this);
    }

    private void called(String what) {
        log.add(what);
        if (failure != null) {
            throw new StorageException(failure, "as the test wants it");
        }
    }

    private static StorageException missing(StorageUri uri) {
        return new StorageException(ErrorKind.NOT_FOUND, "there is no " + uri);
    }

    private static FileStat told(FileType type, byte @Nullable [] content) {
        OptionalLong size = content == null ? OptionalLong.empty() : OptionalLong.of(content.length);
        String etag = content == null ? null : Integer.toHexString(Arrays.hashCode(content));
        return new FileStat(type, size, null, etag, null, null, Map.of());
    }

    private static String prefix(StorageUri uri) {
        return uri.key().isEmpty() || uri.key().endsWith("/") ? uri.key() : uri.key() + "/";
    }

    private boolean isPrefix(StorageUri uri) {
        String first = objects.ceilingKey(prefix(uri));
        return uri.key().isEmpty() || (first != null && first.startsWith(prefix(uri)));
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.WRITE_SEQUENTIAL, Capability.EXCLUSIVE_CREATE, Capability.DIRECTORIES, Capability.LEASES);
    }

    @Override
    public FileStat stat(StorageUri uri) {
        called("stat " + uri.key());
        byte[] content = objects.get(uri.key());
        if (content != null) {
            return told(FileType.FILE, content);
        }
        if (!isPrefix(uri)) {
            throw missing(uri);
        }
        return told(FileType.DIRECTORY, null);
    }

    @Override
    public void remove(StorageUri uri) {
        called("remove " + uri.key());
        if (objects.remove(uri.key()) == null && objects.remove(prefix(uri)) == null) {
            throw missing(uri);
        }
    }

    @Override
    public FileHandle openFile(StorageUri uri, OpenOptions options) {
        called("open " + uri.key());
        byte[] old = objects.get(uri.key());
        if (old == null && !options.has(OpenFlag.CREATE)) {
            throw missing(uri);
        }
        if (old != null && options.has(OpenFlag.EXCLUSIVE)) {
            throw new StorageException(ErrorKind.ALREADY_EXISTS, uri + " exists");
        }
        return new OpenObject(uri.key(), old == null || options.has(OpenFlag.TRUNCATE) ? new byte[0] : old);
    }

    @Override
    public DirectoryHandle openDirectory(StorageUri uri, OpenOptions options) {
        called("list " + uri.key());
        if (options.has(OpenFlag.CREATE)) {
            objects.put(prefix(uri), new byte[0]);
        }
        if (!isPrefix(uri)) {
            throw missing(uri);
        }
        return new OpenPrefix(uri);
    }

    @Override
    public void close() {
        log.add("closed");
    }

    private abstract static class Handle implements Backend.Handle {
        @Override
        public boolean created() {
            return false;
        }

        @Override
        public FileSystemStat statfs() {
            return new FileSystemStat(Set.of(), 1, 1, Long.MAX_VALUE, OptionalLong.empty(), OptionalLong.empty());
        }

        @Override
        public Cost cost() {
            return Cost.NONE;
        }
    }

    private final class OpenPrefix extends Handle implements DirectoryHandle {
        private final StorageUri uri;

        OpenPrefix(StorageUri uri) {
            this.uri = uri;
        }

        @Override
        public Stream<DirectoryEntry> readdir() {
            String prefix = prefix(uri);
            Set<String> names = new TreeSet<>();
            for (String key : objects.tailMap(prefix, false).keySet()) {
                if (key.startsWith(prefix)) {
                    int slash = key.indexOf('/', prefix.length());
                    names.add(slash < 0 ? key : key.substring(0, slash + 1));
                }
            }
            return names.stream().map(key -> {
                StorageUri below = uri.withKey(key);
                byte[] content = key.endsWith("/") ? null : objects.get(key);
                log.add("entry " + key);
                return new DirectoryEntry(
                        below.name(), below, told(content == null ? FileType.DIRECTORY : FileType.FILE, content));
            });
        }

        @Override
        public FileStat stat() {
            return told(FileType.DIRECTORY, null);
        }

        @Override
        public void unlink() {
            remove(uri);
        }

        @Override
        public void close() {}
    }

    private final class MemoryLease implements Lease {
        private boolean held = true;

        @Override
        public String id() {
            return "1";
        }

        @Override
        public @Nullable Duration duration() {
            return null;
        }

        @Override
        public boolean isHeld() {
            return held;
        }

        @Override
        public void renew() {}

        @Override
        public void change(String newId) {}

        @Override
        public void release() {
            log.add("lease released");
            held = false;
        }

        @Override
        public void close() {
            release();
        }
    }

    private final class OpenObject extends Handle implements FileHandle {
        private final String key;
        private byte[] content;
        private @Nullable ByteArrayOutputStream written;

        OpenObject(String key, byte[] content) {
            this.key = key;
            this.content = content;
        }

        @Override
        public FileStat stat() {
            return told(FileType.FILE, content);
        }

        @Override
        public int read(long offset, ByteBuffer target) {
            called("read " + offset + "+" + target.remaining());
            if (offset >= content.length) {
                return -1;
            }
            int count = (int) Math.min(target.remaining(), content.length - offset);
            target.put(content, (int) offset, count);
            return count;
        }

        @Override
        public InputStream read(long offset, long length) {
            called("stream " + offset);
            int begin = (int) Math.min(offset, content.length);
            int count = (int) (length < 0 ? content.length - begin : Math.min(length, content.length - begin));
            return new ByteArrayInputStream(content, begin, count) {
                @Override
                public void close() {
                    log.add("stream ended with " + available() + " left");
                }
            };
        }

        @Override
        public void write(long offset, ByteBuffer source) {
            called("write " + offset + "+" + source.remaining());
            if (written == null) {
                written = new ByteArrayOutputStream();
                if (offset > 0) {
                    written.writeBytes(content);
                }
            }
            byte[] bytes = new byte[source.remaining()];
            source.get(bytes);
            written.writeBytes(bytes);
        }

        @Override
        public long write(long offset, InputStream source, long length) {
            try {
                byte[] all = source.readAllBytes();
                write(offset, ByteBuffer.wrap(all));
                return all.length;
            } catch (IOException e) {
                throw new StorageException(ErrorKind.UNEXPECTED, String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void commit() {
            called("commit");
            content = written == null ? content : written.toByteArray();
            written = null;
            objects.put(key, content);
        }

        @Override
        public Lease acquireLease(LeaseOptions options) {
            called("lease " + options.duration());
            if (leasedByAnother) {
                throw new StorageException(ErrorKind.LEASE_CONFLICT, "somebody else has it");
            }
            return new MemoryLease();
        }

        @Override
        public void unlink() {
            called("unlink");
            objects.remove(key);
        }

        @Override
        public void close() {
            log.add("close");
        }
    }
}

package org.elasto.client.nio;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.Elasto;
import org.elasto.client.ElastoFile;
import org.elasto.client.FileSystemStat;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageUri;
import org.elasto.client.glob.GlobPattern;
import org.jspecify.annotations.Nullable;

/** All that one client reaches at one endpoint of one scheme. Thread-safe. */
final class ElastoFileSystem extends FileSystem {

    private final ElastoProvider provider;
    private final Elasto elasto;
    private final StorageUri root;
    private final Timing timing;
    private final Runnable atClose;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicLong changes = new AtomicLong();
    private final Set<Closeable> inUse = ConcurrentHashMap.newKeySet();
    private final SeenDirectories directories = new SeenDirectories();
    private final HeldLocks locks = new HeldLocks();
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "elasto-file-channel");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable FileSystemStat statfs;

    /**
     * A file system.
     *
     * @param root the scheme and endpoint
     * @param atClose lets go of what belongs to it alone
     */
    ElastoFileSystem(ElastoProvider provider, Elasto elasto, StorageUri root, Timing timing, Runnable atClose) {
        this.provider = provider;
        this.elasto = elasto;
        this.root = root;
        this.timing = timing;
        this.atClose = atClose;
    }

    Elasto elasto() {
        return elasto;
    }

    StorageUri root() {
        return root;
    }

    Timing timing() {
        return timing;
    }

    SeenDirectories directories() {
        return directories;
    }

    HeldLocks locks() {
        return locks;
    }

    /** For channels that nobody gave one. */
    ExecutorService executor() {
        return executor;
    }

    void requireOpen() {
        if (closed.get()) {
            throw new ClosedFileSystemException();
        }
    }

    /** What holds for all files here; asks nobody. */
    FileSystemStat statfs() {
        FileSystemStat known = statfs;
        if (known == null) {
            try (ElastoFile open = elasto.open(root, OpenFlag.DIRECTORY)) {
                known = open.statfs();
            }
            statfs = known;
        }
        return known;
    }

    /** Notes that something is about to be changed: what listings told before is no longer to be trusted. */
    void changing() {
        long unused = changes.incrementAndGet();
    }

    long changes() {
        return changes.get();
    }

    /** Closed with this file system, unless it is {@linkplain #released closed before}. */
    <C extends Closeable> C inUse(C resource) {
        inUse.add(resource);
        return resource;
    }

    void released(Closeable resource) {
        inUse.remove(resource);
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    /** Drops what open channels have not published, and lets go of connections. */
    @Override
    public void close() throws IOException {
        if (closed.getAndSet(true)) {
            return;
        }
        for (Closeable resource : List.copyOf(inUse)) {
            if (resource instanceof ElastoFileChannel channel) {
                channel.drop();
            }
            resource.close();
        }
        executor.shutdown();
        atClose.run();
    }

    @Override
    public boolean isOpen() {
        return !closed.get();
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return "/";
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(ElastoPath.parse(this, "/"));
    }

    /** The containers, asked for when iterated; what cannot be listed ends it with an UncheckedIOException. */
    @Override
    public Iterable<FileStore> getFileStores() {
        requireOpen();
        return () -> stores(root).iterator();
    }

    private List<FileStore> stores(StorageUri above) {
        List<FileStore> stores = new ArrayList<>();
        try (ElastoFile open = elasto.open(above, OpenFlag.DIRECTORY);
                Stream<DirectoryEntry> entries = open.readdir()) {
            for (DirectoryEntry entry : (Iterable<DirectoryEntry>) entries::iterator) {
                if (entry.uri().holdsContainers()) {
                    stores.addAll(stores(entry.uri()));
                } else {
                    stores.add(new ElastoFileStore(ElastoPath.of(this, entry.uri())));
                }
            }
        }
        return stores;
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return AttributeNames.VIEWS;
    }

    /** Puts the parts together with a slash between two that have none there. */
    @Override
    public ElastoPath getPath(String first, String... more) {
        StringBuilder text = new StringBuilder(first);
        for (String part : more) {
            boolean slash = text.length() > 0 && text.charAt(text.length() - 1) == '/';
            if (part.isEmpty()) {
                continue;
            }
            if (text.length() > 0 && !slash && !part.startsWith("/")) {
                text.append('/');
            }
            text.append(slash && part.startsWith("/") ? part.substring(1) : part);
        }
        return ElastoPath.parse(this, text.toString());
    }

    /** Knows {@code glob:} and {@code regex:}; a slash at the end of a path is not looked at. */
    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        int colon = syntaxAndPattern.indexOf(':');
        if (colon <= 0) {
            throw new IllegalArgumentException("a matcher is written glob:… or regex:…, not " + syntaxAndPattern);
        }
        String rest = syntaxAndPattern.substring(colon + 1);
        String syntax = syntaxAndPattern.substring(0, colon);
        Pattern pattern;
        if (syntax.equalsIgnoreCase("glob")) {
            pattern = GlobPattern.compile(rest);
        } else if (syntax.equalsIgnoreCase("regex")) {
            pattern = Pattern.compile(rest);
        } else {
            throw new UnsupportedOperationException("there is no matcher " + syntax + ", only glob and regex");
        }
        return path -> pattern.matcher(path instanceof ElastoPath ours ? ours.bare() : path.toString())
                .matches();
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException("a store has no users to look up");
    }

    @Override
    public WatchService newWatchService() {
        requireOpen();
        return inUse(ElastoWatchService.watching(this));
    }

    @Override
    public String toString() {
        return root.toString();
    }
}

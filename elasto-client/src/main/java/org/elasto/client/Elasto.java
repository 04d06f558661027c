package org.elasto.client;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The entry to all storage: opens what a {@link StorageUri} names. Safe for use by many threads; close it when done,
 * which lets go of all connections. Every method throws {@link StorageException}.
 */
public final class Elasto implements AutoCloseable {

    private static final Set<String> PRESIGNED = Set.of("GET", "HEAD", "PUT", "DELETE");

    private final ClientConfig config;
    private final Map<String, BackendProvider> providers;
    private final Map<String, Backend> backends = new HashMap<>();
    private boolean closed;

    private Elasto(ClientConfig config, Map<String, BackendProvider> providers) {
        this.config = config;
        this.providers = providers;
    }

    /** A client with the settings of this process's environment. */
    public static Elasto create() {
        return create(ClientConfig.fromEnvironment());
    }

    public static Elasto create(ClientConfig config) {
        Map<String, BackendProvider> providers = new HashMap<>();
        for (BackendProvider provider : ServiceLoader.load(BackendProvider.class, Elasto.class.getClassLoader())) {
            providers.put(provider.scheme(), provider);
        }
        return new Elasto(config, providers);
    }

    static Elasto create(ClientConfig config, BackendProvider provider) {
        return new Elasto(config, Map.of(provider.scheme(), provider));
    }

    public ClientConfig config() {
        return config;
    }

    public ElastoFile open(StorageUri uri, OpenFlag... flags) {
        return open(uri, OpenOptions.of(flags));
    }

    /** Opens a file, or with {@link OpenFlag#DIRECTORY} a root, container or directory. */
    public ElastoFile open(StorageUri uri, OpenOptions options) {
        Backend backend = backend(uri);
        if (options.has(OpenFlag.EXCLUSIVE) && !options.has(OpenFlag.CREATE)) {
            throw invalid("EXCLUSIVE makes sense only with CREATE");
        }
        if (options.has(OpenFlag.EXCLUSIVE)) {
            OpenHandle.require(backend.capabilities(), Capability.EXCLUSIVE_CREATE, "an exclusive create");
        }
        if (options.lease() != null) {
            OpenHandle.require(backend.capabilities(), Capability.LEASES, "lease");
        }
        if (options.has(OpenFlag.DIRECTORY)) {
            if (options.has(OpenFlag.TRUNCATE) || options.has(OpenFlag.REWRITE)) {
                throw invalid("a directory cannot be truncated, nor rewritten");
            }
            return new OpenDirectory(uri, backend, backend.openDirectory(uri, options));
        }
        requireFile(uri);
        Set<Capability> capabilities = OpenFile.capabilities(backend, options);
        return new OpenFile(uri, backend, capabilities, backend.openFile(uri, options));
    }

    /**
     * Begins a file that is put together from pieces. May send something: ALREADY_EXISTS if it is not to be replaced and is
     * known to be there.
     */
    public StagedFile stage(StorageUri uri, StageOptions options) {
        Backend backend = backend(uri);
        requireFile(uri);
        if (!options.replace()) {
            OpenHandle.require(backend.capabilities(), Capability.EXCLUSIVE_CREATE, "an exclusive create");
        }
        return backend.stage(uri, options);
    }

    /**
     * What it takes to {@link #stage} and publish a file that has no holes, if nothing has to be sent twice; sends nothing.
     */
    public Cost explainStage(StorageUri uri, StageOptions options) {
        return backend(uri).explainStage(uri, options);
    }

    /** What it takes to open a file without holes and read it in pieces of that size; sends nothing. */
    public Cost explainRead(StorageUri uri, long size, int pieceSize) {
        return backend(uri).explainRead(uri, size, pieceSize);
    }

    /**
     * Goes on with a file that another handle or process began.
     *
     * @param options those it was begun with
     * @param token its {@link StagedFile#token}
     * @throws StorageException NOT_FOUND if nothing is left of it
     */
    public StagedFile restage(StorageUri uri, StageOptions options, String token) {
        Backend backend = backend(uri);
        requireFile(uri);
        return backend.restage(uri, options, token);
    }

    private static void requireFile(StorageUri uri) {
        if (uri.key().isEmpty() || uri.isContainer()) {
            throw invalid(uri + " is not a file; open it with DIRECTORY");
        }
    }

    /** What the URI names; NOT_FOUND if there is nothing. */
    public FileStat stat(StorageUri uri) {
        return backend(uri).stat(uri);
    }

    /** Removes a file, or an empty directory or container; NOT_FOUND if there is nothing. */
    public void remove(StorageUri uri) {
        if (uri.isRoot()) {
            throw invalid("a root cannot be removed");
        }
        backend(uri).remove(uri);
    }

    /**
     * What transfers left behind in a container, or below a directory; some of it may be under way just now. The caller
     * closes the stream.
     */
    public Stream<Leftover> leftovers(StorageUri directory) {
        Stream<Leftover> told = backend(directory).leftovers(directory);
        if (told != null) {
            return told;
        }
        ElastoFile open = open(directory, OpenFlag.DIRECTORY);
        return open.readTree()
                .filter(entry -> entry.stat().type() == FileType.FILE && Leftover.isDraft(entry.name()))
                .map(Leftover::draft)
                .onClose(open::close);
    }

    /** Removes one for good. */
    public void remove(Leftover leftover) {
        backend(leftover.uri()).remove(leftover);
    }

    /**
     * Gives a file or directory another name, in one step: it is never there twice, nor gone. Needs
     * {@link Capability#RENAME}; UNSUPPORTED also between endpoints, accounts, shares or file systems, where only copying
     * helps.
     *
     * @param replace whether a file that has the name is replaced; otherwise ALREADY_EXISTS. Directories are never replaced
     */
    public void rename(StorageUri from, StorageUri to, boolean replace) {
        Backend backend = backend(from);
        OpenHandle.require(backend.capabilities(), Capability.RENAME, "rename");
        boolean near = from.scheme().equals(to.scheme())
                && from.container().equals(to.container())
                && Objects.equals(backend.authority(from), backend.authority(to));
        if (!near) {
            throw new StorageException(
                    ErrorKind.UNSUPPORTED, "a rename stays where it is: copy " + from + " to " + to + " instead");
        }
        backend.rename(from, to, replace);
    }

    /**
     * Takes a lock, and waits for it as long as the options say. It renews itself until it is released or lost. Needs
     * {@link Capability#LEASES} or {@link Capability#ADVISORY_LOCKS}.
     *
     * <p>Where there are leases the URI names a file or a container that is there, and the lock is its lease: the service
     * refuses writes to the file that do not name the {@link StorageLock#id}. Where locks are advisory, on S3, it may name
     * anything but a root; the lock is an object beside it that only those look at who call this method, and says nothing
     * to anybody else.
     *
     * @throws StorageException LEASE_CONFLICT if somebody holds it for longer than we wait; UNEXPECTED if the thread is
     *     interrupted while it waits; UNSUPPORTED if the store does not judge conditional writes as a lock needs it
     */
    public StorageLock lock(StorageUri uri, LockOptions options) {
        Backend backend = lockable(uri);
        return backend.lock(uri, options);
    }

    /**
     * Ends a lock, whoever holds it. Its holder hears of that no sooner than he renews it or writes under it, and may act
     * on it until then.
     *
     * @param options those it was taken with
     * @throws StorageException LEASE_CONFLICT if nobody holds it
     */
    public void breakLock(StorageUri uri, LockOptions options) {
        Backend backend = lockable(uri);
        backend.breakLock(uri, options);
    }

    private Backend lockable(StorageUri uri) {
        Backend backend = backend(uri);
        if (!backend.capabilities().contains(Capability.ADVISORY_LOCKS)) {
            OpenHandle.require(backend.capabilities(), Capability.LEASES, "lock");
        }
        if (uri.isRoot()) {
            throw invalid("a root cannot be locked");
        }
        return backend;
    }

    /**
     * A URL with which anybody may do one thing to a file for a while, without credentials: it carries a signature made
     * with ours, so it is a secret until then. Sends nothing, so the file need not be there. Needs {@link
     * Capability#PRESIGN}.
     *
     * @param method GET, HEAD, PUT or DELETE. PUT to a blob needs the header {@code x-ms-blob-type}; to a file of Azure Files
     *     it may do what creating and writing takes
     * @param validity from one second; on S3 up to 7 days
     * @throws StorageException UNSUPPORTED where we have no key to sign with: on Azure with a token or a signature of
     *     somebody else
     */
    public URI presign(StorageUri uri, String method, Duration validity) {
        Backend backend = backend(uri);
        OpenHandle.require(backend.capabilities(), Capability.PRESIGN, "presign");
        if (uri.looksLikeDirectory()) {
            throw invalid(uri + " is not a file; a URL is for one file");
        }
        if (!PRESIGNED.contains(method)) {
            throw invalid("a URL is for GET, HEAD, PUT or DELETE, not for " + method);
        }
        if (validity.compareTo(Duration.ofSeconds(1)) < 0) {
            throw invalid("a URL holds for a second at least");
        }
        return backend.presign(uri, method, validity);
    }

    /**
     * Lists the versions of a file, or of all files below a container or a directory whose name ends with a slash, in the
     * order of the service, page by page as the stream is read. On Azure Files these are the snapshots of a share. Empty if
     * there is nothing. Needs {@link Capability#VERSIONS}.
     */
    public Stream<FileVersion> versions(StorageUri uri) {
        Backend backend = backend(uri);
        OpenHandle.require(backend.capabilities(), Capability.VERSIONS, "versions");
        if (uri.holdsContainers()) {
            throw invalid(uri + " has no versions: name a container, or something in it");
        }
        return backend.versions(uri);
    }

    /** What the backend of the URI can do; sends nothing. */
    public Set<Capability> capabilities(StorageUri uri) {
        return backend(uri).capabilities();
    }

    /**
     * Whether both name the same thing, also if one names its endpoint and the other leaves it to the settings; sends
     * nothing. Symbolic links between local files are not followed.
     */
    public boolean isSame(StorageUri one, StorageUri other) {
        return one.scheme().equals(other.scheme())
                && one.container().equals(other.container())
                && one.key().equals(other.key())
                && Objects.equals(backend(one).authority(one), backend(other).authority(other));
    }

    private synchronized Backend backend(StorageUri uri) {
        if (closed) {
            throw invalid("this client is closed");
        }
        Backend known = backends.get(uri.scheme());
        if (known != null) {
            return known;
        }
        BackendProvider provider = providers.get(uri.scheme());
        if (provider == null) {
            throw new StorageException(
                    ErrorKind.UNSUPPORTED,
                    "there is no backend for " + uri.scheme() + "://, only for "
                            + String.join(", ", new TreeSet<>(providers.keySet())));
        }
        Backend backend = provider.create(config);
        backends.put(uri.scheme(), backend);
        return backend;
    }

    private static StorageException invalid(String message) {
        return new StorageException(ErrorKind.INVALID_ARGUMENT, message);
    }

    @Override
    public synchronized void close() {
        closed = true;
        backends.values().forEach(Backend::close);
        backends.clear();
    }
}

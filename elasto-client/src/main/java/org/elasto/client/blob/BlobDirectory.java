package org.elasto.client.blob;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.elasto.client.Backend;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.FileType;
import org.elasto.client.Lease;
import org.elasto.client.LeaseOptions;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.azure.AzureListing;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.azure.HandleLease;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/** An open root, account, container or prefix. Only containers can be leased. */
final class BlobDirectory implements Backend.DirectoryHandle {

    private final BlobStore store;
    private final BlobPath path;
    private final boolean created;
    private final HandleLease lease;

    private BlobDirectory(BlobStore store, BlobPath path, boolean created, OpenOptions options) {
        this.store = store;
        this.path = path;
        this.created = created;
        this.lease = new HandleLease(options.lease());
    }

    static BlobDirectory open(BlobStore store, BlobPath path, OpenOptions options) {
        if (path.isRoot() || path.isAccount()) {
            return new BlobDirectory(store, path, store.level().open(path.uri(), options), options);
        }
        BlobOperations operations = store.endpoint(path).operations();
        boolean exists = path.isContainer() ? containerExists(operations, path) : prefixExists(operations, path);
        if (exists) {
            if (options.has(OpenFlag.EXCLUSIVE)) {
                throw new StorageException(ErrorKind.ALREADY_EXISTS, path + " exists already");
            }
            return new BlobDirectory(store, path, false, options);
        }
        if (!options.has(OpenFlag.CREATE)) {
            throw path.notFound();
        }
        return new BlobDirectory(store, path, create(operations, path, options), options);
    }

    private static boolean containerExists(BlobOperations operations, BlobPath path) {
        try {
            operations.getContainerProperties(path.container());
            return true;
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** A page may be empty without being the last. */
    static boolean prefixExists(BlobOperations operations, BlobPath path) {
        return !below(operations, path, 1).isEmpty();
    }

    /** So many of what is in a container or below a prefix, the marker included. */
    private static List<ListBlobsResult.Entry> below(BlobOperations operations, BlobPath path, int most) {
        String prefix = path.prefix();
        ListBlobsOptions options = ListBlobsOptions.ALL
                .withPrefix(prefix.isEmpty() ? null : prefix)
                .withMaxResults(most);
        Stream<ListBlobsResult.Entry> entries = AzureListing.stream(marker -> {
            ListBlobsResult page = operations.listBlobs(path.container(), options.withMarker(marker));
            return new AzureListing.Page<>(page.entries(), page.next());
        });
        return entries.limit(most).toList();
    }

    /** False if somebody else was faster, which only an exclusive create minds. */
    private static boolean create(BlobOperations operations, BlobPath path, OpenOptions options) {
        try {
            if (path.isContainer()) {
                operations.createContainer(path.container(), options.metadata());
            } else {
                ContentHeaders headers = ContentHeaders.NONE.withMetadata(options.metadata());
                operations.putBlob(path.marker(), RequestBody.EMPTY, headers, BlobConditions.ABSENT);
            }
            return true;
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.ALREADY_EXISTS) {
                throw e;
            }
            if (options.has(OpenFlag.EXCLUSIVE)) {
                throw path.exists(e);
            }
            return false;
        }
    }

    /** The service would delete all that is in it; a directory that is not empty stays. */
    static void removeContainer(BlobOperations operations, BlobPath path, @Nullable String leaseId) {
        if (!below(operations, path, 1).isEmpty()) {
            throw new StorageException(ErrorKind.ALREADY_EXISTS, path + " is not empty");
        }
        operations.deleteContainer(path.container(), BlobConditions.NONE.withLease(leaseId));
    }

    /** Removes the marker, which must be all there is. */
    static void removeDirectory(BlobOperations operations, BlobPath path) {
        List<ListBlobsResult.Entry> below = below(operations, path, 2);
        if (below.isEmpty()) {
            throw path.notFound();
        }
        ListBlobsResult.Entry first = below.get(0);
        boolean marked = first.name().equals(path.prefix());
        // With content it is a file whose name ends with a slash.
        BlobInfo blob = first.info();
        boolean file = marked && blob != null && blob.size() > 0 && path.blob().endsWith("/");
        if (!file && (below.size() > 1 || !marked)) {
            throw new StorageException(ErrorKind.ALREADY_EXISTS, path + " is not empty");
        }
        operations.deleteBlob(path.marker(), BlobConditions.NONE);
    }

    @Override
    public boolean created() {
        return created;
    }

    private BlobOperations operations() {
        return store.endpoint(path).operations();
    }

    @Override
    public FileStat stat() {
        return path.isRoot() || path.isAccount() || path.isContainer()
                ? store.stat(path)
                : BlobStat.plain(FileType.DIRECTORY);
    }

    @Override
    public FileSystemStat statfs() {
        return store.level().statfs(path.uri(), store.statfs());
    }

    @Override
    public Stream<DirectoryEntry> readdir() {
        if (path.isRoot()) {
            return store.level().readdir(path.uri());
        }
        return path.isAccount()
                ? BlobListing.containers(operations(), path)
                : BlobListing.blobs(operations(), path, "");
    }

    @Override
    public Stream<DirectoryEntry> readdir(String prefix) {
        return path.isRoot() || path.isAccount()
                ? readdir().filter(entry -> entry.name().startsWith(prefix))
                : BlobListing.blobs(operations(), path, prefix);
    }

    @Override
    public @Nullable Stream<DirectoryEntry> readTree() {
        return path.isRoot() || path.isAccount() ? null : BlobListing.tree(operations(), path);
    }

    @Override
    public void unlink() {
        if (path.isContainer()) {
            lease.under(() -> {
                removeContainer(operations(), path, lease.id());
                return true;
            });
            return;
        }
        store.remove(path);
    }

    @Override
    public Lease acquireLease(LeaseOptions options) {
        requireContainer();
        BlobEndpoint endpoint = store.endpoint(path);
        return lease.acquire(action -> endpoint.lease(path, action), endpoint.timer(), options);
    }

    @Override
    public Lease namedLease() {
        requireContainer();
        BlobEndpoint endpoint = store.endpoint(path);
        return lease.told(action -> endpoint.lease(path, action), endpoint.timer());
    }

    @Override
    public Duration breakLease(@Nullable Duration period) {
        requireContainer();
        return operations()
                .leaseContainer(path.container(), LeaseAction.breakLease(period))
                .time();
    }

    private void requireContainer() {
        if (!path.isContainer()) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "only blobs and containers can be leased, not " + path);
        }
    }

    @Override
    public void close() {
        lease.close();
    }
}

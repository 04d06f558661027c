package org.elasto.client.file;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.elasto.client.Backend;
import org.elasto.client.DirectoryEntry;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.Lease;
import org.elasto.client.LeaseOptions;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.azure.AzureListing;
import org.elasto.client.azure.HandleLease;
import org.elasto.client.azure.LeaseAction;
import org.jspecify.annotations.Nullable;

/** An open root, account, share or directory. Of these, only shares can be leased. */
final class FileDirectory implements Backend.DirectoryHandle {

    private final FileShareBackend backend;
    private final FilePath path;
    private final boolean created;
    private final HandleLease lease;

    private FileDirectory(FileShareBackend backend, FilePath path, boolean created, OpenOptions options) {
        this.backend = backend;
        this.path = path;
        this.created = created;
        this.lease = new HandleLease(options.lease());
    }

    static FileDirectory open(FileShareBackend backend, FilePath path, OpenOptions options) {
        if (path.isRoot() || path.isAccount()) {
            return new FileDirectory(backend, path, backend.level().open(path.uri(), options), options);
        }
        FileOperations operations = backend.endpoint(path).operations();
        if (options.has(OpenFlag.EXCLUSIVE)) {
            createNew(operations, path, options);
            return new FileDirectory(backend, path, true, options);
        }
        try {
            look(operations, path);
            return new FileDirectory(backend, path, false, options);
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.NOT_FOUND || !options.has(OpenFlag.CREATE)) {
                throw e;
            }
        }
        return new FileDirectory(backend, path, create(operations, path, options), options);
    }

    /** Fails if it is not there, or not a directory. */
    private static void look(FileOperations operations, FilePath path) {
        if (path.isShare()) {
            operations.getShareProperties(path.share());
        } else {
            operations.getDirectoryProperties(path.ref());
        }
    }

    /** False if somebody else was faster. */
    private static boolean create(FileOperations operations, FilePath path, OpenOptions options) {
        try {
            createNew(operations, path, options);
            return true;
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.ALREADY_EXISTS) {
                throw e;
            }
            look(operations, path);
            return false;
        }
    }

    private static void createNew(FileOperations operations, FilePath path, OpenOptions options) {
        try {
            if (path.isShare()) {
                operations.createShare(path.share(), 0, options.metadata());
            } else {
                operations.createDirectory(path.ref(), options.metadata());
            }
        } catch (StorageException e) {
            throw e.kind() == ErrorKind.ALREADY_EXISTS ? path.exists(e) : e;
        }
    }

    /**
     * The service would delete all that is in it; a directory that is not empty stays. What somebody puts there between
     * the look and the deletion goes with it. A share with snapshots stays as well.
     */
    static void removeShare(FileOperations operations, FilePath path, @Nullable String leaseId) {
        boolean empty = AzureListing.stream(marker -> {
                    ListFilesResult page = operations.listDirectoriesAndFiles(path.ref(), null, marker, 1);
                    return new AzureListing.Page<>(page.entries(), page.next());
                })
                .findFirst()
                .isEmpty();
        if (!empty) {
            throw new StorageException(ErrorKind.ALREADY_EXISTS, path + " is not empty");
        }
        operations.deleteShare(path.share(), leaseId);
    }

    @Override
    public boolean created() {
        return created;
    }

    private FileOperations operations() {
        return backend.endpoint(path).operations();
    }

    @Override
    public FileStat stat() {
        boolean directory = !path.isRoot() && !path.isAccount() && !path.isShare();
        return directory ? ShareStat.of(operations().getDirectoryProperties(path.ref())) : backend.stat(path.uri());
    }

    @Override
    public FileSystemStat statfs() {
        FileSystemStat told = path.isRoot() || path.isAccount()
                ? backend.statfs()
                : ShareStat.of(backend.endpoint(path), path.share());
        return backend.level().statfs(path.uri(), told);
    }

    @Override
    public Stream<DirectoryEntry> readdir() {
        if (path.isRoot()) {
            return backend.level().readdir(path.uri());
        }
        return path.isAccount() ? shares() : files(null);
    }

    @Override
    public Stream<DirectoryEntry> readdir(String prefix) {
        return path.isRoot() || path.isAccount()
                ? readdir().filter(entry -> entry.name().startsWith(prefix))
                : files(prefix).filter(entry -> entry.name().startsWith(prefix));
    }

    private Stream<DirectoryEntry> shares() {
        return AzureListing.stream(marker -> {
            ListSharesResult page = operations().listShares(marker);
            List<DirectoryEntry> entries = page.shares().stream()
                    .map(share ->
                            new DirectoryEntry(share.name(), path.uri().resolve(share.name()), ShareStat.of(share)))
                    .toList();
            return new AzureListing.Page<>(entries, page.next());
        });
    }

    private Stream<DirectoryEntry> files(@Nullable String prefix) {
        return AzureListing.stream(marker -> {
            ListFilesResult page = operations().listDirectoriesAndFiles(path.ref(), prefix, marker, 0);
            List<DirectoryEntry> entries = page.entries().stream()
                    .map(entry -> new DirectoryEntry(
                            entry.name(),
                            path.uri().resolve(entry.directory() ? entry.name() + "/" : entry.name()),
                            ShareStat.of(entry)))
                    .toList();
            return new AzureListing.Page<>(entries, page.next());
        });
    }

    @Override
    public void unlink() {
        if (path.isShare()) {
            lease.under(() -> {
                removeShare(operations(), path, lease.id());
                return true;
            });
        } else if (path.isAccount()) {
            backend.remove(path.uri());
        } else {
            operations().deleteDirectory(path.ref());
        }
    }

    @Override
    public Lease acquireLease(LeaseOptions options) {
        requireShare();
        FileEndpoint endpoint = backend.endpoint(path);
        return lease.acquire(action -> endpoint.leaseShare(path.share(), action), endpoint.timer(), options);
    }

    @Override
    public Lease namedLease() {
        requireShare();
        FileEndpoint endpoint = backend.endpoint(path);
        return lease.told(action -> endpoint.leaseShare(path.share(), action), endpoint.timer());
    }

    @Override
    public Duration breakLease(@Nullable Duration period) {
        requireShare();
        return operations()
                .leaseShare(path.share(), LeaseAction.breakLease(period))
                .time();
    }

    private void requireShare() {
        if (!path.isShare()) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "only files and shares can be leased, not " + path);
        }
    }

    @Override
    public void close() {
        lease.close();
    }
}

package org.elasto.client.blob;

import java.time.Duration;
import org.elasto.client.Backend;
import org.elasto.client.ClientConfig;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.FileType;
import org.elasto.client.LockOptions;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageLock;
import org.elasto.client.azure.AccountPool;
import org.elasto.client.azure.AzureService;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.http.Timing;
import org.elasto.client.lease.HeldLock;
import org.elasto.client.lease.LockTerms;
import org.elasto.client.management.AccountLevel;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for block blobs and page blobs: accounts, containers, directories, and removing. A directory is a
 * prefix: it exists when names begin with it, or when an empty blob of its name, slash included, marks it.
 */
final class BlobStore {

    private final ClientConfig config;
    private final FileSystemStat statfs;
    private final AccountLevel level;
    private final AccountPool<BlobOperations> accounts;

    BlobStore(ClientConfig config, FileSystemStat statfs) {
        this(config, statfs, new AccountLevel(config, AzureService.BLOB));
    }

    private BlobStore(ClientConfig config, FileSystemStat statfs, AccountLevel level) {
        this(
                config,
                statfs,
                level,
                (authority, account) -> BlobOperations.create(config, level.where(authority, account)));
    }

    BlobStore(
            ClientConfig config,
            FileSystemStat statfs,
            AccountLevel level,
            AccountPool.Connector<BlobOperations> connector) {
        this.config = config;
        this.statfs = statfs;
        this.level = level;
        this.accounts = new AccountPool<>(config.parallelism(), connector, BlobOperations::close);
    }

    /** What reaches the account of a path. */
    BlobEndpoint endpoint(BlobPath path) {
        return new BlobEndpoint(accounts.at(path.uri()), accounts.pieces(), accounts.timer(), config, statfs);
    }

    /** Host and port that requests to the account of a path go to. */
    @Nullable
    String authority(BlobPath path) {
        return path.isRoot() || level.isElsewhere(path.uri())
                ? path.uri().authority()
                : endpoint(path).operations().connection().primary().authority();
    }

    FileSystemStat statfs() {
        return statfs;
    }

    /** What is above containers. */
    AccountLevel level() {
        return level;
    }

    Backend.DirectoryHandle openDirectory(BlobPath path, OpenOptions options) {
        return BlobDirectory.open(this, path, options);
    }

    FileStat stat(BlobPath path) {
        if (path.isRoot() || path.isAccount()) {
            return level.stat(path.uri());
        }
        BlobOperations operations = endpoint(path).operations();
        if (path.isContainer()) {
            return BlobStat.of(operations.getContainerProperties(path.container()));
        }
        BlobInfo blob = BlobStat.ifPresent(operations, path.ref());
        boolean marker = blob != null && path.blob().endsWith("/") && blob.size() == 0;
        if (blob != null && !marker) {
            return BlobStat.of(blob);
        }
        if (blob == null && !BlobDirectory.prefixExists(operations, path)) {
            throw path.notFound();
        }
        return BlobStat.plain(FileType.DIRECTORY);
    }

    void remove(BlobPath path) {
        if (path.isAccount()) {
            level.remove(path.uri());
            accounts.drop(path.account());
            return;
        }
        BlobOperations operations = endpoint(path).operations();
        if (path.isContainer()) {
            BlobDirectory.removeContainer(operations, path, null);
        } else if (!path.blob().endsWith("/") && BlobStat.ifPresent(operations, path.ref()) != null) {
            operations.deleteBlob(path.ref(), BlobConditions.NONE);
        } else {
            BlobDirectory.removeDirectory(operations, path);
        }
    }

    StorageLock lock(BlobPath path, LockOptions options) {
        BlobEndpoint endpoint = leasable(path);
        LockTerms terms = new LockTerms(path.uri(), options, endpoint.timer(), Timing.REAL);
        return HeldLock.take(terms, BlobLock.of(endpoint, path, options));
    }

    void breakLock(BlobPath path) {
        String unused = leasable(path).lease(path, LeaseAction.breakLease(Duration.ZERO));
    }

    private BlobEndpoint leasable(BlobPath path) {
        if (path.isAccount()) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "only blobs and containers can be locked, not " + path);
        }
        return endpoint(path);
    }

    void close() {
        level.close();
        accounts.close();
    }
}

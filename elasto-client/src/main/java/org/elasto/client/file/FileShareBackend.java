package org.elasto.client.file;

import java.net.URI;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.elasto.client.Backend;
import org.elasto.client.Capability;
import org.elasto.client.ClientConfig;
import org.elasto.client.Cost;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileHandle;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.FileVersion;
import org.elasto.client.LockOptions;
import org.elasto.client.OpenOptions;
import org.elasto.client.StageOptions;
import org.elasto.client.StagedFile;
import org.elasto.client.StorageException;
import org.elasto.client.StorageLock;
import org.elasto.client.StorageUri;
import org.elasto.client.azure.AccountPool;
import org.elasto.client.azure.AzureService;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.http.Pause;
import org.elasto.client.http.Timing;
import org.elasto.client.lease.HeldLock;
import org.elasto.client.lease.LockTerms;
import org.elasto.client.management.AccountLevel;
import org.jspecify.annotations.Nullable;

/** The file API over the shares of Azure Files, whose directories are real. */
final class FileShareBackend implements Backend {

    private static final Set<Capability> CAPABILITIES = Set.of(
            Capability.WRITE_RANGE,
            Capability.WRITE_SEQUENTIAL,
            Capability.SPARSE,
            Capability.SPLICE,
            Capability.LEASES,
            Capability.DIRECTORIES,
            Capability.RENAME,
            Capability.EXCLUSIVE_CREATE,
            Capability.PRESIGN,
            Capability.VERSIONS);

    private static final long LARGEST_FILE = 4L << 40;

    private static final FileSystemStat STATFS = new FileSystemStat(
            CAPABILITIES, 1, FileTarget.LARGEST_WRITE, LARGEST_FILE, OptionalLong.empty(), OptionalLong.empty());

    private final ClientConfig config;
    private final Pause pause;
    private final AccountLevel level;
    private final AccountPool<FileOperations> accounts;

    FileShareBackend(ClientConfig config) {
        this(config, new AccountLevel(config, AzureService.FILE));
    }

    private FileShareBackend(ClientConfig config, AccountLevel level) {
        this(
                config,
                Pause.REAL,
                level,
                (authority, account) -> FileOperations.create(config, level.where(authority, account)));
    }

    FileShareBackend(
            ClientConfig config, Pause pause, AccountLevel level, AccountPool.Connector<FileOperations> connector) {
        this.config = config;
        this.pause = pause;
        this.level = level;
        this.accounts = new AccountPool<>(config.parallelism(), connector, FileOperations::close);
    }

    /** What reaches the account of a path. */
    FileEndpoint endpoint(FilePath path) {
        return new FileEndpoint(accounts.at(path.uri()), accounts.pieces(), accounts.timer(), config, STATFS, pause);
    }

    /** What is above shares. */
    AccountLevel level() {
        return level;
    }

    /** What holds for every share, without asking one. */
    FileSystemStat statfs() {
        return STATFS;
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public @Nullable String authority(StorageUri uri) {
        FilePath path = FilePath.of(uri);
        return path.isRoot() || level.isElsewhere(uri)
                ? uri.authority()
                : endpoint(path).operations().connection().primary().authority();
    }

    @Override
    public FileHandle openFile(StorageUri uri, OpenOptions options) {
        FilePath path = FilePath.of(uri);
        return ShareFile.open(endpoint(path), path, options);
    }

    @Override
    public DirectoryHandle openDirectory(StorageUri uri, OpenOptions options) {
        return FileDirectory.open(this, FilePath.of(uri), options);
    }

    @Override
    public FileStat stat(StorageUri uri) {
        FilePath path = FilePath.of(uri);
        if (path.isRoot() || path.isAccount()) {
            return level.stat(uri);
        }
        FileOperations operations = endpoint(path).operations();
        if (path.isShare()) {
            return ShareStat.of(operations.getShareProperties(path.share()));
        }
        FileInfo file = path.saysDirectory() ? null : ShareStat.ifFile(operations, path.ref());
        if (file != null) {
            return ShareStat.of(file);
        }
        try {
            return ShareStat.of(operations.getDirectoryProperties(path.ref()));
        } catch (StorageException e) {
            throw ShareStat.isNoSuch(e) ? path.notFound() : e;
        }
    }

    @Override
    public void remove(StorageUri uri) {
        FilePath path = FilePath.of(uri);
        if (path.isAccount()) {
            level.remove(uri);
            accounts.drop(path.account());
            return;
        }
        FileOperations operations = endpoint(path).operations();
        if (path.isShare()) {
            FileDirectory.removeShare(operations, path, null);
        } else if (path.saysDirectory() || !removeFile(operations, path)) {
            removeDirectory(operations, path);
        }
    }

    /** False if there is no file of that name. */
    private static boolean removeFile(FileOperations operations, FilePath path) {
        try {
            operations.deleteFile(path.ref(), null);
            return true;
        } catch (StorageException e) {
            if (ShareStat.isNoSuch(e)) {
                return false;
            }
            throw e;
        }
    }

    private static void removeDirectory(FileOperations operations, FilePath path) {
        try {
            operations.deleteDirectory(path.ref());
        } catch (StorageException e) {
            throw ShareStat.isNoSuch(e) ? path.notFound() : e;
        }
    }

    @Override
    public void rename(StorageUri from, StorageUri to, boolean replace) {
        FilePath source = FilePath.of(from);
        FilePath target = FilePath.of(to);
        boolean names = !source.isShare() && !source.isAccount() && !target.isShare() && !target.isAccount();
        if (!names) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "an account or share has no other name: " + source);
        }
        if (!source.share().equals(target.share())) {
            throw new StorageException(
                    ErrorKind.UNSUPPORTED,
                    "a rename stays in its share: copy " + source + " to " + target + " instead");
        }
        FileOperations operations = endpoint(source).operations();
        RenameOptions options = replace ? RenameOptions.REPLACE : RenameOptions.NEW;
        if (source.saysDirectory() || ShareStat.ifFile(operations, source.ref()) == null) {
            operations.renameDirectory(source.ref(), target.ref(), RenameOptions.NEW);
        } else {
            operations.renameFile(source.ref(), target.ref(), options);
        }
    }

    @Override
    public StagedFile stage(StorageUri uri, StageOptions options) {
        FilePath path = fileAt(uri);
        return FileStaged.begin(endpoint(path), path, options);
    }

    /** The draft is made, written and renamed; before, one looks whether the name is free. */
    @Override
    public Cost explainStage(StorageUri uri, StageOptions options) {
        long writes = Cost.pieces(options.size(), FileTarget.LARGEST_WRITE);
        return Cost.ofSending(writes + 2 + (options.replace() ? 0 : 1), options.size());
    }

    /** What is open is asked once more how it is now. */
    @Override
    public Cost explainRead(StorageUri uri, long size, int pieceSize) {
        return Cost.ofFetching(2 + Cost.pieces(size, pieceSize), size);
    }

    @Override
    public StagedFile restage(StorageUri uri, StageOptions options, String token) {
        FilePath path = fileAt(uri);
        return FileStaged.resume(endpoint(path), path, options, token);
    }

    private static FilePath fileAt(StorageUri uri) {
        FilePath path = FilePath.of(uri);
        ShareFile.requireFile(path);
        return path;
    }

    @Override
    public StorageLock lock(StorageUri uri, LockOptions options) {
        FilePath path = leasable(uri);
        FileEndpoint endpoint = endpoint(path);
        LockTerms terms = new LockTerms(uri, options, endpoint.timer(), Timing.REAL);
        return HeldLock.take(terms, FileLock.of(endpoint, path, options));
    }

    @Override
    public void breakLock(StorageUri uri, LockOptions options) {
        FilePath path = leasable(uri);
        FileEndpoint endpoint = endpoint(path);
        String unused = path.isShare()
                ? endpoint.leaseShare(path.share(), LeaseAction.breakLease(Duration.ZERO))
                : endpoint.leaseFile(path.ref(), LeaseAction.breakLease(null));
    }

    private static FilePath leasable(StorageUri uri) {
        FilePath path = FilePath.of(uri);
        if (path.isAccount() || (path.saysDirectory() && !path.isShare())) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "only files and shares can be locked, not " + path);
        }
        return path;
    }

    @Override
    public URI presign(StorageUri uri, String method, Duration validity) {
        FilePath path = FilePath.of(uri);
        return path.ref().presigned(endpoint(path).operations().connection(), method, validity);
    }

    @Override
    public Stream<FileVersion> versions(StorageUri uri) {
        FilePath path = FilePath.of(uri);
        if (!path.isShare()) {
            throw new StorageException(
                    ErrorKind.UNSUPPORTED, "Azure Files keeps snapshots of whole shares, not versions of " + path);
        }
        return ShareVersions.of(endpoint(path).operations(), path);
    }

    @Override
    public void close() {
        level.close();
        accounts.close();
    }
}

package org.elasto.client.file;

import java.util.Map;
import org.elasto.client.ByteRange;
import org.elasto.client.ChecksumMode;
import org.elasto.client.ClientConfig;
import org.elasto.client.azure.AzureConnection;
import org.elasto.client.azure.AzureExchange;
import org.elasto.client.azure.AzureService;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.azure.CopyState;
import org.elasto.client.azure.ForeignUrl;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.azure.LeaseResult;
import org.elasto.client.azure.SourceUrls;
import org.elasto.client.http.Limits;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Azure Files as it is on the wire: one method sends one operation, again where that is safe, and returns what came back.
 * What makes, renames or removes something is looked after if its answer was lost. Safe for use by many threads. Every
 * method throws {@link org.elasto.client.StorageException}.
 */
public final class FileOperations implements AutoCloseable {

    private final AzureConnection connection;
    private final Limits limits;
    private final ChecksumMode checksum;
    private final ShareCalls shares;
    private final DirectoryCalls directories;
    private final FileCalls files;
    private final RangeCalls ranges;

    FileOperations(AzureConnection connection, ChecksumMode checksum, Limits limits) {
        AzureExchange exchange = new AzureExchange(connection, limits);
        this.connection = connection;
        this.limits = limits;
        this.checksum = checksum;
        this.shares = new ShareCalls(exchange);
        this.directories = new DirectoryCalls(exchange);
        this.files = new FileCalls(exchange, new SourceUrls(connection));
        this.ranges = new RangeCalls(exchange, files, checksum);
    }

    /**
     * Operations on one account.
     *
     * @param config settings
     * @param authority host and port; null for the endpoint in the settings, or Azure
     * @param account its name
     */
    public static FileOperations create(ClientConfig config, @Nullable String authority, String account) {
        return create(config, new AzureConnection.Where(AzureService.FILE, authority, account));
    }

    /** Operations on an account that was found in another way than by settings. */
    public static FileOperations create(ClientConfig config, AzureConnection.Where where) {
        return new FileOperations(
                AzureConnection.open(config, where, FileErrors.JUDGE), config.checksum(), Limits.NONE);
    }

    /** The same, each operation bounded by these limits; shares everything with this one. */
    public FileOperations within(Limits limits) {
        return new FileOperations(connection, checksum, limits);
    }

    Limits limits() {
        return limits;
    }

    AzureConnection connection() {
        return connection;
    }

    /**
     * List Shares.
     *
     * @param marker the {@code next} of the page before; null for the first
     */
    public ListSharesResult listShares(@Nullable String marker) {
        return shares.list(marker);
    }

    /**
     * List Shares, those whose names begin with one and their snapshots.
     *
     * @param marker the {@code next} of the page before; null for the first
     */
    public ListSharesResult listSnapshots(String share, @Nullable String marker) {
        return shares.listSnapshots(share, marker);
    }

    /**
     * Create Share; ALREADY_EXISTS if there is one.
     *
     * @param quota how many GiB it can hold; 0 leaves that to the service
     */
    public void createShare(String share, int quota, Map<String, String> metadata) {
        shares.create(share, quota, metadata);
    }

    /** Get Share Properties. */
    public ShareInfo getShareProperties(String share) {
        return shares.properties(share);
    }

    /** Get Share Stats: how many bytes it holds. */
    public long getShareStats(String share) {
        return shares.usage(share);
    }

    /** Snapshot Share; tells the snapshot's name. */
    public String snapshotShare(String share) {
        return shares.snapshot(share);
    }

    /** Delete Share, with all that is in it; ALREADY_EXISTS if it has snapshots. */
    public void deleteShare(String share, @Nullable String leaseId) {
        shares.delete(share, leaseId, false);
    }

    /** Delete Share, its snapshots too. */
    public void deleteShareAndSnapshots(String share, @Nullable String leaseId) {
        shares.delete(share, leaseId, true);
    }

    /** Lease Share. */
    public LeaseResult leaseShare(String share, LeaseAction action) {
        return shares.lease(share, action);
    }

    /** Create Directory; ALREADY_EXISTS if there is one, NOT_FOUND if what it should be in is missing. */
    public void createDirectory(FileRef directory, Map<String, String> metadata) {
        directories.create(directory, metadata);
    }

    /** Get Directory Properties; INVALID_ARGUMENT if it is a file. */
    public DirectoryInfo getDirectoryProperties(FileRef directory) {
        return directories.properties(directory);
    }

    /** Delete Directory; ALREADY_EXISTS if something is in it. */
    public void deleteDirectory(FileRef directory) {
        directories.delete(directory);
    }

    /** Rename Directory, within its share. */
    public void renameDirectory(FileRef source, FileRef target, RenameOptions options) {
        directories.rename(source, target, options);
    }

    /**
     * List Directories and Files, with times and ETags.
     *
     * @param prefix what names begin with; null for any
     * @param marker the {@code next} of the page before; null for the first
     * @param most how many of them, up to 5000; 0 leaves that to the service
     */
    public ListFilesResult listDirectoriesAndFiles(
            FileRef directory, @Nullable String prefix, @Nullable String marker, int most) {
        return directories.list(directory, prefix, marker, most);
    }

    /**
     * Create File, which is all zeros. Replaces a file of that name without a word: the service documents no condition
     * that would keep it from that.
     *
     * @return its ETag; null if the service tells none
     */
    public @Nullable String createFile(FileRef file, long size, ContentHeaders headers, @Nullable String leaseId) {
        return files.create(file, size, headers, leaseId);
    }

    /**
     * Get File; the result must be closed. RANGE_NOT_SATISFIABLE if the range begins behind the end. Ranges of up to
     * 4 MiB are verified.
     *
     * @param range which bytes; null for all
     */
    public GetFileResult getFile(FileRef file, @Nullable ByteRange range) {
        return ranges.get(file, range);
    }

    /** Get File Properties. */
    public FileInfo getFileProperties(FileRef file) {
        return files.properties(file);
    }

    /**
     * Set File Properties, only the size.
     *
     * @param ifMatch only if it has this ETag, else PRECONDITION_FAILED; null for any. The service does not document
     *     that condition, though it has been seen to judge such ones on files; a service that ignores it sets the size
     *     anyway
     * @return its ETag; null if the service tells none
     */
    public @Nullable String resizeFile(FileRef file, long size, @Nullable String ifMatch, @Nullable String leaseId) {
        return files.resize(file, size, ifMatch, leaseId);
    }

    /**
     * Put Range, update: up to 4 MiB within the file, at any offset.
     *
     * @return its ETag; null if the service tells none
     */
    public @Nullable String putRange(FileRef file, long offset, RequestBody content, @Nullable String leaseId) {
        return ranges.put(file, offset, content, leaseId);
    }

    /**
     * Put Range, clear: any range within the file.
     *
     * @return its ETag; null if the service tells none
     */
    public @Nullable String clearRange(FileRef file, ByteRange range, @Nullable String leaseId) {
        return ranges.clear(file, range, leaseId);
    }

    /**
     * Put Range from URL: up to 4 MiB within the file.
     *
     * @return its ETag; null if the service tells none
     */
    public @Nullable String putRangeFromUrl(FileRef file, long offset, FileRange source, @Nullable String leaseId) {
        return ranges.putFromUrl(file, offset, source, leaseId);
    }

    /** Put Range from URL, of a source outside the account; tells the CRC64 of the range if the service does. */
    @Nullable
    String fetchRange(FileRef file, long offset, ForeignUrl source, @Nullable String leaseId) {
        return ranges.fetch(file, offset, source, leaseId);
    }

    /**
     * List Ranges.
     *
     * @param range which to look at; null for all
     */
    public FileRanges listRanges(FileRef file, @Nullable ByteRange range) {
        return ranges.list(file, range);
    }

    /**
     * Copy File, which replaces the target, and may go on when this returns.
     *
     * @param headers the metadata of the copy; none takes over that of the source. All else is that of the source
     */
    public CopyState copyFile(FileRef file, FileRef source, ContentHeaders headers, @Nullable String leaseId) {
        return files.copy(file, source, headers, leaseId);
    }

    /** Abort Copy File, which leaves the target empty. */
    public void abortCopyFile(FileRef file, String copyId, @Nullable String leaseId) {
        files.abortCopy(file, copyId, leaseId);
    }

    /** Set File Metadata: replaces all of it. */
    public void setFileMetadata(FileRef file, Map<String, String> metadata, @Nullable String leaseId) {
        files.setMetadata(file, metadata, leaseId);
    }

    /** Get File Properties, by the primary endpoint alone: what is so now. */
    FileInfo currentFile(FileRef file) {
        return files.current(file);
    }

    /** Lease File, which is for ever and cannot be renewed. */
    public LeaseResult leaseFile(FileRef file, LeaseAction action) {
        return files.lease(file, action);
    }

    /** Rename File, within its share; ALREADY_EXISTS if the name is taken and not to be replaced. */
    public void renameFile(FileRef source, FileRef target, RenameOptions options) {
        files.rename(source, target, options);
    }

    /** Delete File. */
    public void deleteFile(FileRef file, @Nullable String leaseId) {
        files.delete(file, leaseId);
    }

    /** Ends every connection, those of the ones made by {@link #within} as well. */
    @Override
    public void close() {
        connection.close();
    }
}

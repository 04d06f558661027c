package org.elasto.client.blob;

import java.util.List;
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
 * Azure Blob as it is on the wire: one method sends one operation, again where that is safe, and returns what came back.
 * A write whose answer was lost is resolved by looking at what is there. Safe for use by many threads. Every method throws
 * {@link org.elasto.client.StorageException}.
 */
public final class BlobOperations implements AutoCloseable {

    private final AzureConnection connection;
    private final Limits limits;
    private final ChecksumMode checksum;
    private final ContainerCalls containers;
    private final BlobCalls blobs;
    private final BlockCalls blocks;
    private final PageCalls pages;
    private final AppendCalls appends;

    BlobOperations(AzureConnection connection, ChecksumMode checksum, Limits limits) {
        AzureExchange exchange = new AzureExchange(connection, limits);
        SourceUrls urls = new SourceUrls(connection);
        this.connection = connection;
        this.limits = limits;
        this.checksum = checksum;
        this.containers = new ContainerCalls(exchange);
        this.blobs = new BlobCalls(exchange, checksum != ChecksumMode.OFF);
        this.blocks = new BlockCalls(exchange, blobs, urls, checksum);
        this.pages = new PageCalls(exchange, blobs, urls, checksum);
        this.appends = new AppendCalls(exchange, blobs, checksum);
    }

    /**
     * Operations on one account.
     *
     * @param config settings
     * @param authority host and port; null for the endpoint in the settings, or Azure
     * @param account its name
     */
    public static BlobOperations create(ClientConfig config, @Nullable String authority, String account) {
        return create(config, new AzureConnection.Where(AzureService.BLOB, authority, account));
    }

    /** Operations on an account that was found in another way than by settings. */
    public static BlobOperations create(ClientConfig config, AzureConnection.Where where) {
        return new BlobOperations(
                AzureConnection.open(config, where, BlobErrors.JUDGE), config.checksum(), Limits.NONE);
    }

    /** The same, each operation bounded by these limits; shares everything with this one. */
    public BlobOperations within(Limits limits) {
        return new BlobOperations(connection, checksum, limits);
    }

    Limits limits() {
        return limits;
    }

    AzureConnection connection() {
        return connection;
    }

    /**
     * List Containers.
     *
     * @param marker the {@code next} of the page before; null for the first
     */
    public ListContainersResult listContainers(@Nullable String marker) {
        return containers.list(marker);
    }

    /** Create Container; ALREADY_EXISTS if there is one. */
    public void createContainer(String container, Map<String, String> metadata) {
        containers.create(container, metadata);
    }

    /** Get Container Properties. */
    public ContainerInfo getContainerProperties(String container) {
        return containers.properties(container);
    }

    /** Delete Container, with all that is in it. */
    public void deleteContainer(String container, BlobConditions conditions) {
        containers.delete(container, conditions);
    }

    /** Lease Container. */
    public LeaseResult leaseContainer(String container, LeaseAction action) {
        return containers.lease(container, action);
    }

    /** List Blobs. */
    public ListBlobsResult listBlobs(String container, ListBlobsOptions options) {
        return containers.listBlobs(container, options);
    }

    /**
     * Get Blob; the result must be closed. RANGE_NOT_SATISFIABLE if the range begins behind the end.
     *
     * @param range which bytes; null for all
     */
    public GetBlobResult getBlob(BlobRef blob, @Nullable ByteRange range, BlobConditions conditions) {
        return blobs.get(blob, range, conditions);
    }

    /** Get Blob Properties. */
    public BlobInfo getBlobProperties(BlobRef blob, BlobConditions conditions) {
        return blobs.properties(blob, conditions);
    }

    /** Delete Blob; ALREADY_EXISTS if it has snapshots. */
    public void deleteBlob(BlobRef blob, BlobConditions conditions) {
        blobs.delete(blob, conditions, false);
    }

    /** Delete Blob, its snapshots too. */
    public void deleteBlobAndSnapshots(BlobRef blob, BlobConditions conditions) {
        blobs.delete(blob, conditions, true);
    }

    /** Snapshot Blob; tells the snapshot's name. */
    public String snapshotBlob(BlobRef blob, BlobConditions conditions) {
        return blobs.snapshot(blob, conditions);
    }

    /** Set Blob Metadata: replaces all of it. */
    public void setBlobMetadata(BlobRef blob, Map<String, String> metadata, BlobConditions conditions) {
        blobs.setMetadata(blob, metadata, conditions);
    }

    /** Get Blob Properties, by the primary endpoint alone: what is so now. */
    BlobInfo currentBlob(BlobRef blob) {
        return blobs.current(blob);
    }

    /** Lease Blob. */
    public LeaseResult leaseBlob(BlobRef blob, LeaseAction action) {
        return blobs.lease(blob, action);
    }

    /** Put Blob of a block blob, up to 5000 MiB. */
    public WrittenBlob putBlob(BlobRef blob, RequestBody content, ContentHeaders headers, BlobConditions conditions) {
        return blocks.put(blob, content, headers, conditions);
    }

    /** Put Blob From URL. */
    public WrittenBlob putBlobFromUrl(BlobRef blob, BlobUrl source, ContentHeaders headers, BlobConditions conditions) {
        return blocks.putFromUrl(blob, source, headers, conditions);
    }

    /**
     * Put Block, up to 4000 MiB.
     *
     * @param id in Base64; all of a blob are equally long
     */
    public void putBlock(BlobRef blob, String id, RequestBody content, @Nullable String leaseId) {
        blocks.putBlock(blob, id, content, leaseId);
    }

    /** Put Block From URL. */
    public void putBlockFromUrl(BlobRef blob, String id, BlobUrl source, @Nullable String leaseId) {
        blocks.putBlockFromUrl(blob, id, source, leaseId);
    }

    /** Put Block From URL, of a source outside the account; tells the CRC64 of the block if the service does. */
    @Nullable
    String fetchBlock(BlobRef blob, String id, ForeignUrl source, @Nullable String leaseId) {
        return blocks.fetchBlock(blob, id, source, leaseId);
    }

    /** Put Block List, at most 50,000 blocks. */
    public WrittenBlob putBlockList(
            BlobRef blob, List<ListedBlock> list, ContentHeaders headers, BlobConditions conditions) {
        return blocks.putBlockList(blob, list, headers, conditions);
    }

    /** Get Block List: the committed ones, in order; none of a blob that was put in one piece. */
    public List<Block> getBlockList(BlobRef blob, BlobConditions conditions) {
        return blocks.getBlockList(blob, conditions);
    }

    /** Get Block List: those that were put and not committed, in any order. */
    public List<Block> getUncommittedBlocks(BlobRef blob) {
        return blocks.uncommitted(blob);
    }

    /** Copy Blob within the account, properties and metadata included; may go on when this returns. */
    public CopyState copyBlob(BlobRef blob, BlobRef source, BlobConditions conditions) {
        return blobs.copy(blob, connection.primary().url(source.path()), conditions);
    }

    /** Abort Copy Blob, which leaves the target empty. */
    public void abortCopyBlob(BlobRef blob, String copyId) {
        blobs.abortCopy(blob, copyId);
    }

    /** How far the copy is that made a blob; null if none did. */
    @Nullable
    CopyState copyState(BlobRef blob) {
        return blobs.copyState(blob);
    }

    /**
     * Put Blob of a page blob, without a page.
     *
     * @param size in bytes, a multiple of 512
     */
    public WrittenBlob putPageBlob(BlobRef blob, long size, ContentHeaders headers, BlobConditions conditions) {
        return pages.create(blob, size, headers, conditions);
    }

    /**
     * Put Page, update: whole pages within the blob, up to 4 MiB.
     *
     * @param offset a multiple of 512
     */
    public WrittenBlob putPage(BlobRef blob, long offset, RequestBody content, PageConditions conditions) {
        return pages.put(blob, offset, content, conditions);
    }

    /** Put Page, clear: whole pages within the blob, any number. */
    public WrittenBlob clearPages(BlobRef blob, ByteRange range, PageConditions conditions) {
        return pages.clear(blob, range, conditions);
    }

    /** Put Page From URL: whole pages within the blob, up to 4 MiB. */
    public WrittenBlob putPageFromUrl(BlobRef blob, long offset, BlobUrl source, PageConditions conditions) {
        return pages.putFromUrl(blob, offset, source, conditions);
    }

    /** Put Page From URL, of a source outside the account. */
    WrittenBlob fetchPages(BlobRef blob, long offset, ForeignUrl source, PageConditions conditions) {
        return pages.fetch(blob, offset, source, conditions);
    }

    /**
     * Get Page Ranges.
     *
     * @param range which to look at; null for all
     * @param marker the {@code next} of the page before; null for the first
     */
    public PageRangesResult getPageRanges(BlobRef blob, @Nullable ByteRange range, @Nullable String marker) {
        return pages.ranges(blob, range, null, marker);
    }

    /** Get Page Ranges, compared with a snapshot of the same blob. */
    public PageRangesResult getPageRangesDiff(BlobRef blob, String previousSnapshot, @Nullable String marker) {
        return pages.ranges(blob, null, previousSnapshot, marker);
    }

    /** Set Blob Properties, only the size of a page blob. */
    public WrittenBlob resizePageBlob(BlobRef blob, long size, BlobConditions conditions) {
        return pages.resize(blob, size, conditions);
    }

    /** Put Blob of an append blob, empty. */
    public WrittenBlob putAppendBlob(BlobRef blob, ContentHeaders headers, BlobConditions conditions) {
        return appends.create(blob, headers, conditions);
    }

    /**
     * Append Block.
     *
     * @param position the size it must have now, else PRECONDITION_FAILED
     */
    public WrittenBlob appendBlock(BlobRef blob, long position, RequestBody content, @Nullable String leaseId) {
        return appends.append(blob, position, content, leaseId);
    }

    /** Ends every connection, those of the ones made by {@link #within} as well. */
    @Override
    public void close() {
        connection.close();
    }
}

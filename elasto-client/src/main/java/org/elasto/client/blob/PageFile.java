package org.elasto.client.blob;

import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.elasto.client.ByteRange;
import org.elasto.client.Cost;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileHandle;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.Lease;
import org.elasto.client.LeaseOptions;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.azure.AzureListing;
import org.elasto.client.azure.HandleLease;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.azure.RangeCopy;
import org.elasto.client.azure.RangeFile;
import org.elasto.client.azure.RangeReader;
import org.jspecify.annotations.Nullable;

/** An open page blob. Offsets and lengths of writes are multiples of 512; others are refused before anything is sent. */
final class PageFile extends RangeFile {

    private final BlobEndpoint endpoint;
    private final BlobPath path;
    private final PageTarget target;
    private final HandleLease lease;
    private final boolean created;

    private PageFile(BlobEndpoint endpoint, BlobPath path, OpenOptions options, PageOpening opening) {
        this.endpoint = endpoint;
        this.path = path;
        this.lease = new HandleLease(options.lease());
        this.target = new PageTarget(endpoint, path.ref(), lease, options.ifMatch() != null, opening);
        this.created = opening.created();
    }

    static PageFile open(BlobEndpoint endpoint, BlobPath path, OpenOptions options) {
        BlobEndpoint own = endpoint.counted();
        return new PageFile(own, path, options, PageOpening.of(own.operations(), path, options));
    }

    @Override
    public boolean created() {
        return created;
    }

    @Override
    public FileStat stat() {
        return BlobStat.of(target.look());
    }

    @Override
    public Cost cost() {
        return endpoint.tally().cost();
    }

    @Override
    public FileSystemStat statfs() {
        return endpoint.statfs();
    }

    private BlobSource source(long size, @Nullable String etag) {
        return new BlobSource(target.operations(), target.blob(), size, etag);
    }

    @Override
    protected PageTarget target() {
        return target;
    }

    @Override
    protected HandleLease lease() {
        return lease;
    }

    @Override
    protected RangeReader reader(long size) {
        return source(size, null).reader();
    }

    @Override
    public Stream<ByteRange> listRanges() {
        return ranges(null);
    }

    @Override
    public Stream<ByteRange> listRanges(ByteRange within) {
        return ranges(within);
    }

    private Stream<ByteRange> ranges(@Nullable ByteRange within) {
        return AzureListing.stream(marker -> {
            PageRangesResult page = page(within, marker);
            return new AzureListing.Page<>(page.written(), page.next());
        });
    }

    /** Azurite refuses to list what is in an empty blob. */
    private PageRangesResult page(@Nullable ByteRange within, @Nullable String marker) {
        try {
            return target.operations().getPageRanges(target.blob(), within, marker);
        } catch (StorageException e) {
            if (within == null && e.kind() == ErrorKind.RANGE_NOT_SATISFIABLE) {
                return PageRangesResult.NONE;
            }
            throw e;
        }
    }

    @Override
    public void splice(FileHandle source, ByteRange range, long offset) {
        if (!(source instanceof PageFile from)) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a splice needs another page blob");
        }
        target.requireAligned("offset", offset);
        target.requireAligned("offset of the source", range.offset());
        target.requireAligned("length", range.length());
        BlobInfo there = from.target.look();
        boolean itself = from.path.uri().equals(path.uri());
        if (itself && offset < range.end() && range.offset() < offset + range.length()) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a splice cannot overlap its own source");
        }
        // What we write here would change the ETag of the source if it is the same blob.
        BlobSource copied = from.source(there.size(), itself ? null : there.etag());
        copied.reader().requireWithin(range);
        if (range.length() > 0) {
            RangeCopy.Source pages = (piece, at) -> target.copy(copied, piece, at);
            new RangeCopy(target, pages, offset - range.offset()).copy(range, from.listRanges(range));
        }
    }

    @Override
    public @Nullable URI readableUrl(Duration validity) {
        return path.ref().readableUrl(target.operations().connection(), validity);
    }

    @Override
    public void unlink() {
        target.delete();
    }

    @Override
    public Lease acquireLease(LeaseOptions asked) {
        return lease.acquire(action -> endpoint.lease(path, action), endpoint.timer(), asked);
    }

    @Override
    public Lease namedLease() {
        return lease.told(action -> endpoint.lease(path, action), endpoint.timer());
    }

    @Override
    public Duration breakLease(@Nullable Duration period) {
        return target.operations()
                .leaseBlob(target.blob(), LeaseAction.breakLease(period))
                .time();
    }
}

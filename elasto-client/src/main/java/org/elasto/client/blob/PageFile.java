package org.elasto.client.blob;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileHandle;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.Lease;
import org.elasto.client.LeaseOptions;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.azure.HandleLease;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.azure.TransferQueue;
import org.jspecify.annotations.Nullable;

/**
 * An open page blob: writes show at once, and reads see what is there. Offsets and lengths of writes are multiples of
 * 512; others are refused before anything is sent. A write behind the end makes it grow.
 */
final class PageFile implements FileHandle {

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
        return new PageFile(endpoint, path, options, PageOpening.of(endpoint.operations(), path, options));
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
    public FileSystemStat statfs() {
        return endpoint.statfs();
    }

    private BlobSource source(long size, @Nullable String etag) {
        return new BlobSource(target.operations(), target.blob(), size, etag);
    }

    /** How large it is, if it is known to reach that far; else one looks. */
    private long size(long end) {
        return end > target.size() || end < 0 ? target.look().size() : target.size();
    }

    @Override
    public int read(long offset, ByteBuffer content) {
        int before = content.position();
        try {
            return source(size(offset + content.remaining()), null).read(offset, content);
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.RANGE_NOT_SATISFIABLE) {
                throw e;
            }
            // Somebody cut it off.
            content.position(before);
            return source(target.look().size(), null).read(offset, content);
        }
    }

    @Override
    public InputStream read(long offset, long length) {
        return source(size(length < 0 ? -1 : offset + length), null).open(offset, length);
    }

    @Override
    public void write(long offset, ByteBuffer content) {
        target.requireAligned("offset", offset);
        target.requireAligned("length", content.remaining());
        target.grow(content.hasRemaining() ? offset + content.remaining() : 0);
        TransferQueue queue = target.queue();
        target.finish(queue, () -> target.put(queue, offset, content));
        content.position(content.limit());
    }

    @Override
    public long write(long offset, InputStream content, long length) {
        target.requireAligned("offset", offset);
        target.requireAligned("length", Math.max(0, length));
        return new PageStreamWriter(target, content, length).write(offset);
    }

    /** What was written is there already. */
    @Override
    public void commit() {
        lease.id();
    }

    @Override
    public void truncate(long size) {
        target.requireAligned("size", size);
        target.resize(size);
    }

    @Override
    public void punchHole(ByteRange range) {
        long end = Math.min(range.end(), size(range.end()));
        target.requireAligned("offset", range.offset());
        target.requireAligned("end", end);
        if (end > range.offset()) {
            target.clear(new ByteRange(range.offset(), end - range.offset()));
        }
    }

    @Override
    public Stream<ByteRange> listRanges() {
        return ranges(null);
    }

    private Stream<ByteRange> ranges(@Nullable ByteRange within) {
        return BlobListing.stream(marker -> {
            PageRangesResult page = target.operations().getPageRanges(target.blob(), within, marker);
            return new BlobListing.Page<>(page.written(), page.next());
        });
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
        copied.requireWithin(range);
        if (range.length() > 0) {
            new PageCopy(target, copied, offset - range.offset()).copy(range, from.ranges(range));
        }
    }

    @Override
    public void unlink() {
        target.delete();
    }

    @Override
    public Lease acquireLease(LeaseOptions asked) {
        return lease.acquire(
                action -> Objects.requireNonNullElse(
                        target.operations().leaseBlob(target.blob(), action).id(), ""),
                endpoint.timer(),
                asked);
    }

    @Override
    public Duration breakLease(@Nullable Duration period) {
        return target.operations()
                .leaseBlob(target.blob(), LeaseAction.breakLease(period))
                .time();
    }

    @Override
    public void close() {
        lease.close();
    }
}

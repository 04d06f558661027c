package org.elasto.client.blob;

import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.elasto.client.ByteRange;
import org.elasto.client.Cost;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileHandle;
import org.elasto.client.FileStat;
import org.elasto.client.FileSystemStat;
import org.elasto.client.FileType;
import org.elasto.client.ForeignFile;
import org.elasto.client.Lease;
import org.elasto.client.LeaseOptions;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.azure.ContentMd5;
import org.elasto.client.azure.HandleLease;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * An open block blob. Reads see the version that was there when it was opened, or that this handle committed last; if
 * somebody replaces it, they fail with PRECONDITION_FAILED. Writes collect in a {@link BlockWriter}.
 */
final class BlockFile implements FileHandle {

    private final BlobEndpoint endpoint;
    private final BlobPath path;
    private final OpenOptions options;
    private final BlockOpening opening;
    private final HandleLease lease;
    private @Nullable BlobInfo known;
    private @Nullable String etag;
    private boolean stale;
    private BlobConditions guard;
    private boolean unpublished;
    private @Nullable BlockWriter writer;

    private BlockFile(BlobEndpoint endpoint, BlobPath path, OpenOptions options, BlockOpening opening) {
        this.endpoint = endpoint;
        this.path = path;
        this.options = options;
        this.opening = opening;
        this.lease = new HandleLease(options.lease());
        this.known = opening.version();
        this.etag = opening.etag();
        this.stale = opening.version() == null && opening.created() && !opening.unpublished();
        this.guard = opening.guard();
        this.unpublished = opening.unpublished();
    }

    static BlockFile open(BlobEndpoint endpoint, BlobPath path, OpenOptions options) {
        BlobEndpoint own = endpoint.counted();
        return new BlockFile(own, path, options, BlockOpening.of(own.operations(), path, options));
    }

    @Override
    public boolean created() {
        return opening.created();
    }

    /** The version this handle sees; after a commit it is asked for when first needed. Null if there is none. */
    private synchronized @Nullable BlobInfo version() {
        if (stale) {
            known = endpoint.operations().getBlobProperties(path.ref(), BlobConditions.NONE.withIfMatch(etag));
            stale = false;
        }
        return known;
    }

    private synchronized void committed(@Nullable String newEtag) {
        etag = newEtag;
        known = null;
        stale = true;
    }

    @Override
    public FileStat stat() {
        BlobInfo now = version();
        return now == null
                ? new FileStat(FileType.FILE, OptionalLong.of(0), null, null, null, null, Map.of())
                : BlobStat.of(now);
    }

    @Override
    public Cost cost() {
        return endpoint.tally().cost();
    }

    @Override
    public FileSystemStat statfs() {
        return endpoint.statfs();
    }

    private long size() {
        BlobInfo now = version();
        return now == null ? 0 : now.size();
    }

    private @Nullable BlobSource source() {
        BlobInfo now = version();
        return now == null ? null : new BlobSource(endpoint.operations(), path.ref(), now.size(), now.etag());
    }

    @Override
    public int read(long offset, ByteBuffer target) {
        BlobSource source = source();
        return source == null ? -1 : source.reader().read(offset, target);
    }

    @Override
    public InputStream read(long offset, long length) {
        BlobSource source = source();
        return source == null ? InputStream.nullInputStream() : source.reader().open(offset, length);
    }

    @Override
    public void write(long offset, ByteBuffer source) {
        writer(offset, null).write(offset, source);
    }

    @Override
    public long write(long offset, InputStream source, long length) {
        return writer(offset, null).write(offset, source, length);
    }

    @Override
    public void truncate(long size) {
        rewriter(null).resize(size);
    }

    @Override
    public void punchHole(ByteRange range) {
        rewriter(null).clear(range);
    }

    /** A block blob has no holes. */
    @Override
    public Stream<ByteRange> listRanges() {
        long size = size();
        return size == 0 ? Stream.empty() : Stream.of(new ByteRange(0, size));
    }

    @Override
    public void splice(FileHandle source, ByteRange range, long offset) {
        if (!(source instanceof BlockFile from)) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a splice needs another block blob");
        }
        BlobSource copied = from.source();
        if (range.end() > from.size()) {
            throw new StorageException(
                    ErrorKind.RANGE_NOT_SATISFIABLE, from.path + " ends at " + from.size() + ", before " + range.end());
        }
        BlockWriter to = writer(offset, from.version());
        if (copied != null && range.length() > 0) {
            to.copy(copied, range, offset);
        }
    }

    @Override
    public void spliceFrom(ForeignFile source, ByteRange range, long offset) {
        BlockWriter to = writer(offset, null);
        if (range.length() > 0) {
            to.take(source, range, offset);
        }
    }

    @Override
    public @Nullable URI readableUrl(Duration validity) {
        return version() == null
                ? null
                : path.ref().readableUrl(endpoint.operations().connection(), validity);
    }

    @Override
    public @Nullable String md5() {
        BlobInfo now = version();
        return now == null ? null : ContentMd5.hex(now.contentMd5());
    }

    @Override
    public void requireUnchanged() {
        BlobInfo now = version();
        if (now != null) {
            endpoint.operations().getBlobProperties(path.ref(), BlobConditions.NONE.withIfMatch(now.etag()));
        }
    }

    /** The writer, if it may go on at this offset. */
    private BlockWriter writer(long offset, @Nullable BlobInfo copied) {
        if (options.has(OpenFlag.REWRITE)) {
            return rewriter(copied);
        }
        BlockWriter going = writer;
        if (going != null) {
            if (offset != going.size()) {
                throw outOfOrder(offset, going.size());
            }
            return going;
        }
        if (offset != 0 && offset != size()) {
            throw outOfOrder(offset, size());
        }
        // What is written over is not looked at.
        BlobSource old = offset == 0 ? null : source();
        boolean append = old != null;
        // Appending means: only behind what we know to be there.
        BlobConditions when = old != null && guard.ifMatch() == null ? guard.withIfMatch(old.etag()) : guard;
        return begin(copied, when, append);
    }

    private BlockWriter rewriter(@Nullable BlobInfo copied) {
        BlockWriter going = writer;
        return going == null ? begin(copied, guard, true) : going;
    }

    private BlockWriter begin(@Nullable BlobInfo copied, BlobConditions when, boolean keep) {
        BlobInfo now = opening.created() ? null : version();
        if (now != null && now.type() == BlobType.APPEND) {
            throw new StorageException(
                    ErrorKind.UNSUPPORTED, path + " is an append blob, which is only read or replaced with TRUNCATE");
        }
        BlockTarget target = new BlockTarget(path.ref(), headers(copied), when, lease, keep ? source() : null);
        BlockWriter begun = new BlockWriter(endpoint, target, options.has(OpenFlag.REWRITE));
        writer = begun;
        return begun;
    }

    private StorageException outOfOrder(long offset, long position) {
        return new StorageException(
                ErrorKind.UNSUPPORTED,
                "a block blob is written in order: from 0 or from the current end, here " + position + ", not from "
                        + offset + "; open it with REWRITE to write anywhere: " + path);
    }

    /** Those of the blob that is replaced, or else of the one that is copied, with what the options say on top. */
    private ContentHeaders headers(@Nullable BlobInfo copied) {
        BlobInfo old = opening.fresh() ? null : version();
        BlobInfo template = old == null ? copied : old;
        ContentHeaders headers = template == null ? ContentHeaders.NONE : template.headers();
        if (options.contentType() != null) {
            headers = headers.withContentType(options.contentType());
        }
        return options.metadata().isEmpty() ? headers : headers.withMetadata(options.metadata());
    }

    @Override
    public void commit() {
        BlockWriter going = writer;
        if (going == null && !unpublished) {
            return;
        }
        writer = null;
        String made = publish(going);
        unpublished = false;
        committed(made);
        if (guard.judged()) {
            BlobInfo now = made == null ? version() : null;
            guard = BlobConditions.NONE.withIfMatch(now == null ? made : now.etag());
        }
    }

    private @Nullable String publish(@Nullable BlockWriter going) {
        try {
            if (going != null) {
                return going.commit();
            }
            return lease.under(() -> endpoint.operations()
                            .putBlob(path.ref(), RequestBody.EMPTY, headers(null), guard.withLease(lease.id())))
                    .etag();
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.ALREADY_EXISTS) {
                throw e;
            }
            // Our condition was that there is none.
            throw new StorageException(
                    ErrorKind.PRECONDITION_FAILED, path + " was created meanwhile", false, e.service(), e);
        }
    }

    @Override
    public void unlink() {
        drop();
        boolean there = !unpublished;
        unpublished = false;
        if (there) {
            lease.under(() -> {
                BlobConditions when = guard.ifNoneMatch() == null ? guard : BlobConditions.NONE;
                endpoint.operations().deleteBlob(path.ref(), when.withLease(lease.id()));
                return true;
            });
        }
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
        return endpoint.operations()
                .leaseBlob(path.ref(), LeaseAction.breakLease(period))
                .time();
    }

    private void drop() {
        BlockWriter going = writer;
        writer = null;
        if (going != null) {
            going.abort();
        }
    }

    @Override
    public void close() {
        try {
            drop();
        } finally {
            lease.close();
        }
    }
}

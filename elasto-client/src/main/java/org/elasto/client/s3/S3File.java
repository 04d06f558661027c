package org.elasto.client.s3;

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
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.checksum.Crc64Nvme;
import org.elasto.client.http.RequestBody;
import org.elasto.client.http.ResumedStream;
import org.jspecify.annotations.Nullable;

/**
 * An open object. Reads see the version that was there when it was opened, or that this handle committed last; if
 * somebody replaces it, they fail with PRECONDITION_FAILED. Writes collect in an {@link S3Draft}.
 */
final class S3File implements FileHandle {

    private final S3Endpoint endpoint;
    private final S3Path path;
    private final OpenOptions options;
    private final S3Opening opening;
    private @Nullable ObjectInfo known;
    private @Nullable String etag;
    private boolean stale;
    private Conditions guard;
    private boolean unpublished;
    private @Nullable S3Draft draft;

    private S3File(S3Endpoint endpoint, S3Path path, OpenOptions options, S3Opening opening) {
        this.endpoint = endpoint;
        this.path = path;
        this.options = options;
        this.opening = opening;
        this.known = opening.version();
        this.etag = opening.etag();
        this.stale = opening.version() == null && opening.created() && !opening.unpublished();
        this.guard = opening.guard();
        this.unpublished = opening.unpublished();
    }

    static S3File open(S3Endpoint endpoint, S3Path path, OpenOptions options) {
        S3Endpoint own = endpoint.counted();
        return new S3File(own, path, options, S3Opening.of(own.operations(), path, options));
    }

    @Override
    public boolean created() {
        return opening.created();
    }

    /** The version this handle sees; after a commit it is asked for when first needed. Null if there is none. */
    private synchronized @Nullable ObjectInfo version() {
        if (stale) {
            known = endpoint.operations().headObject(path.object(), Conditions.NONE.withIfMatch(etag));
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
        ObjectInfo now = version();
        return now == null
                ? new FileStat(FileType.FILE, OptionalLong.of(0), null, null, null, null, Map.of())
                : S3Stat.of(now);
    }

    @Override
    public Cost cost() {
        return endpoint.tally().cost();
    }

    @Override
    public FileSystemStat statfs() {
        return S3Backend.statfs(endpoint.config());
    }

    private long size() {
        ObjectInfo now = version();
        return now == null ? 0 : now.size();
    }

    private @Nullable S3Source source() {
        ObjectInfo now = version();
        return now == null
                ? null
                : new S3Source(path.object(), now, endpoint.config().maxAttempts());
    }

    @Override
    public int read(long offset, ByteBuffer target) {
        if (offset >= size()) {
            return -1;
        }
        int wanted = (int) Math.min(target.remaining(), size() - offset);
        return ResumedStream.fill(path.toString(), read(offset, (long) wanted), target, wanted);
    }

    @Override
    public InputStream read(long offset, long length) {
        S3Source source = source();
        if (source == null || offset >= source.info().size()) {
            return InputStream.nullInputStream();
        }
        long rest = source.info().size() - offset;
        long wanted = length < 0 ? rest : Math.min(rest, length);
        return source.open(endpoint.operations(), new ByteRange(offset, wanted));
    }

    @Override
    public void write(long offset, ByteBuffer source) {
        draft(offset, null).write(offset, source);
    }

    @Override
    public long write(long offset, InputStream source, long length) {
        return draft(offset, null).write(offset, source, length);
    }

    @Override
    public void splice(FileHandle source, ByteRange range, long offset) {
        if (!(source instanceof S3File from)) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a splice needs another object");
        }
        S3Source copied = from.source();
        if (range.end() > from.size()) {
            throw new StorageException(
                    ErrorKind.RANGE_NOT_SATISFIABLE, from.path + " ends at " + from.size() + ", before " + range.end());
        }
        S3Draft to = draft(offset, copied == null ? null : copied.info());
        if (copied != null) {
            to.copy(copied, range, offset);
        }
    }

    @Override
    public boolean copiesFrom(FileHandle source) {
        return source instanceof S3File from
                && endpoint.operations()
                        .connection()
                        .equals(from.endpoint.operations().connection());
    }

    @Override
    public void spliceFrom(ForeignFile source, ByteRange range, long offset) {
        draft(offset, null).take(source, range, offset);
    }

    @Override
    public @Nullable URI readableUrl(Duration validity) {
        return version() == null ? null : endpoint.operations().presign("GET", path.object(), validity);
    }

    @Override
    public OptionalLong crc64() {
        ObjectInfo now = version();
        Checksum checksum = now == null ? null : now.checksum();
        if (checksum == null
                || checksum.algorithm() != Checksum.Algorithm.CRC64NVME
                || checksum.value().indexOf('-') >= 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Crc64Nvme.value(checksum.value()));
    }

    @Override
    public @Nullable String md5() {
        ObjectInfo now = version();
        return now == null ? null : now.md5();
    }

    @Override
    public void requireUnchanged() {
        S3Source now = source();
        if (now != null) {
            now.requireUnchanged(endpoint.operations());
        }
    }

    /** What is being written, if it may go on at this offset. */
    private S3Draft draft(long offset, @Nullable ObjectInfo copied) {
        if (options.has(OpenFlag.REWRITE)) {
            return rewriter(copied);
        }
        S3Draft going = draft;
        if (going != null) {
            return going;
        }
        // What is written over is not looked at.
        S3Source old = offset == 0 ? null : source();
        if (offset != 0 && (old == null || offset != old.info().size())) {
            throw S3Writer.outOfOrder(path.object(), offset, size());
        }
        if (old == null) {
            going = new S3Writer(endpoint, path.object(), headers(copied), guard);
        } else {
            // Appending means: only behind what we know to be there.
            Conditions unchanged = guard.ifMatch() == null ? old.unchanged() : guard;
            going = new S3Writer(endpoint, path.object(), headers(null), unchanged);
            going.copy(old, new ByteRange(0, old.info().size()), 0);
        }
        draft = going;
        return going;
    }

    private S3Rewriter rewriter(@Nullable ObjectInfo copied) {
        if (draft instanceof S3Rewriter going) {
            return going;
        }
        S3Rewriter begun = new S3Rewriter(endpoint, path.object(), headers(copied), guard, source());
        draft = begun;
        return begun;
    }

    @Override
    public void truncate(long size) {
        rewriter(null).resize(size);
    }

    @Override
    public void punchHole(ByteRange range) {
        rewriter(null).clear(range);
    }

    /** An object has no holes. */
    @Override
    public Stream<ByteRange> listRanges() {
        long size = size();
        return size == 0 ? Stream.empty() : Stream.of(new ByteRange(0, size));
    }

    /** Those of the object that is replaced, or else of the one that is copied, with what the options say on top. */
    private ObjectHeaders headers(@Nullable ObjectInfo copied) {
        ObjectInfo old = opening.fresh() ? null : version();
        ObjectInfo template = old == null ? copied : old;
        ObjectHeaders headers = template == null ? ObjectHeaders.NONE : template.headers();
        if (options.contentType() != null) {
            headers = headers.withContentType(options.contentType());
        }
        return options.metadata().isEmpty() ? headers : headers.withMetadata(options.metadata());
    }

    @Override
    public void commit() {
        S3Draft going = draft;
        if (going == null && !unpublished) {
            return;
        }
        String made;
        if (going == null) {
            made = endpoint.operations()
                    .putObject(path.object(), RequestBody.EMPTY, headers(null), guard)
                    .etag();
        } else {
            draft = null;
            made = going.commit();
        }
        unpublished = false;
        committed(made);
        if (!guard.equals(Conditions.NONE)) {
            ObjectInfo now = made == null ? version() : null;
            guard = Conditions.NONE.withIfMatch(now == null ? made : now.etag());
        }
    }

    @Override
    public void unlink() {
        close();
        boolean there = !unpublished;
        unpublished = false;
        if (there) {
            endpoint.operations().deleteObject(path.object(), guard);
        }
    }

    @Override
    public void close() {
        S3Draft going = draft;
        draft = null;
        if (going != null) {
            going.abort();
        }
    }
}

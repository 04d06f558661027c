package org.elasto.client.file;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
import org.elasto.client.azure.HandleLease;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.azure.RangeCopy;
import org.elasto.client.azure.RangeFile;
import org.elasto.client.azure.RangeReader;
import org.elasto.client.azure.RangeTarget;
import org.jspecify.annotations.Nullable;

/** An open file of a share, written at any byte. */
final class ShareFile extends RangeFile {

    private final FileEndpoint endpoint;
    private final FilePath path;
    private final OpenOptions options;
    private final FileTarget target;
    private final HandleLease lease;
    private final FileOpening opening;

    private ShareFile(FileEndpoint endpoint, FilePath path, OpenOptions options, FileOpening opening) {
        this.endpoint = endpoint;
        this.path = path;
        this.options = options;
        this.lease = new HandleLease(options.lease());
        this.target = new FileTarget(endpoint, path.ref(), lease, opening.size());
        this.opening = opening;
    }

    static ShareFile open(FileEndpoint endpoint, FilePath path, OpenOptions options) {
        requireFile(path);
        if (options.ifMatch() != null) {
            throw new StorageException(
                    ErrorKind.UNSUPPORTED, "Azure Files promises no writes on condition of an ETag; take a lease");
        }
        FileEndpoint own = endpoint.counted();
        return new ShareFile(own, path, options, FileOpening.of(own.operations(), path, options));
    }

    static void requireFile(FilePath path) {
        if (path.saysDirectory()) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, path + " ends with a slash, so it is not a file");
        }
    }

    @Override
    public boolean created() {
        return opening.created();
    }

    @Override
    public FileStat stat() {
        return ShareStat.of(target.look());
    }

    @Override
    public Cost cost() {
        return endpoint.tally().cost();
    }

    @Override
    public FileSystemStat statfs() {
        return ShareStat.of(endpoint, path.share());
    }

    @Override
    protected FileTarget target() {
        return target;
    }

    @Override
    protected HandleLease lease() {
        return lease;
    }

    @Override
    protected RangeReader reader(long size) {
        return target.reader(size);
    }

    /** The service counts in units of 512 bytes, also behind the end. */
    @Override
    public Stream<ByteRange> listRanges() {
        return ranges(null).stream();
    }

    @Override
    public Stream<ByteRange> listRanges(ByteRange within) {
        return ranges(within).stream();
    }

    private List<ByteRange> ranges(@Nullable ByteRange within) {
        FileRanges ranges = endpoint.operations().listRanges(path.ref(), within);
        long size = ranges.size() < 0 ? target.size(-1) : ranges.size();
        return ranges.written().stream()
                .filter(range -> range.offset() < size)
                .map(range -> new ByteRange(range.offset(), Math.min(range.end(), size) - range.offset()))
                .toList();
    }

    @Override
    public void splice(FileHandle source, ByteRange range, long offset) {
        if (!(source instanceof ShareFile from)) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a splice needs another file of a share");
        }
        FileInfo there = from.target.look();
        boolean itself = from.path.ref().equals(path.ref()) && from.isAtSamePlace(this);
        if (itself && offset < range.end() && range.offset() < offset + range.length()) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a splice cannot overlap its own source");
        }
        from.target.reader(there.size()).requireWithin(range);
        if (range.length() == 0) {
            return;
        }
        boolean whole = offset == 0 && range.offset() == 0 && range.end() == there.size();
        if (whole && !itself && from.isAtSamePlace(this) && canBeReplacedBy(there)) {
            lease.under(() -> {
                new FileCopy(endpoint, path.ref(), lease.id())
                        .copy(from.path.ref(), there.headers().withMetadata(options.metadata()));
                return true;
            });
            endpoint.tally().copied(there.size());
            target.look();
            return;
        }
        RangeCopy.Source ranges = (piece, at) -> target.copy(from.target, piece, at);
        new RangeCopy(target, ranges, offset - range.offset()).copy(range, from.listRanges(range));
    }

    private boolean isAtSamePlace(ShareFile other) {
        return endpoint.operations()
                .connection()
                .equals(other.endpoint.operations().connection());
    }

    /**
     * Whether a copy of the whole file does the same as one of its bytes and is cheaper: it takes over what else is kept
     * with the source, and replaces what is here.
     */
    private boolean canBeReplacedBy(FileInfo source) {
        boolean nothingHere = opening.created() && target.size() == 0;
        boolean typed =
                Objects.equals(options.contentType(), source.headers().contentType()) || options.contentType() == null;
        boolean told =
                !options.metadata().isEmpty() || source.headers().metadata().isEmpty();
        return source.size() > RangeTarget.LARGEST_WRITE && nothingHere && typed && told;
    }

    @Override
    public @Nullable URI readableUrl(Duration validity) {
        return path.ref().readableUrl(endpoint.operations().connection(), validity);
    }

    @Override
    public void unlink() {
        target.delete();
    }

    /** Files are leased for ever, until the lease is given back or broken. */
    @Override
    public Lease acquireLease(LeaseOptions asked) {
        if (asked.duration() != null) {
            throw new StorageException(
                    ErrorKind.UNSUPPORTED,
                    "a file of Azure Files is leased for ever or not at all; ask for LeaseOptions.INFINITE: " + path);
        }
        return lease.acquire(action -> endpoint.leaseFile(path.ref(), action), endpoint.timer(), asked);
    }

    @Override
    public Lease namedLease() {
        return lease.told(action -> endpoint.leaseFile(path.ref(), action), endpoint.timer());
    }

    /** A lease of a file ends at once. */
    @Override
    public Duration breakLease(@Nullable Duration period) {
        if (period != null && !period.isZero()) {
            throw new StorageException(
                    ErrorKind.UNSUPPORTED, "a lease of a file ends at once when it is broken, not in " + period);
        }
        return endpoint.operations()
                .leaseFile(path.ref(), LeaseAction.breakLease(null))
                .time();
    }
}

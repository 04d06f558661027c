package org.elasto.client.blob;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.ForeignFile;
import org.elasto.client.StorageException;
import org.elasto.client.azure.ForeignUrl;
import org.elasto.client.azure.HandleLease;
import org.elasto.client.azure.RangeTarget;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The page blob that a handle writes: every write goes through here, under the lease and, if somebody asked for that, on
 * condition that nobody else wrote in between.
 */
final class PageTarget extends RangeTarget {

    static final int PAGE = 512;

    private final BlobEndpoint endpoint;
    private final BlobRef blob;
    private final HandleLease lease;
    private final boolean guarded;
    private final AtomicLong fence;
    private volatile @Nullable String etag;

    PageTarget(BlobEndpoint endpoint, BlobRef blob, HandleLease lease, boolean guarded, PageOpening opening) {
        super(endpoint.pieces(), endpoint.config().parallelism(), guarded, opening.size());
        this.endpoint = endpoint;
        this.blob = blob;
        this.lease = lease;
        this.guarded = guarded;
        this.fence = new AtomicLong(opening.written().sequenceNumber());
        this.etag = opening.written().etag();
    }

    BlobOperations operations() {
        return endpoint.operations();
    }

    BlobRef blob() {
        return blob;
    }

    /** What is there now. */
    BlobInfo look() {
        BlobInfo now = operations().getBlobProperties(blob, BlobConditions.NONE.withIfMatch(guard()));
        known(now.size());
        return now;
    }

    @Override
    protected Seen see() {
        BlobInfo now = look();
        return new Seen(now.size(), now.etag());
    }

    private @Nullable String guard() {
        return guarded ? etag : null;
    }

    private PageConditions conditions() {
        return new PageConditions(guard(), lease.id(), fence);
    }

    private void write(Supplier<WrittenBlob> request) {
        etag = lease.under(request).etag();
    }

    @Override
    protected void send(long offset, ByteBuffer piece) {
        write(() -> operations().putPage(blob, offset, RequestBody.of(piece), conditions()));
    }

    @Override
    protected void sendClear(ByteRange range) {
        write(() -> operations().clearPages(blob, range, conditions()));
    }

    @Override
    protected void sendSize(long wanted, @Nullable String seen) {
        BlobConditions when =
                BlobConditions.NONE.withIfMatch(seen == null ? guard() : seen).withLease(lease.id());
        write(() -> operations().resizePageBlob(blob, wanted, when));
    }

    /** Has pages of another blob written here, by the service itself if it can; at most one write. */
    void copy(BlobSource source, ByteRange range, long offset) {
        boolean same = source.operations().connection().equals(operations().connection());
        if (same && operations().connection().copiesFromUrl().get()) {
            try {
                write(() -> operations().putPageFromUrl(blob, offset, source.url(range), conditions()));
                endpoint.tally().copied(range.length());
                return;
            } catch (StorageException e) {
                if (!operations().connection().isUnable(e)) {
                    throw e;
                }
            }
        }
        send(offset, source.reader().fetch(range));
    }

    @Override
    protected boolean fetch(ForeignFile source, ByteRange range, long offset) {
        return ForeignUrl.fetch(operations().connection(), source, range, url -> {
            WrittenBlob made = lease.under(() -> operations().fetchPages(blob, offset, url, conditions()));
            etag = made.etag();
            endpoint.tally().copied(range.length());
            return made.crc64();
        });
    }

    void delete() {
        lease.under(() -> {
            operations()
                    .deleteBlob(blob, BlobConditions.NONE.withIfMatch(guard()).withLease(lease.id()));
            return true;
        });
    }

    @Override
    public void requireAligned(String what, long number) {
        if (number % PAGE != 0) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT,
                    "a page blob is written in pages of 512 bytes, and the " + what + " " + number
                            + " is no multiple of that; write whole pages, filled up with what is there or with zeros, or"
                            + " keep the data in a block blob (abb://): " + blob);
        }
    }
}

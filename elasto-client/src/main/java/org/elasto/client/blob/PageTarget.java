package org.elasto.client.blob;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.azure.HandleLease;
import org.elasto.client.azure.TransferQueue;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The page blob that a handle writes: every write goes through here, under the lease and, if somebody asked for that, on
 * condition that nobody else wrote in between. Writes come from one thread, and travel on several unless guarded.
 */
final class PageTarget {

    static final int PAGE = 512;

    /** What one request can write. */
    static final int LARGEST_WRITE = 4 << 20;

    /** How often somebody else may resize it while we do. */
    private static final int MOST_RACES = 16;

    private final BlobEndpoint endpoint;
    private final BlobRef blob;
    private final HandleLease lease;
    private final boolean guarded;
    private final AtomicLong fence;
    private volatile @Nullable String etag;
    private volatile long size;

    PageTarget(BlobEndpoint endpoint, BlobRef blob, HandleLease lease, boolean guarded, PageOpening opening) {
        this.endpoint = endpoint;
        this.blob = blob;
        this.lease = lease;
        this.guarded = guarded;
        this.fence = new AtomicLong(opening.written().sequenceNumber());
        this.etag = opening.written().etag();
        this.size = opening.size();
    }

    BlobOperations operations() {
        return endpoint.operations();
    }

    BlobRef blob() {
        return blob;
    }

    /** As we know it; somebody else may have changed it. */
    long size() {
        return size;
    }

    /** What is there now. */
    BlobInfo look() {
        BlobInfo now = operations().getBlobProperties(blob, BlobConditions.NONE.withIfMatch(guard()));
        size = now.size();
        return now;
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

    /** Pieces that travel together; each is to be ended by {@link #finish}. */
    TransferQueue queue() {
        int parallelism = guarded ? 1 : endpoint.config().parallelism();
        return new TransferQueue(endpoint.pieces(), parallelism, (long) parallelism * LARGEST_WRITE);
    }

    /** Waits for every piece, the failure of one included, before it rises. */
    void finish(TransferQueue queue, Runnable adding) {
        boolean good = false;
        try {
            adding.run();
            queue.awaitAll();
            good = true;
        } finally {
            if (!good) {
                queue.drain();
            }
        }
    }

    /** Writes whole pages, in as many requests as that takes; the bytes must not change until the queue is finished. */
    void put(TransferQueue queue, long offset, ByteBuffer content) {
        for (int done = 0; done < content.remaining(); done += LARGEST_WRITE) {
            int count = Math.min(LARGEST_WRITE, content.remaining() - done);
            ByteBuffer piece = content.slice(content.position() + done, count);
            long at = offset + done;
            queue.add(count, () -> putPiece(at, piece));
        }
    }

    private void putPiece(long offset, ByteBuffer piece) {
        write(() -> operations().putPage(blob, offset, RequestBody.of(piece), conditions()));
    }

    void clear(ByteRange range) {
        if (range.length() > 0) {
            write(() -> operations().clearPages(blob, range, conditions()));
        }
    }

    /** Has pages of another blob written here, by the service itself if it can; at most one write. */
    void copy(BlobSource source, ByteRange range, long offset) {
        boolean same = source.operations().connection().equals(operations().connection());
        if (same && operations().connection().copiesFromUrl().get()) {
            try {
                write(() -> operations().putPageFromUrl(blob, offset, source.url(range), conditions()));
                return;
            } catch (StorageException e) {
                if (!BlockStaging.isUnable(operations(), e)) {
                    throw e;
                }
            }
        }
        putPiece(offset, source.fetch(range));
    }

    void resize(long newSize) {
        BlobConditions when = BlobConditions.NONE.withIfMatch(guard()).withLease(lease.id());
        write(() -> operations().resizePageBlob(blob, newSize, when));
        size = newSize;
    }

    /** Makes it at least so large. Two who do that at once must not cut off what the other one wrote. */
    void grow(long wanted) {
        if (wanted > size) {
            resizeIf(now -> now.size() < wanted, wanted);
        }
    }

    /** Gives back what it was grown too much, unless somebody else resized it meanwhile. */
    void shrink(long from, long to) {
        resizeIf(now -> now.size() == from, to);
    }

    private void resizeIf(Predicate<BlobInfo> when, long wanted) {
        for (int race = 0; ; race++) {
            BlobInfo now = look();
            if (!when.test(now)) {
                return;
            }
            BlobConditions unchanged =
                    BlobConditions.NONE.withIfMatch(now.etag()).withLease(lease.id());
            try {
                write(() -> operations().resizePageBlob(blob, wanted, unchanged));
                size = wanted;
                return;
            } catch (StorageException e) {
                if (guarded || race == MOST_RACES || e.kind() != ErrorKind.PRECONDITION_FAILED) {
                    throw e;
                }
            }
        }
    }

    void delete() {
        lease.under(() -> {
            operations()
                    .deleteBlob(blob, BlobConditions.NONE.withIfMatch(guard()).withLease(lease.id()));
            return true;
        });
    }

    /**
     * Refuses what is not made of whole pages.
     *
     * @throws StorageException INVALID_ARGUMENT
     */
    void requireAligned(String what, long number) {
        if (number % PAGE != 0) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT,
                    "a page blob is written in pages of 512 bytes, and the " + what + " " + number
                            + " is no multiple of that; write whole pages, filled up with what is there or with zeros, or"
                            + " keep the data in a block blob (abb://): " + blob);
        }
    }
}

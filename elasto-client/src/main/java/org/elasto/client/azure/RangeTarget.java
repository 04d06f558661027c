package org.elasto.client.azure;

import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.ForeignFile;
import org.elasto.client.StorageException;
import org.elasto.client.rewrite.TransferQueue;
import org.jspecify.annotations.Nullable;

/**
 * Something of ranges that a handle writes, a page blob or a file. Writes come from one thread, and travel on several
 * unless guarded.
 */
public abstract class RangeTarget {

    /** What one request can write. */
    public static final int LARGEST_WRITE = 4 << 20;

    /** How often somebody else may resize it while we do. */
    private static final int MOST_RACES = 16;

    private final Executor pieces;
    private final int parallelism;
    private final boolean guarded;
    private volatile long size;

    /**
     * What is there at one moment.
     *
     * @param size in bytes
     * @param etag of that moment, without quotes
     */
    public record Seen(long size, @Nullable String etag) {}

    /**
     * A target.
     *
     * @param pieces carries out the sending
     * @param parallelism how many pieces travel at once
     * @param guarded whether each write has to know the ETag the one before left
     * @param size in bytes, as it was opened
     */
    protected RangeTarget(Executor pieces, int parallelism, boolean guarded, long size) {
        this.pieces = pieces;
        this.parallelism = guarded ? 1 : parallelism;
        this.guarded = guarded;
        this.size = size;
    }

    /** Looks what is there. */
    protected abstract Seen see();

    /** Sends one write, no larger than {@link #LARGEST_WRITE}. */
    protected abstract void send(long offset, ByteBuffer piece);

    /** Has the service fetch one write from elsewhere, if it can. */
    protected abstract boolean fetch(ForeignFile source, ByteRange range, long offset);

    /** Takes one write from elsewhere: what the service does not fetch goes through us. */
    final void take(ForeignFile source, ByteRange range, long offset) {
        if (!fetch(source, range, offset)) {
            ByteBuffer piece = ByteBuffer.allocate((int) range.length());
            source.read(range.offset(), piece);
            send(offset, piece.flip());
        }
    }

    /** Clears a range, which is not empty. */
    protected abstract void sendClear(ByteRange range);

    /**
     * Sets the size.
     *
     * @param etag only if it still has this; null for any
     */
    protected abstract void sendSize(long wanted, @Nullable String etag);

    /**
     * Refuses what cannot be written.
     *
     * @throws StorageException INVALID_ARGUMENT
     */
    public void requireAligned(String what, long number) {}

    /** As we know it; somebody else may have changed it. */
    public final long size() {
        return size;
    }

    /** Takes note of a size that was seen. */
    protected final void known(long seen) {
        size = seen;
    }

    /** How large it is, if it is known to reach that far; else one looks. Negative reaches to the end, wherever that is. */
    public final long size(long end) {
        return end > size || end < 0 ? look().size() : size;
    }

    private Seen look() {
        Seen now = see();
        size = now.size();
        return now;
    }

    /** Pieces that travel together; each is to be ended by {@link #finish}. */
    public final TransferQueue queue() {
        return new TransferQueue(pieces, parallelism, (long) parallelism * LARGEST_WRITE);
    }

    /** Waits for every piece, the failure of one included, before it rises. */
    public final void finish(TransferQueue queue, Runnable adding) {
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

    /** Writes in as many requests as that takes; the bytes must not change until the queue is finished. */
    public final void put(TransferQueue queue, long offset, ByteBuffer content) {
        for (int done = 0; done < content.remaining(); done += LARGEST_WRITE) {
            int count = Math.min(LARGEST_WRITE, content.remaining() - done);
            ByteBuffer piece = content.slice(content.position() + done, count);
            long at = offset + done;
            queue.add(count, () -> send(at, piece));
        }
    }

    /** Writes all that remains of a buffer, and waits for it; what is too small grows first. */
    public final void write(long offset, ByteBuffer content) {
        requireAligned("offset", offset);
        requireAligned("length", content.remaining());
        long unused = grow(content.hasRemaining() ? offset + content.remaining() : 0);
        TransferQueue queue = queue();
        finish(queue, () -> put(queue, offset, content));
        content.position(content.limit());
    }

    /** Gives back the space of a range, as far as there is something. */
    public final void clear(ByteRange range) {
        if (range.length() > 0) {
            sendClear(range);
        }
    }

    /** The same, cut at the end. */
    public final void punch(ByteRange range) {
        long end = Math.min(range.end(), size(range.end()));
        requireAligned("offset", range.offset());
        requireAligned("end", end);
        clear(new ByteRange(range.offset(), Math.max(0, end - range.offset())));
    }

    /** Sets the size, whatever it is now. */
    public final void resize(long wanted) {
        requireAligned("size", wanted);
        sendSize(wanted, null);
        size = wanted;
    }

    /**
     * Makes it at least so large. Two who do that at once must not cut off what the other one wrote.
     *
     * @return how large it was before, which may be more than we knew; -1 if it was large enough
     */
    public final long grow(long wanted) {
        return wanted > size ? resizeIf(now -> now.size() < wanted, wanted) : -1;
    }

    /** Gives back what it was grown too much, unless somebody else resized it meanwhile. */
    public final void shrink(long from, long to) {
        long unused = resizeIf(now -> now.size() == from, to);
    }

    /** Tells how large it was, or -1 if it stays so. */
    private long resizeIf(Predicate<Seen> when, long wanted) {
        for (int race = 0; ; race++) {
            Seen now = look();
            if (!when.test(now)) {
                return -1;
            }
            try {
                sendSize(wanted, now.etag());
                size = wanted;
                return now.size();
            } catch (StorageException e) {
                if (guarded || race == MOST_RACES || e.kind() != ErrorKind.PRECONDITION_FAILED) {
                    throw e;
                }
            }
        }
    }
}

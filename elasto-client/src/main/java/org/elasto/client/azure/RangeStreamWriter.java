package org.elasto.client.azure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.rewrite.TransferQueue;

/**
 * Writes a stream into something of ranges, several pieces at once; memory is bounded by parallelism plus one of 4 MiB. A stream
 * of unknown length makes it grow in steps, and the last step is given back. Used once.
 */
public final class RangeStreamWriter {

    private static final long STEP = 64L << 20;

    private final RangeTarget target;
    private final InputStream source;
    private final long length;
    private final TransferQueue queue;
    private long position;
    private long kept;
    private long grown;

    /**
     * A stream to be written.
     *
     * @param length the bytes to take; -1 for all
     */
    public RangeStreamWriter(RangeTarget target, InputStream source, long length) {
        this.target = target;
        this.source = source;
        this.length = length;
        this.queue = target.queue();
    }

    /** Takes the bytes and tells how many. */
    public long write(long offset) {
        target.requireAligned("offset", offset);
        target.requireAligned("length", Math.max(0, length));
        position = offset;
        target.finish(queue, () -> {
            if (length > 0) {
                grow(offset + length);
            }
            pieces(offset);
        });
        if (grown > position) {
            target.shrink(grown, Math.max(kept, position));
        }
        return position - offset;
    }

    private void pieces(long offset) {
        int count;
        do {
            long left = length < 0 ? RangeTarget.LARGEST_WRITE : offset + length - position;
            byte[] piece = new byte[(int) Math.min(RangeTarget.LARGEST_WRITE, left)];
            count = read(piece);
            target.requireAligned("length", position - offset + count);
            if (count > 0) {
                makeRoom(position + count, count < RangeTarget.LARGEST_WRITE);
                target.put(queue, position, ByteBuffer.wrap(piece, 0, count));
                position += count;
            }
        } while (count == RangeTarget.LARGEST_WRITE && (length < 0 || position < offset + length));
    }

    private int read(byte[] piece) {
        try {
            return source.readNBytes(piece, 0, piece.length);
        } catch (IOException e) {
            throw new StorageException(
                    ErrorKind.UNEXPECTED, "reading what is to be written failed: " + e.getMessage(), false, null, e);
        }
    }

    private void makeRoom(long end, boolean last) {
        if (end > target.size()) {
            // A write under way would change the ETag on which the size is set.
            queue.awaitAll();
            grow(last ? end : end + STEP);
        }
    }

    /** Takes note of what is to be given back if it is not needed, and of what was there before us. */
    private void grow(long size) {
        long before = target.grow(size);
        if (before >= 0) {
            kept = before == grown ? kept : before;
            grown = size;
        }
    }
}

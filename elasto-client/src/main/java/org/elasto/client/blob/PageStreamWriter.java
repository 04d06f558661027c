package org.elasto.client.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.azure.TransferQueue;

/**
 * Writes a stream into a page blob, several pieces at once; memory is bounded by parallelism plus one of 4 MiB. A stream
 * of unknown length makes the blob grow in steps, and the last step is given back. Used once.
 */
final class PageStreamWriter {

    private static final long STEP = 64L << 20;

    private final PageTarget target;
    private final InputStream source;
    private final long length;
    private final TransferQueue queue;
    private long position;
    private long grown;

    PageStreamWriter(PageTarget target, InputStream source, long length) {
        this.target = target;
        this.source = source;
        this.length = length;
        this.queue = target.queue();
    }

    /** Takes the bytes and tells how many. */
    long write(long offset) {
        long before = target.size();
        position = offset;
        target.finish(queue, () -> {
            if (length > 0) {
                target.grow(offset + length);
                grown = target.size() > before ? target.size() : 0;
            }
            pieces(offset);
        });
        if (grown > position) {
            target.shrink(grown, Math.max(before, position));
        }
        return position - offset;
    }

    private void pieces(long offset) {
        int count;
        do {
            long left = length < 0 ? PageTarget.LARGEST_WRITE : offset + length - position;
            byte[] piece = new byte[(int) Math.min(PageTarget.LARGEST_WRITE, left)];
            count = read(piece);
            target.requireAligned("length", position - offset + count);
            if (count > 0) {
                makeRoom(position + count, count < PageTarget.LARGEST_WRITE);
                target.put(queue, position, ByteBuffer.wrap(piece, 0, count));
                position += count;
            }
        } while (count == PageTarget.LARGEST_WRITE && (length < 0 || position < offset + length));
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
            target.grow(last ? end : end + STEP);
            grown = target.size();
        }
    }
}

package org.elasto.client.nio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.elasto.client.ElastoFile;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file for a channel. A read asks for exactly its bytes; one that goes on where the last one ended begins a stream
 * to the end of the file, of which only what the connection buffers is read ahead. Any read elsewhere drops the stream.
 * Not thread-safe.
 */
final class SequentialReader {

    /** As far ahead it is cheaper to read and forget than to ask anew. */
    private static final int NEAR = 64 << 10;

    private static final int CHUNK = 64 << 10;

    private final ElastoPath path;
    private final ElastoFile file;
    private @Nullable InputStream stream;
    /** Where the stream is, or else where the last read ended; -1 before the first. */
    private long at = -1;

    SequentialReader(ElastoPath path, ElastoFile file) {
        this.path = path;
        this.file = file;
    }

    /** Fills the buffer, as far as the file goes; -1 at its end. */
    int read(long offset, ByteBuffer target) throws IOException {
        InputStream open = stream;
        if (open != null && (offset < at || offset - at > NEAR)) {
            drop();
            open = null;
        } else if (open == null && offset == at) {
            open = NioErrors.call(path, () -> file.read(offset, -1));
            stream = open;
        }
        int count = open == null ? exactly(offset, target) : stream(open, offset, target);
        if (count < 0) {
            drop();
        } else {
            at = offset + count;
        }
        return count;
    }

    private int exactly(long offset, ByteBuffer target) throws IOException {
        return NioErrors.call(path, () -> file.read(offset, target));
    }

    private int stream(InputStream open, long offset, ByteBuffer target) throws IOException {
        try {
            while (at < offset) {
                long skipped = open.skip(offset - at);
                if (skipped <= 0 && open.read() < 0) {
                    return -1;
                }
                at += Math.max(1, skipped);
            }
            return fill(open, target);
        } catch (StorageException e) {
            throw NioErrors.of(e, path.toString());
        }
    }

    private static int fill(InputStream open, ByteBuffer target) throws IOException {
        byte[] chunk = target.hasArray() ? target.array() : new byte[Math.min(CHUNK, target.remaining())];
        int total = 0;
        while (target.hasRemaining()) {
            int begin = target.hasArray() ? target.arrayOffset() + target.position() : 0;
            int most = target.hasArray() ? target.remaining() : Math.min(chunk.length, target.remaining());
            int count = open.read(chunk, begin, most);
            if (count < 0) {
                return total == 0 ? -1 : total;
            }
            if (target.hasArray()) {
                target.position(target.position() + count);
            } else {
                target.put(chunk, 0, count);
            }
            total += count;
        }
        return total;
    }

    /** Ends the stream, without reading the rest. */
    void drop() {
        InputStream open = stream;
        stream = null;
        at = -1;
        if (open != null) {
            try {
                open.close();
            } catch (IOException | StorageException e) {
                // Nobody waits for what it would have read.
                System.getLogger(SequentialReader.class.getName())
                        .log(System.Logger.Level.DEBUG, "a stream did not end well", e);
            }
        }
    }
}

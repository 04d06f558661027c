package org.elasto.client.nio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import org.elasto.client.ElastoFile;

/**
 * Puts small writes together, up to 4 MiB, so that each costs no request of its own; where a store writes whole pages
 * only, it fills up the first and the last with what is there. Not thread-safe.
 */
final class WriteBehind {

    private static final int FIRST = 16 << 10;
    private static final int MOST = 4 << 20;

    private final ElastoPath path;
    private final ElastoFile file;
    private final int unit;
    private byte[] buffer = new byte[0];
    private long begin;
    private int count;

    /**
     * A buffer before a file.
     *
     * @param unit what is written in multiples of, in bytes
     */
    WriteBehind(ElastoPath path, ElastoFile file, int unit) {
        this.path = path;
        this.file = file;
        this.unit = unit;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The offset behind the last byte it holds. */
    long end() {
        return begin + count;
    }

    void write(long offset, ByteBuffer source) throws IOException {
        if (count > 0 && offset != end()) {
            flush();
        }
        if (count == 0) {
            begin = offset;
        }
        while (source.hasRemaining()) {
            makeRoom(source.remaining());
            int taken = Math.min(source.remaining(), buffer.length - count);
            source.get(buffer, count, taken);
            count += taken;
            if (count == MOST) {
                flushPages();
            }
        }
    }

    private void makeRoom(int more) {
        if (count < buffer.length || buffer.length == MOST) {
            return;
        }
        long wanted = Math.max(FIRST, Math.max(buffer.length * 2L, (long) count + more));
        buffer = Arrays.copyOf(buffer, (int) Math.min(MOST, wanted));
    }

    /** Writes all but a page that is not full yet. */
    private void flushPages() throws IOException {
        int rest = (int) (end() % unit);
        send(count - rest);
    }

    /** Writes all it holds. */
    void flush() throws IOException {
        if (count > 0) {
            send(count);
        }
    }

    private void send(int length) throws IOException {
        int head = (int) (begin % unit);
        int tail = (int) ((unit - (begin + length) % unit) % unit);
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, length);
        ByteBuffer whole = head + tail == 0 ? bytes : pages(bytes, head, tail);
        NioErrors.run(path, () -> file.write(begin - head, whole));
        System.arraycopy(buffer, length, buffer, 0, count - length);
        begin += length;
        count -= length;
    }

    /** The bytes with what stands before them in their first page, and behind them in their last. */
    private ByteBuffer pages(ByteBuffer bytes, int head, int tail) throws IOException {
        int length = bytes.remaining();
        ByteBuffer whole = ByteBuffer.allocate(head + length + tail);
        if (head > 0) {
            // What is behind the end reads as zeros.
            page(begin - head).limit(head).get(whole.array(), 0, head);
        }
        if (tail > 0) {
            ByteBuffer last = page(begin + length + tail - unit);
            if (last.limit() < unit) {
                throw new FileSystemException(
                        path.toString(),
                        null,
                        "the file would end at " + (begin + length) + ", which is no multiple of " + unit
                                + ": fill it up, or keep it in a block blob");
            }
            last.position(unit - tail).get(whole.array(), head + length, tail);
        }
        whole.position(head).put(bytes);
        return whole.rewind();
    }

    private ByteBuffer page(long offset) throws IOException {
        ByteBuffer page = ByteBuffer.allocate(unit);
        int read = NioErrors.call(path, () -> file.read(offset, page));
        return ByteBuffer.wrap(page.array(), 0, read < 0 ? 0 : read);
    }

    /** Forgets what it holds. */
    void drop() {
        count = 0;
        buffer = new byte[0];
    }
}

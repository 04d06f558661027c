package org.elasto.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a run of some content. When the connection breaks in the middle it goes on where it was; whether that is still the
 * same content is for who opens it to see to, by a condition. Closing it drops what was not read. Used by one thread.
 */
public final class ResumedStream extends InputStream {

    private final String name;
    private final int attempts;
    private final Source source;
    private final long end;
    private long position;
    private int broken;
    private @Nullable Run current;

    /** Where the content is. */
    public interface Source {

        /**
         * Asks for a range, which is not empty.
         *
         * @throws StorageException if there is no answer, or one that refuses
         */
        Run open(ByteRange range);
    }

    /**
     * A range being read.
     *
     * @param body its bytes; may throw StorageException, where it is retryable the range is asked for once more
     * @param response holds the connection; closed when enough is read
     */
    public record Run(InputStream body, HttpResponse response) {}

    private ResumedStream(String name, ByteRange range, int attempts, Source source) {
        this.name = name;
        this.attempts = attempts;
        this.source = source;
        this.position = range.offset();
        this.end = range.end();
    }

    /**
     * Opens a stream; the range must not reach behind the end, and an empty one sends nothing.
     *
     * @param name what is read, for messages
     * @param attempts how often the range, or the rest of it, is asked for at most
     * @throws StorageException as the source does
     */
    public static ResumedStream open(String name, ByteRange range, int attempts, Source source) {
        ResumedStream stream = new ResumedStream(name, range, attempts, source);
        if (range.length() > 0) {
            stream.current = stream.request();
        }
        return stream;
    }

    /**
     * Reads a run into a buffer, and on to its end: only there a checksum is judged and the connection given back.
     *
     * @param name what is read, for messages
     * @param in has as much as is wanted and no more; closed
     * @param wanted how many bytes, for which the buffer has room
     * @return what was wanted
     * @throws StorageException UNEXPECTED if there is less or more, or if reading fails
     */
    public static int fill(String name, InputStream in, ByteBuffer target, int wanted) {
        byte[] piece = new byte[Math.min(wanted, 64 << 10)];
        int done = 0;
        try (in) {
            while (done < wanted) {
                int count = in.read(piece, 0, Math.min(piece.length, wanted - done));
                if (count < 0) {
                    throw new StorageException(ErrorKind.UNEXPECTED, name + " ended early");
                }
                target.put(piece, 0, count);
                done += count;
            }
            if (in.read() >= 0) {
                throw new StorageException(ErrorKind.UNEXPECTED, name + " sent more than asked for");
            }
        } catch (IOException e) {
            throw new StorageException(
                    ErrorKind.UNEXPECTED, "reading " + name + " failed: " + e.getMessage(), true, null, e);
        }
        return done;
    }

    private Run request() {
        return source.open(new ByteRange(position, end - position));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position < end) {
            IOException cause;
            try {
                int count = body().read(buffer, offset, (int) Math.min(length, end - position));
                if (count > 0) {
                    position += count;
                    return count;
                }
                cause = new IOException("the body ended " + (end - position) + " bytes too early");
            } catch (IOException e) {
                cause = e;
            } catch (StorageException e) {
                if (!e.retryable() || current == null) {
                    throw e;
                }
                cause = new IOException(e.getMessage(), e);
            }
            breakOff(cause);
        }
        finish();
        return -1;
    }

    private InputStream body() {
        Run from = current;
        if (from == null) {
            from = request();
            current = from;
        }
        return from.body();
    }

    /** Reads on to the end of the body, where it may be judged and the connection becomes free again. */
    private void finish() throws IOException {
        Run last = current;
        if (last != null) {
            int more = last.body().read();
            close();
            if (more >= 0) {
                throw new StorageException(
                        ErrorKind.UNEXPECTED, "the service sent more of " + name + " than asked for");
            }
        }
    }

    private void breakOff(IOException cause) throws IOException {
        close();
        broken++;
        if (broken >= attempts || Thread.currentThread().isInterrupted()) {
            throw cause;
        }
    }

    @Override
    public void close() {
        Run last = current;
        current = null;
        if (last != null) {
            last.response().close();
        }
    }
}

package org.elasto.client.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a request carries. A body that is not repeatable can be written once only, so its request is sent once. */
public interface RequestBody {

    /** No content. */
    RequestBody EMPTY = of(new byte[0]);

    /** How many bytes {@link #writeTo} writes, exactly. */
    long length();

    /** Whether it may be written again. */
    boolean repeatable();

    /** Whether reading it costs no I/O, so that it may be digested before it is sent. */
    default boolean inMemory() {
        return false;
    }

    /** Writes all of it. */
    void writeTo(OutputStream out) throws IOException;

    /** The bytes themselves, not a copy: they must not change until the request is over. */
    static RequestBody of(byte[] bytes) {
        return of(ByteBuffer.wrap(bytes));
    }

    /** What remains in the buffer, which must not change until the request is over; its position stays. */
    static RequestBody of(ByteBuffer buffer) {
        return new BufferBody(buffer.asReadOnlyBuffer());
    }

    /**
     * A range of a file.
     *
     * @param offset the first byte
     * @param length how many; the file must have them when they are sent
     */
    static RequestBody of(Path file, long offset, long length) {
        return new FileBody(file, offset, length);
    }

    /** A stream that is read once and not closed; it must have that many bytes. */
    static RequestBody once(InputStream stream, long length) {
        return new StreamBody(stream, length);
    }

    /** Copies exactly so many bytes, in pieces small enough for an early answer to be seen between them. */
    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] piece = new byte[(int) Math.min(BufferBody.PIECE, Math.max(1, length))];
        long left = length;
        while (left > 0) {
            int read = in.read(piece, 0, (int) Math.min(piece.length, left));
            if (read < 0) {
                throw new EOFException("the content ended " + left + " bytes too early");
            }
            out.write(piece, 0, read);
            left -= read;
        }
    }

    /** Content in memory. */
    record BufferBody(ByteBuffer buffer) implements RequestBody {

        static final int PIECE = 64 * 1024;

        @Override
        public long length() {
            return buffer.remaining();
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public boolean inMemory() {
            return true;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            ByteBuffer source = buffer.duplicate();
            byte[] piece = new byte[Math.min(PIECE, source.remaining())];
            while (source.hasRemaining()) {
                int length = Math.min(piece.length, source.remaining());
                source.get(piece, 0, length);
                out.write(piece, 0, length);
            }
        }
    }

    /** Content in a file. */
    record FileBody(Path file, long offset, long length) implements RequestBody {

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                channel.position(offset);
                copy(Channels.newInputStream(channel), out, length);
            }
        }
    }

    /** Content that comes by once. */
    record StreamBody(InputStream stream, long length) implements RequestBody {

        @Override
        public boolean repeatable() {
            return false;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            copy(stream, out, length);
        }
    }
}

package org.elasto.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request on its way out. Cuts it into pieces, since the engine looks for an early answer only between
 * two, and tells a failing connection from failing content.
 */
final class OutgoingBody extends AbstractHttpEntity {

    private static final int PIECE = 64 * 1024;

    private final RequestBody body;
    private @Nullable IOException connectionFailure;
    private @Nullable ClassicHttpResponse answer;
    private long written;
    private boolean handedOver;

    /** Odd while the connection takes a piece. */
    private volatile long progress;

    OutgoingBody(RequestBody body) {
        super((String) null, null);
        this.body = body;
    }

    @Override
    public void writeTo(OutputStream connection) throws IOException {
        body.writeTo(new Pieces(connection));
        if (written != body.length()) {
            throw new IOException("the content has " + written + " bytes where " + body.length() + " were promised");
        }
        handedOver = true;
    }

    /** Whether the content was read to its end. */
    boolean handedOver() {
        return handedOver;
    }

    /** Whether that failure came from the connection; if not, the content could not be read. */
    boolean isConnectionFailure(IOException failure) {
        return failure == connectionFailure;
    }

    /** Whether the engine stopped it, because an answer came or the connection failed. */
    boolean cutShort() {
        return connectionFailure != null;
    }

    /** Takes the final answer that came before the whole body was out. */
    void answered(ClassicHttpResponse early) {
        answer = early;
    }

    /** The final answer that came before the whole body was out, or null. */
    @Nullable
    ClassicHttpResponse answer() {
        return answer;
    }

    /** Changes with each piece that begins or ends; odd while one is being sent. */
    long progress() {
        return progress;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public long getContentLength() {
        return body.length();
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public void close() {}

    /** Writes no more than a piece at a time, and no more than was promised. */
    private final class Pieces extends OutputStream {

        private final OutputStream connection;

        Pieces(OutputStream connection) {
            this.connection = connection;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > body.length() - written) {
                throw new IOException("the content has more than the " + body.length() + " bytes promised");
            }
            int end = offset + length;
            for (int at = offset; at < end; at += PIECE) {
                writePiece(bytes, at, Math.min(PIECE, end - at));
            }
        }

        private void writePiece(byte[] bytes, int offset, int length) throws IOException {
            step();
            try {
                connection.write(bytes, offset, length);
            } catch (IOException e) {
                connectionFailure = e;
                throw e;
            } finally {
                step();
            }
            written += length;
        }

        // One thread writes; the alarm only reads.
        @SuppressWarnings("NonAtomicVolatileUpdate")
        private void step() {
            progress++;
        }
    }
}

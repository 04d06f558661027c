package org.elasto.client.blob;

import java.io.IOException;
import java.io.InputStream;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a run of a blob. When the connection breaks in the middle it goes on where it was; should somebody have changed a
 * blob of which one version is meant, it fails with PRECONDITION_FAILED rather than mix two. Closing it drops what was not
 * read.
 */
final class BlobStream extends InputStream {

    private final BlobSource source;
    private final long end;
    private long position;
    private int broken;
    private @Nullable GetBlobResult current;

    private BlobStream(BlobSource source, ByteRange range) {
        this.source = source;
        this.position = range.offset();
        this.end = range.end();
    }

    /** The range must not reach behind the end; an empty one sends nothing. */
    static BlobStream open(BlobSource source, ByteRange range) {
        BlobStream stream = new BlobStream(source, range);
        if (range.length() > 0) {
            stream.current = stream.request();
        }
        return stream;
    }

    private GetBlobResult request() {
        boolean whole = position == 0 && end == source.size() && source.etag() != null;
        ByteRange range = whole ? null : new ByteRange(position, end - position);
        return source.operations().getBlob(source.blob(), range, source.conditions());
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
        GetBlobResult from = current;
        if (from == null) {
            from = request();
            current = from;
        }
        return from.body();
    }

    /** Reads on to the end of the body, where its digest is judged and the connection becomes free again. */
    private void finish() throws IOException {
        GetBlobResult last = current;
        if (last != null) {
            int more = last.body().read();
            close();
            if (more >= 0) {
                throw new StorageException(
                        ErrorKind.UNEXPECTED, "the service sent more of " + source.blob() + " than asked for");
            }
        }
    }

    private void breakOff(IOException cause) throws IOException {
        close();
        broken++;
        if (broken >= source.operations().connection().attempts()
                || Thread.currentThread().isInterrupted()) {
            throw cause;
        }
    }

    @Override
    public void close() {
        GetBlobResult last = current;
        current = null;
        if (last != null) {
            last.close();
        }
    }
}

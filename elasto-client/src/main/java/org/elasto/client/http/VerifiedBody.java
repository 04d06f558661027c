package org.elasto.client.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.jspecify.annotations.Nullable;

/**
 * Content that arrives: counted, and digested where the service told a digest of it. Throws StorageException UNEXPECTED
 * at its end, where it can be asked for again, if the content is not what it should be. Used by one thread.
 */
public final class VerifiedBody extends FilterInputStream {

    private final Content content;
    private final @Nullable Expected expected;
    private long count;
    private boolean judged;

    /**
     * What arrives.
     *
     * @param name of what it is the content, for messages
     * @param length how many bytes it should have
     * @param damage what the service would say had it found it damaged
     */
    public record Content(String name, long length, ServiceError damage) {}

    /**
     * What the content should come to.
     *
     * @param digest takes it
     * @param value as the service told it
     */
    public record Expected(ContentDigest digest, String value) {}

    /**
     * Watches a body.
     *
     * @param expected what it should come to; null if nobody knows
     */
    public VerifiedBody(InputStream in, Content content, @Nullable Expected expected) {
        super(in);
        this.content = content;
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
        int read = in.read(buffer, offset, size);
        if (read < 0) {
            judge();
        } else {
            count += read;
            if (expected != null) {
                expected.digest().update(buffer, offset, read);
            }
        }
        return read;
    }

    private void judge() {
        if (judged) {
            return;
        }
        judged = true;
        if (count != content.length()) {
            throw damaged("has " + count + " bytes instead of " + content.length());
        }
        if (expected != null) {
            String value = expected.digest().value();
            if (!value.equals(expected.value())) {
                throw damaged("has the checksum " + value + " instead of " + expected.value());
            }
        }
    }

    private StorageException damaged(String how) {
        String message = "what arrived of " + content.name() + " " + how;
        return new StorageException(ErrorKind.UNEXPECTED, message, true, content.damage(), null);
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] piece = new byte[(int) Math.min(8192, Math.max(0, n))];
        long done = 0;
        while (done < n) {
            int read = read(piece, 0, (int) Math.min(piece.length, n - done));
            if (read < 0) {
                break;
            }
            done += read;
        }
        return done;
    }

    /** What was passed over twice would be counted twice. */
    @Override
    public boolean markSupported() {
        return false;
    }
}

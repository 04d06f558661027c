package org.elasto.client.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.jspecify.annotations.Nullable;

/** The content of an object: counted, and digested where the service told a digest of all of it. */
final class VerifiedBody extends FilterInputStream {

    private final ObjectRef object;
    private final long length;
    private final @Nullable Expected expected;
    private long count;
    private boolean judged;

    /**
     * What the content should come to.
     *
     * @param digest takes it
     * @param value as the service told it
     */
    record Expected(S3Checksums.Digest digest, String value) {}

    VerifiedBody(InputStream in, ObjectRef object, long length, @Nullable Expected expected) {
        super(in);
        this.object = object;
        this.length = length;
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
        if (count != length) {
            throw damaged("has " + count + " bytes instead of " + length);
        }
        if (expected != null) {
            String value = expected.digest().value();
            if (!value.equals(expected.value())) {
                throw damaged("has the checksum " + value + " instead of " + expected.value());
            }
        }
    }

    private StorageException damaged(String how) {
        return new StorageException(
                ErrorKind.UNEXPECTED,
                "what arrived of " + object + " " + how,
                true,
                new ServiceError("GetObject", 200, S3Errors.DAMAGED, null),
                null);
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

package org.elasto.client.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.jspecify.annotations.Nullable;

/** The content of a blob: counted, and digested where the service told the digest of what it sends. */
final class VerifiedBody extends FilterInputStream {

    private final BlobRef blob;
    private final long length;
    private final @Nullable String md5;
    private final MessageDigest digest = ContentMd5.digest();
    private long count;
    private boolean judged;

    /**
     * Watches a body.
     *
     * @param length how many bytes it should have
     * @param md5 what it should come to, in Base64; null if nobody knows
     */
    VerifiedBody(InputStream in, BlobRef blob, long length, @Nullable String md5) {
        super(in);
        this.blob = blob;
        this.length = length;
        this.md5 = md5;
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
            if (md5 != null) {
                digest.update(buffer, offset, read);
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
        if (md5 != null && !ContentMd5.of(digest).equals(md5)) {
            throw damaged("does not have the MD5 " + md5);
        }
    }

    private StorageException damaged(String how) {
        return new StorageException(
                ErrorKind.UNEXPECTED,
                "what arrived of " + blob + " " + how,
                true,
                new ServiceError("GetBlob", 200, "Md5Mismatch", null),
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

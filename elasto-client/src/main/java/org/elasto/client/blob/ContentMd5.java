package org.elasto.client.blob;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.elasto.client.ChecksumMode;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/** The MD5 that goes along with content: what every version of the service, and every emulator, checks. */
final class ContentMd5 {

    private ContentMd5() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    static String of(MessageDigest digest) {
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    /** Of content that can be read beforehand for nothing; null for other content, for none, and if it is not wanted. */
    static @Nullable String of(RequestBody body, ChecksumMode mode) {
        if (mode == ChecksumMode.OFF || !body.inMemory() || body.length() == 0) {
            return null;
        }
        MessageDigest digest = digest();
        try {
            body.writeTo(new OutputStream() {
                @Override
                public void write(int b) {
                    digest.update((byte) b);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) {
                    digest.update(bytes, offset, length);
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException("reading memory does not fail", e);
        }
        return of(digest);
    }
}

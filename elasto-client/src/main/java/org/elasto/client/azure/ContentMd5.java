package org.elasto.client.azure;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.elasto.client.ChecksumMode;
import org.elasto.client.http.ContentDigest;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/** The MD5 that goes along with content: what every version of the service, and every emulator, checks. */
public final class ContentMd5 {

    private ContentMd5() {}

    /** In Base64. */
    public static ContentDigest digest() {
        MessageDigest md5 = md5();
        return ContentDigest.of(md5::update, () -> Base64.getEncoder().encodeToString(md5.digest()));
    }

    /** What is told in Base64, in hexadecimal; null if it is none. */
    public static @Nullable String hex(@Nullable String base64) {
        try {
            return base64 == null
                    ? null
                    : HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /** Of content that can be read beforehand for nothing; null for other content, for none, and if it is not wanted. */
    public static @Nullable String of(RequestBody body, ChecksumMode mode) {
        if (mode == ChecksumMode.OFF || !body.inMemory() || body.length() == 0) {
            return null;
        }
        ContentDigest digest = digest();
        try {
            body.writeTo(new OutputStream() {
                @Override
                public void write(int b) {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) {
                    digest.update(bytes, offset, length);
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException("reading memory does not fail", e);
        }
        return digest.value();
    }
}

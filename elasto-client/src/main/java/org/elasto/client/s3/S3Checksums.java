package org.elasto.client.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.elasto.client.checksum.Crc64Nvme;
import org.elasto.client.http.ContentDigest;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/** Digests of content as it goes by. Used by one thread. */
final class S3Checksums {

    private S3Checksums() {}

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    /** In Base64. */
    static ContentDigest of(Checksum.Algorithm algorithm) {
        return switch (algorithm) {
            case CRC64NVME -> crc64Nvme();
            case CRC32 -> crc(new CRC32());
            case CRC32C -> crc(new CRC32C());
            case SHA1 -> base64("SHA-1");
            case SHA256 -> base64("SHA-256");
        };
    }

    /** The plain ETag, in hexadecimal. */
    static ContentDigest etag() {
        MessageDigest md5 = digest("MD5");
        return ContentDigest.of(md5::update, () -> HexFormat.of().formatHex(md5.digest()));
    }

    /** The SHA-256 of a payload, in hexadecimal. */
    static ContentDigest payload() {
        MessageDigest sha256 = digest("SHA-256");
        return ContentDigest.of(sha256::update, () -> HexFormat.of().formatHex(sha256.digest()));
    }

    /** The Content-MD5 that says the same as a plain ETag. */
    static String contentMd5(String etag) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(etag));
    }

    private static ContentDigest crc64Nvme() {
        Crc64Nvme crc = new Crc64Nvme();
        return ContentDigest.of(crc::update, () -> Crc64Nvme.text(crc.value()));
    }

    private static ContentDigest crc(java.util.zip.Checksum crc) {
        return ContentDigest.of(crc::update, () -> {
            int value = (int) crc.getValue();
            byte[] bytes = {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value};
            return Base64.getEncoder().encodeToString(bytes);
        });
    }

    private static ContentDigest base64(String algorithm) {
        MessageDigest digest = digest(algorithm);
        return ContentDigest.of(digest::update, () -> Base64.getEncoder().encodeToString(digest.digest()));
    }

    /** Digests a body that is in memory. */
    static String of(RequestBody body, ContentDigest digest) {
        try {
            body.writeTo(new Digesting(OutputStream.nullOutputStream(), digest, null));
        } catch (IOException e) {
            throw new IllegalStateException("reading memory does not fail", e);
        }
        return digest.value();
    }

    /** Passes bytes on and digests them. */
    static final class Digesting extends OutputStream {

        private final OutputStream out;
        private final ContentDigest one;
        private final @Nullable ContentDigest other;

        Digesting(OutputStream out, ContentDigest one, @Nullable ContentDigest other) {
            this.out = out;
            this.one = one;
            this.other = other;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            one.update(bytes, offset, length);
            if (other != null) {
                other.update(bytes, offset, length);
            }
        }
    }
}

package org.elasto.conformance.wire;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** Digests and checksums in the shapes headers carry them. */
public final class Hashes {

    private static final long CRC64NVME_REFLECTED = Long.reverse(0xAD93D23594C93659L);

    private Hashes() {}

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    public static String sha256(byte[] bytes) {
        return hex(digest("SHA-256", bytes));
    }

    static String md5(byte[] bytes) {
        return hex(digest("MD5", bytes));
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public static String md5Base64(byte[] bytes) {
        return base64(digest("MD5", bytes));
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of a header or trailer x-amz-checksum-… : {@code crc32}, {@code sha1} and so on. */
    public static String checksum(String algorithm, byte[] bytes) {
        return switch (algorithm) {
            case "crc32" -> base64(four(new CRC32(), bytes));
            case "crc32c" -> base64(four(new CRC32C(), bytes));
            case "crc64nvme" ->
                base64(ByteBuffer.allocate(8).putLong(crc64nvme(bytes)).array());
            case "sha1" -> base64(digest("SHA-1", bytes));
            case "sha256" -> base64(digest("SHA-256", bytes));
            default -> throw new IllegalArgumentException(algorithm);
        };
    }

    private static byte[] four(Checksum checksum, byte[] bytes) {
        checksum.update(bytes, 0, bytes.length);
        return ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array();
    }

    /** Bit by bit: slow, and plainly what the definition says. */
    private static long crc64nvme(byte[] bytes) {
        long crc = -1;
        for (byte b : bytes) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? (crc >>> 1) ^ CRC64NVME_REFLECTED : crc >>> 1;
            }
        }
        return ~crc;
    }
}

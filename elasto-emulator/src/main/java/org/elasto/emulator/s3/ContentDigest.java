package org.elasto.emulator.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** A digest that takes buffers as they come. Not thread-safe. */
abstract class ContentDigest {

    private ContentDigest() {}

    /** Takes what remains in the buffer; its position ends up at its limit. */
    abstract void update(ByteBuffer buffer);

    /** The value, most significant byte first; the digest is spent afterwards. */
    abstract byte[] digest();

    static ContentDigest md5() {
        return of(Digests.of("MD5"));
    }

    static ContentDigest of(ChecksumAlgorithm algorithm) {
        return algorithm.digest();
    }

    static ContentDigest of(MessageDigest digest) {
        return new ContentDigest() {
            @Override
            void update(ByteBuffer buffer) {
                digest.update(buffer);
            }

            @Override
            byte[] digest() {
                return digest.digest();
            }
        };
    }

    static ContentDigest of(java.util.zip.Checksum checksum, int length) {
        return new ContentDigest() {
            @Override
            void update(ByteBuffer buffer) {
                checksum.update(buffer);
            }

            @Override
            byte[] digest() {
                long value = checksum.getValue();
                byte[] bytes = new byte[length];
                for (int i = length - 1; i >= 0; i--) {
                    bytes[i] = (byte) value;
                    value >>>= 8;
                }
                return bytes;
            }
        };
    }
}

package org.elasto.emulator.s3;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A checksum over some bytes.
 *
 * @param value as many bytes as the algorithm has, most significant first
 */
record Checksum(ChecksumAlgorithm algorithm, byte[] value) {

    String base64() {
        return Base64.getEncoder().encodeToString(value);
    }

    /** Reads a value as sent; null for what is not base64 of the right length. */
    static @Nullable Checksum parse(ChecksumAlgorithm algorithm, String base64) {
        byte[] value = bytes(base64);
        return value == null || value.length != algorithm.length() ? null : new Checksum(algorithm, value);
    }

    /** Decoded base64, or null. */
    static byte @Nullable [] bytes(String base64) {
        if (base64.length() > 64) {
            return null;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            // The decoder overlooks missing padding and bits that belong to no byte.
            return Base64.getEncoder().encodeToString(bytes).equals(base64) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

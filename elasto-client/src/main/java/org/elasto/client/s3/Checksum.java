package org.elasto.client.s3;

import java.util.Locale;

/**
 * The checksum of some content, as S3 writes it.
 *
 * @param algorithm how it is taken
 * @param value in Base64
 */
public record Checksum(Algorithm algorithm, String value) {

    /** The ways S3 takes checksums. */
    public enum Algorithm {
        CRC64NVME,
        CRC32C,
        CRC32,
        SHA1,
        SHA256;

        /** The header that carries such a checksum. */
        public String header() {
            return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
        }
    }
}

package org.elasto.emulator.s3;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.elasto.emulator.checksum.Crc64Nvme;
import org.jspecify.annotations.Nullable;

/** The checksums S3 knows, by the name that requests give them. */
enum ChecksumAlgorithm {
    CRC32("x-amz-checksum-crc32", 4),
    CRC32C("x-amz-checksum-crc32c", 4),
    CRC64NVME("x-amz-checksum-crc64nvme", 8),
    SHA1("x-amz-checksum-sha1", 20),
    SHA256("x-amz-checksum-sha256", 32);

    private static final ChecksumAlgorithm[] ALL = values();

    private final String header;
    private final int length;

    ChecksumAlgorithm(String header, int length) {
        this.header = header;
        this.length = length;
    }

    /** The header that carries it, in lower case. */
    String header() {
        return header;
    }

    /** The element that carries it in documents. */
    String element() {
        return "Checksum" + name();
    }

    /** How many bytes a value has. */
    int length() {
        return length;
    }

    /** A digest that has seen nothing yet. */
    ContentDigest digest() {
        return switch (this) {
            case CRC32 -> ContentDigest.of(new CRC32(), 4);
            case CRC32C -> ContentDigest.of(new CRC32C(), 4);
            case CRC64NVME -> ContentDigest.of(new Crc64Nvme(), 8);
            case SHA1 -> ContentDigest.of(Digests.of("SHA-1"));
            case SHA256 -> ContentDigest.of(Digests.of("SHA-256"));
        };
    }

    /** The algorithm of a name, in whatever case; null if there is none. */
    static @Nullable ChecksumAlgorithm named(String name) {
        for (ChecksumAlgorithm algorithm : ALL) {
            if (algorithm.name().equalsIgnoreCase(name)) {
                return algorithm;
            }
        }
        return null;
    }

    /** The algorithm whose value a header carries; null if it carries none. */
    static @Nullable ChecksumAlgorithm ofHeader(String header) {
        for (ChecksumAlgorithm algorithm : ALL) {
            if (algorithm.header.equalsIgnoreCase(header)) {
                return algorithm;
            }
        }
        return null;
    }
}

package org.elasto.emulator.s3;

import java.util.Locale;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.store.Content;
import org.jspecify.annotations.Nullable;

/**
 * How the parts of a multipart upload, and the object they make, are checked.
 *
 * @param asked whether the client chose; else S3 computes a checksum by itself and the parts need none
 */
record UploadChecksum(ChecksumAlgorithm algorithm, ObjectChecksum.Type type, boolean asked) {

    static final UploadChecksum DEFAULT =
            new UploadChecksum(ChecksumAlgorithm.CRC64NVME, ObjectChecksum.Type.FULL_OBJECT, false);

    /** @throws S3Exception InvalidRequest for a choice that S3 does not have */
    static UploadChecksum of(Request request) {
        String name = request.header("x-amz-checksum-algorithm");
        String type = request.header("x-amz-checksum-type");
        if (name == null) {
            if (type != null) {
                throw invalid(
                        "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.");
            }
            return DEFAULT;
        }
        ChecksumAlgorithm algorithm = algorithm(name);
        return new UploadChecksum(algorithm, type(type, algorithm), true);
    }

    /** @throws S3Exception InvalidRequest */
    static ChecksumAlgorithm algorithm(String name) {
        ChecksumAlgorithm algorithm = ChecksumAlgorithm.named(name);
        if (algorithm == null) {
            throw invalid("Checksum algorithm provided is unsupported. Please try again with any of the valid types: "
                    + "[CRC32, CRC32C, CRC64NVME, SHA1, SHA256]");
        }
        return algorithm;
    }

    private static ObjectChecksum.Type type(@Nullable String type, ChecksumAlgorithm algorithm) {
        boolean sha = algorithm == ChecksumAlgorithm.SHA1 || algorithm == ChecksumAlgorithm.SHA256;
        boolean crc64 = algorithm == ChecksumAlgorithm.CRC64NVME;
        if (type == null) {
            return crc64 ? ObjectChecksum.Type.FULL_OBJECT : ObjectChecksum.Type.COMPOSITE;
        }
        return switch (type) {
            case "COMPOSITE" -> {
                if (crc64) {
                    throw unusable(type, algorithm);
                }
                yield ObjectChecksum.Type.COMPOSITE;
            }
            case "FULL_OBJECT" -> {
                if (sha) {
                    throw unusable(type, algorithm);
                }
                yield ObjectChecksum.Type.FULL_OBJECT;
            }
            default -> throw invalid("Value for x-amz-checksum-type header is invalid.");
        };
    }

    private static S3Exception unusable(String type, ChecksumAlgorithm algorithm) {
        return invalid(
                "The " + type + " checksum type cannot be used with the " + lower(algorithm) + " checksum algorithm.");
    }

    /** Whether a part checked by {@code sent} may come into the upload; into one without a choice comes any. */
    void checkPart(@Nullable Checksum sent) {
        if (asked && sent != null && sent.algorithm() != algorithm) {
            throw invalid("Checksum Type mismatch occurred, expected checksum Type: " + lower(algorithm)
                    + ", actual checksum Type: " + lower(sent.algorithm()));
        }
    }

    /** What is computed of bytes that came without this checksum. */
    Checksum of(Content content) {
        ContentDigest digest = ContentDigest.of(algorithm);
        content.buffers().forEachRemaining(digest::update);
        return new Checksum(algorithm, digest.digest());
    }

    private static String lower(ChecksumAlgorithm algorithm) {
        return algorithm.name().toLowerCase(Locale.ROOT);
    }

    private static S3Exception invalid(String message) {
        return new S3Exception(S3Error.INVALID_REQUEST, message);
    }
}

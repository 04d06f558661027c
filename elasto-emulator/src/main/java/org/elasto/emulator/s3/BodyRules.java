package org.elasto.emulator.s3;

import org.jspecify.annotations.Nullable;

/**
 * What a handler expects of a body.
 *
 * @param maximumLength bytes, after decoding
 * @param stores whether it is kept, so that its MD5 is wanted
 * @param checksum what is computed where the client sends none; null for nothing
 * @param headersDescribeBody false where x-amz-checksum-* headers speak of something else than this body
 */
record BodyRules(
        long maximumLength, boolean stores, @Nullable ChecksumAlgorithm checksum, boolean headersDescribeBody) {

    /** A document that is read and forgotten. */
    static BodyRules document(long maximumLength) {
        return new BodyRules(maximumLength, false, null, true);
    }

    /** A document whose request carries the checksum of the object it makes. */
    static BodyRules documentWithoutChecksum(long maximumLength) {
        return new BodyRules(maximumLength, false, null, false);
    }

    /** The content of an object. */
    static BodyRules object(long maximumLength) {
        return new BodyRules(maximumLength, true, ChecksumAlgorithm.CRC64NVME, true);
    }

    /** The content of a part of an upload that is checked with this algorithm. */
    static BodyRules part(long maximumLength, ChecksumAlgorithm algorithm) {
        return new BodyRules(maximumLength, true, algorithm, true);
    }
}

package org.elasto.emulator.s3;

import org.jspecify.annotations.Nullable;

/**
 * The checksum of a stored object as S3 gives it out.
 *
 * @param value base64; with the number of parts behind a dash where it is composite
 */
record ObjectChecksum(ChecksumAlgorithm algorithm, String value, Type type) {

    /** Over all bytes, or over the checksums of the parts. */
    enum Type {
        COMPOSITE,
        FULL_OBJECT
    }

    /** That of an object put in one piece. */
    static @Nullable ObjectChecksum whole(@Nullable Checksum checksum) {
        return checksum == null ? null : new ObjectChecksum(checksum.algorithm(), checksum.base64(), Type.FULL_OBJECT);
    }

    /** Writes the elements that documents have for it. */
    void writeTo(XmlWriter xml) {
        xml.element(algorithm.element(), value).element("ChecksumType", type.name());
    }
}

package org.elasto.client.s3;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.elasto.client.checksum.Crc64Nvme;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of an upload come to.
 *
 * @param size in bytes; -1 if unknown
 * @param crc the CRC64NVME of all; null if one of a part is not known
 * @param etag the ETag that S3 and the RADOS Gateway give the object; null if a part's is no MD5
 */
record WholeChecksum(
        long size, @Nullable String crc, @Nullable String etag) {

    static WholeChecksum of(List<UploadedPart> parts) {
        long size = 0;
        long crc = 0;
        boolean sized = true;
        boolean checked = true;
        for (UploadedPart part : parts) {
            Checksum checksum = part.checksum();
            sized &= part.size() >= 0;
            checked &= sized && checksum != null && checksum.algorithm() == Checksum.Algorithm.CRC64NVME;
            if (checked && checksum != null) {
                crc = Crc64Nvme.combine(crc, Crc64Nvme.value(checksum.value()), part.size());
            }
            size += part.size();
        }
        boolean known = checked && !parts.isEmpty();
        return new WholeChecksum(sized ? size : -1, known ? Crc64Nvme.text(crc) : null, etag(parts));
    }

    /** The MD5 of the parts' MD5s, and their count. */
    private static @Nullable String etag(List<UploadedPart> parts) {
        MessageDigest md5 = S3Checksums.digest("MD5");
        for (UploadedPart part : parts) {
            if (part.etag().length() != 32) {
                return null;
            }
            try {
                md5.update(HexFormat.of().parseHex(part.etag()));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        return HexFormat.of().formatHex(md5.digest()) + "-" + parts.size();
    }

    /** Whether the object is what these parts make. */
    boolean fits(ObjectInfo there) {
        if (size >= 0 && there.size() != size) {
            return false;
        }
        Checksum told = there.checksum();
        boolean sameContent = crc != null && told != null && told.value().equals(crc);
        return sameContent || (etag != null && etag.equals(there.etag()));
    }

    /** Compares with what the service says it made of them. */
    void verify(@Nullable Checksum told) {
        if (crc != null
                && told != null
                && told.algorithm() == Checksum.Algorithm.CRC64NVME
                && told.value().indexOf('-') < 0
                && !told.value().equals(crc)) {
            throw new StorageException(
                    ErrorKind.UNEXPECTED,
                    "CompleteMultipartUpload: the checksum of the object is " + told.value() + " instead of " + crc,
                    false,
                    new ServiceError("CompleteMultipartUpload", 200, S3Errors.DAMAGED, null),
                    null);
        }
    }
}

package org.elasto.client.s3;

import java.util.Set;
import org.elasto.client.ChecksumMode;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.elasto.client.http.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint and we make sure that content arrives as it was sent; what the endpoint takes is learnt from its
 * answers. Thread-safe.
 */
final class S3Integrity {

    /** What an endpoint does with a CRC64NVME. */
    enum Support {
        /** Not known yet, so content carries an MD5 as well. */
        UNKNOWN,
        /** Checks it and tells it. */
        TAKEN,
        /** Accepts and forgets it, or refuses it: an MD5 has to do. */
        MISSING,
        /** Nobody wants to know. */
        OFF
    }

    /** With what services refuse header fields or framing they do not know. */
    private static final Set<String> REFUSALS = Set.of(
            "NotImplemented",
            "InvalidArgument",
            "InvalidRequest",
            "MalformedTrailerError",
            "XAmzContentSHA256Mismatch",
            "InvalidDigest");

    private volatile Support support;

    S3Integrity(ChecksumMode mode) {
        this.support = mode == ChecksumMode.OFF ? Support.OFF : Support.UNKNOWN;
    }

    Support support() {
        return support;
    }

    /** Whether the endpoint may be asked for checksums. */
    boolean wanted() {
        return support == Support.UNKNOWN || support == Support.TAKEN;
    }

    /** Whether the failure may be about the checksum, so that it is worth going without. */
    boolean mayBeRefusal(StorageException failure, Support sentWith) {
        ServiceError service = failure.service();
        return sentWith == Support.UNKNOWN
                && service != null
                && (service.status() == 400 || service.status() == 501)
                && service.code() != null
                && REFUSALS.contains(service.code());
    }

    /** Goes without from now on. */
    void missing() {
        if (support == Support.UNKNOWN) {
            support = Support.MISSING;
        }
    }

    /**
     * Compares what the service says it got with what was sent.
     *
     * @param sent what was sent, and how
     * @return the checksum the service told, or null
     * @throws StorageException UNEXPECTED if it got something else
     */
    @Nullable
    Checksum verify(S3Content sent, Headers answer) {
        Checksum told = S3Headers.checksum(answer);
        if (support == Support.OFF) {
            return told;
        }
        if (told != null && told.algorithm() == Checksum.Algorithm.CRC64NVME) {
            support = Support.TAKEN;
            if (sent.crc() != null) {
                requireEqual(sent, sent.crc(), told.value());
                return told;
            }
        } else if (sent.support() == Support.UNKNOWN && sent.crc() != null) {
            missing();
        }
        String etag = S3Xml.etag(answer.first("ETag"));
        if (sent.md5() != null && S3Headers.isMd5(etag, answer)) {
            requireEqual(sent, sent.md5(), etag);
        }
        return told;
    }

    private static void requireEqual(S3Content sent, String ours, @Nullable String theirs) {
        if (!ours.equals(theirs)) {
            String operation = sent.request().operation();
            throw new StorageException(
                    ErrorKind.UNEXPECTED,
                    operation + ": what arrived is not what was sent; its checksum is " + theirs + " instead of "
                            + ours,
                    true,
                    new ServiceError(operation, 200, S3Errors.DAMAGED, null),
                    null);
        }
    }
}

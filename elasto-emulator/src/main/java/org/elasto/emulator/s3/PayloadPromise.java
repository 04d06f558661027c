package org.elasto.emulator.s3;

import java.security.MessageDigest;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a request says of its body: how long it is, and the digests it must have. Immutable.
 *
 * @param length bytes after decoding
 * @param md5 of Content-MD5, or null
 * @param checksum from a header or the query, or null
 * @param trailer the algorithm whose value follows the body, or null
 */
record PayloadPromise(
        long length,
        byte @Nullable [] md5,
        @Nullable Checksum checksum,
        @Nullable ChecksumAlgorithm trailer) {

    private static final ChecksumAlgorithm[] ALGORITHMS = ChecksumAlgorithm.values();

    /**
     * Reads the head.
     *
     * @throws S3Exception for what contradicts itself or the rules
     */
    static PayloadPromise of(S3Call call, BodyRules rules) {
        Request request = call.request();
        PayloadForm form = call.caller().payloadForm();
        long length = length(call, form, rules);
        if (length > rules.maximumLength()) {
            throw rules.stores()
                    ? new S3Exception(S3Error.ENTITY_TOO_LARGE)
                            .with("ProposedSize", length)
                            .with("MaxSizeAllowed", rules.maximumLength())
                    : new S3Exception(S3Error.MALFORMED_XML);
        }
        Checksum checksum = rules.headersDescribeBody() ? checksum(request) : null;
        ChecksumAlgorithm trailer = form.hasTrailer() ? trailer(request) : null;
        if (checksum != null && trailer != null) {
            throw severalChecksums();
        }
        checkNamedAlgorithm(request, checksum == null ? trailer : checksum.algorithm());
        return new PayloadPromise(length, md5(request), checksum, trailer);
    }

    private static long length(S3Call call, PayloadForm form, BodyRules rules) {
        Request request = call.request();
        if (form.isChunked()) {
            String decoded = request.header("x-amz-decoded-content-length");
            if (decoded == null) {
                throw new S3Exception(S3Error.MISSING_CONTENT_LENGTH);
            }
            long length = Digits.parse(decoded);
            if (length < 0) {
                throw new S3Exception(
                                S3Error.INVALID_ARGUMENT, "Value for x-amz-decoded-content-length header is invalid.")
                        .with("ArgumentName", "x-amz-decoded-content-length")
                        .with("ArgumentValue", decoded);
            }
            return length;
        }
        if (request.contentLength() < 0) {
            throw call.context().settings().dialect().unknownLength();
        }
        if (rules.stores() && request.contentLength() == 0 && request.header("Content-Length") == null) {
            throw new S3Exception(S3Error.MISSING_CONTENT_LENGTH);
        }
        return request.contentLength();
    }

    private static byte @Nullable [] md5(Request request) {
        String header = request.header("Content-MD5");
        if (header == null) {
            return null;
        }
        byte[] md5 = Checksum.bytes(header);
        if (md5 == null || md5.length != 16) {
            throw new S3Exception(S3Error.INVALID_DIGEST).with("Content-MD5", header);
        }
        return md5;
    }

    private static S3Exception severalChecksums() {
        return new S3Exception(
                S3Error.INVALID_REQUEST,
                "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
    }

    private static @Nullable Checksum checksum(Request request) {
        Checksum found = null;
        for (ChecksumAlgorithm algorithm : ALGORITHMS) {
            String value = request.header(algorithm.header());
            if (value == null) {
                continue;
            }
            if (found != null) {
                throw severalChecksums();
            }
            found = Checksum.parse(algorithm, value);
            if (found == null) {
                throw new S3Exception(
                        S3Error.INVALID_REQUEST, "Value for " + algorithm.header() + " header is invalid.");
            }
        }
        return found;
    }

    private static @Nullable ChecksumAlgorithm trailer(Request request) {
        String header = request.header("x-amz-trailer");
        if (header == null) {
            return null;
        }
        ChecksumAlgorithm algorithm = ChecksumAlgorithm.ofHeader(header.strip());
        if (algorithm == null) {
            throw new S3Exception(
                    S3Error.INVALID_REQUEST, "The value specified in the x-amz-trailer header is not supported");
        }
        return algorithm;
    }

    private static void checkNamedAlgorithm(Request request, @Nullable ChecksumAlgorithm sent) {
        String named = request.header("x-amz-sdk-checksum-algorithm");
        if (named == null) {
            return;
        }
        ChecksumAlgorithm algorithm = ChecksumAlgorithm.named(named);
        if (algorithm == null || (sent != null && sent != algorithm)) {
            throw new S3Exception(S3Error.INVALID_REQUEST, "Value for x-amz-sdk-checksum-algorithm header is invalid.");
        }
        if (sent == null) {
            throw new S3Exception(
                    S3Error.INVALID_REQUEST,
                    "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer"
                            + " headers were found.");
        }
    }

    /** What the checksum is to be computed by, the rules' own choice where the client made none. */
    @Nullable
    ChecksumAlgorithm algorithm(BodyRules rules) {
        if (checksum != null) {
            return checksum.algorithm();
        }
        return trailer != null ? trailer : rules.checksum();
    }

    /** @throws S3Exception BadDigest */
    void checkMd5(byte[] computed) {
        if (md5 != null && !MessageDigest.isEqual(md5, computed)) {
            throw new S3Exception(S3Error.BAD_DIGEST)
                    .with("ExpectedDigest", Hex.encode(md5))
                    .with("CalculatedDigest", java.util.Base64.getEncoder().encodeToString(computed));
        }
    }

    /** @throws S3Exception BadDigest */
    static void checkChecksum(Checksum promised, byte[] computed) {
        if (!MessageDigest.isEqual(promised.value(), computed)) {
            throw new S3Exception(
                    S3Error.BAD_DIGEST,
                    "The " + promised.algorithm().name() + " you specified did not match the calculated checksum.");
        }
    }
}

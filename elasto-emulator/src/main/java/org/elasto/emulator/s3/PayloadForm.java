package org.elasto.emulator.s3;

/** What a signature says of the payload: the value of x-amz-content-sha256. */
enum PayloadForm {
    /** Anything may come. */
    UNSIGNED(false, false, false),
    /** The hash of it all was signed. */
    HASHED(false, false, false),
    /** {@code aws-chunked}, each chunk signed. */
    SIGNED_CHUNKS(true, true, false),
    /** {@code aws-chunked}, each chunk and the trailer signed. */
    SIGNED_CHUNKS_AND_TRAILER(true, true, true),
    /** {@code aws-chunked}, nothing signed, a checksum in the trailer. */
    UNSIGNED_CHUNKS_AND_TRAILER(true, false, true);

    private final boolean chunked;
    private final boolean signed;
    private final boolean trailer;

    PayloadForm(boolean chunked, boolean signed, boolean trailer) {
        this.chunked = chunked;
        this.signed = signed;
        this.trailer = trailer;
    }

    boolean isChunked() {
        return chunked;
    }

    boolean signsChunks() {
        return signed;
    }

    boolean hasTrailer() {
        return trailer;
    }

    /**
     * The form a value stands for.
     *
     * @throws S3Exception InvalidArgument, or NotImplemented for the asymmetric forms
     */
    static PayloadForm of(String value) {
        return switch (value) {
            case "UNSIGNED-PAYLOAD" -> UNSIGNED;
            case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" -> SIGNED_CHUNKS;
            case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" -> SIGNED_CHUNKS_AND_TRAILER;
            case "STREAMING-UNSIGNED-PAYLOAD-TRAILER" -> UNSIGNED_CHUNKS_AND_TRAILER;
            case "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD", "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER" ->
                throw new S3Exception(S3Error.NOT_IMPLEMENTED).with("Header", "x-amz-content-sha256");
            default -> {
                if (isHash(value)) {
                    yield HASHED;
                }
                throw new S3Exception(
                                S3Error.INVALID_ARGUMENT,
                                "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER,"
                                        + " STREAMING-AWS4-HMAC-SHA256-PAYLOAD,"
                                        + " STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid sha256 value.")
                        .with("ArgumentName", "x-amz-content-sha256")
                        .with("ArgumentValue", value);
            }
        };
    }

    private static boolean isHash(String value) {
        if (value.length() != 64) {
            return false;
        }
        for (int i = 0; i < 64; i++) {
            if (Character.digit(value.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}

package org.elasto.emulator.s3;

/**
 * Who sent a request, and what the signature says of its payload.
 *
 * @param payloadHash lower-case, where the form is {@link PayloadForm#HASHED}; empty otherwise
 * @param chunkSigning continues the signature over chunks
 */
record Caller(S3Account account, PayloadForm payloadForm, String payloadHash, ChunkSigning chunkSigning) {

    /**
     * What chunk signatures start from.
     *
     * @param seed the signature of the head
     * @param timestamp as in x-amz-date
     * @param scope of the credential
     */
    record ChunkSigning(byte[] signingKey, String seed, String timestamp, String scope) {

        /** The signature of a chunk behind the one that was signed {@code previous}. */
        String ofChunk(String previous, String chunkHash) {
            return SigV4.signature(
                    signingKey,
                    "AWS4-HMAC-SHA256-PAYLOAD\n" + timestamp + '\n' + scope + '\n' + previous + '\n' + EMPTY_HASH + '\n'
                            + chunkHash);
        }

        /** The signature of the trailer behind the last chunk. */
        String ofTrailer(String previous, String trailerHash) {
            return SigV4.signature(
                    signingKey,
                    "AWS4-HMAC-SHA256-TRAILER\n" + timestamp + '\n' + scope + '\n' + previous + '\n' + trailerHash);
        }

        @Override
        public String toString() {
            return "ChunkSigning[" + scope + "]";
        }
    }

    /** SHA-256 of nothing. */
    static final String EMPTY_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
}

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
     * @param accessKey who signed, for refusals
     * @param seed the signature of the head
     * @param timestamp as in x-amz-date
     * @param scope of the credential
     */
    record ChunkSigning(String accessKey, byte[] signingKey, String seed, String timestamp, String scope) {

        /** What signs a chunk behind the one that was signed {@code previous}. */
        String chunkStringToSign(String previous, String chunkHash) {
            return "AWS4-HMAC-SHA256-PAYLOAD\n" + timestamp + '\n' + scope + '\n' + previous + '\n' + EMPTY_HASH + '\n'
                    + chunkHash;
        }

        /** What signs the trailer behind the last chunk. */
        String trailerStringToSign(String previous, String trailerHash) {
            return "AWS4-HMAC-SHA256-TRAILER\n" + timestamp + '\n' + scope + '\n' + previous + '\n' + trailerHash;
        }

        /**
         * The signature over {@code stringToSign}.
         *
         * @throws S3Exception SignatureDoesNotMatch unless it is {@code provided}
         */
        String verified(String stringToSign, String provided) {
            String computed = SigV4.signature(signingKey, stringToSign);
            if (!SignatureMismatch.same(computed, provided)) {
                throw SignatureMismatch.of(accessKey, stringToSign, provided, null);
            }
            return computed;
        }

        @Override
        public String toString() {
            return "ChunkSigning[" + scope + "]";
        }
    }

    /** SHA-256 of nothing. */
    static final String EMPTY_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
}

package org.elasto.client.s3;

/** The chain of signatures of a body in chunks: each signs its chunk and the signature before it. Used by one thread. */
final class ChunkSignatures {

    private final S3Signer.Scope scope;
    private final byte[] signingKey;
    private String previous;

    /** The chain begins with the request's own signature. */
    ChunkSignatures(S3Signer.Scope scope, S3Signer.Signed seed) {
        this.scope = scope;
        this.signingKey = seed.signingKey();
        this.previous = seed.signature();
    }

    /** What the next chunk signs. */
    String stringToSign(String chunkSha256) {
        return prefix("AWS4-HMAC-SHA256-PAYLOAD") + S3Signer.EMPTY_SHA256 + "\n" + chunkSha256;
    }

    /** What the trailing header fields sign. */
    String trailerStringToSign(String trailerSha256) {
        return prefix("AWS4-HMAC-SHA256-TRAILER") + trailerSha256;
    }

    private String prefix(String algorithm) {
        return algorithm + "\n" + scope.timestamp() + "\n" + scope.text() + "\n" + previous + "\n";
    }

    /** Signs the next link. */
    String sign(String stringToSign) {
        previous = S3Signer.signature(signingKey, stringToSign);
        return previous;
    }
}

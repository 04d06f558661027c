package org.elasto.conformance.robustness;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Continues the signature of a request over the chunks of its body. */
record ChunkSigner(byte[] signingKey, String timestamp, String scope) {

    private static final String NOTHING = Digests.sha256(new byte[0]);

    String ofChunk(String previous, byte[] chunk) {
        return signature("AWS4-HMAC-SHA256-PAYLOAD", previous + '\n' + NOTHING + '\n' + Digests.sha256(chunk));
    }

    String ofTrailer(String previous, String trailer) {
        return signature(
                "AWS4-HMAC-SHA256-TRAILER",
                previous + '\n' + Digests.sha256(trailer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private String signature(String algorithm, String rest) {
        String toSign = algorithm + '\n' + timestamp + '\n' + scope + '\n' + rest;
        return HexFormat.of().formatHex(Digests.hmac(signingKey, toSign));
    }

    @Override
    public String toString() {
        return "ChunkSigner[" + scope + ']';
    }
}

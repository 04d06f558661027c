package org.elasto.conformance.robustness;

/** What the signature of a request says of its body, in the words of {@code x-amz-content-sha256}. */
enum Payload {
    /** The header holds the body's SHA-256. */
    HASHED(""),
    UNSIGNED("UNSIGNED-PAYLOAD"),
    SIGNED_CHUNKS("STREAMING-AWS4-HMAC-SHA256-PAYLOAD"),
    SIGNED_CHUNKS_AND_TRAILER("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"),
    UNSIGNED_CHUNKS_AND_TRAILER("STREAMING-UNSIGNED-PAYLOAD-TRAILER");

    private final String marker;

    Payload(String marker) {
        this.marker = marker;
    }

    String marker() {
        return marker;
    }

    boolean isChunked() {
        return marker.startsWith("STREAMING-");
    }

    boolean signsChunks() {
        return this == SIGNED_CHUNKS || this == SIGNED_CHUNKS_AND_TRAILER;
    }

    boolean hasTrailer() {
        return this == SIGNED_CHUNKS_AND_TRAILER || this == UNSIGNED_CHUNKS_AND_TRAILER;
    }
}

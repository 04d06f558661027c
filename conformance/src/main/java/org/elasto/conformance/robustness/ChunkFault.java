package org.elasto.conformance.robustness;

/** What is wrong with a body in {@code aws-chunked} framing. */
enum ChunkFault {
    NONE(false),
    SIZE_NO_NUMBER(false),
    SIZE_NEGATIVE(false),
    SIZE_OVERFLOWS(false),
    SIZE_TOO_SMALL(false),
    SIZE_TOO_LARGE(false),
    NO_SIGNATURE(false),
    LONG_LINE(false),
    NO_LINE_END(false),
    BARE_LINE_FEEDS(false),
    NO_LAST_CHUNK(false),
    NO_TRAILER(false),
    TWO_TRAILERS(false),
    TRAILER_WITHOUT_COLON(false),
    MORE_BEHIND_THE_END(false),
    /** One digit of a chunk's signature differs; where chunks are not signed, of the trailer's checksum. */
    FORGED_SIGNATURE(true),
    /** One byte of the data differs from what was signed. */
    FORGED_DATA(true);

    private final boolean forgery;

    ChunkFault(boolean forgery) {
        this.forgery = forgery;
    }

    /** Whether a server that takes such a body has not looked at signatures or checksums. */
    boolean isForgery() {
        return forgery;
    }
}

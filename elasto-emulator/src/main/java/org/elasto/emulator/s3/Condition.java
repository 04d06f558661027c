package org.elasto.emulator.s3;

/** The four conditions of HTTP, each by its name on the wire. */
enum Condition {
    IF_MATCH("If-Match"),
    IF_UNMODIFIED_SINCE("If-Unmodified-Since"),
    IF_NONE_MATCH("If-None-Match"),
    IF_MODIFIED_SINCE("If-Modified-Since");

    private final String header;

    Condition(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }
}

package org.elasto.emulator.s3;

import java.util.ArrayList;
import java.util.List;

/**
 * A request that is refused: the error, the children its document has beside Code and Message, and headers it needs.
 * Has no stack trace: refusing is ordinary work.
 */
final class S3Exception extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final S3Error error;
    private final transient List<String> children = new ArrayList<>(4);
    private final transient List<String> headers = new ArrayList<>(2);

    S3Exception(S3Error error) {
        this(error, error.message());
    }

    S3Exception(S3Error error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    /** Adds a child of the error document, after those added before. */
    S3Exception with(String name, String value) {
        children.add(name);
        children.add(value);
        return this;
    }

    S3Exception with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /** Adds a header to the answer. */
    S3Exception header(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    S3Error error() {
        return error;
    }

    /** Names and values in turn. */
    List<String> children() {
        return children;
    }

    /** Names and values in turn. */
    List<String> headers() {
        return headers;
    }
}

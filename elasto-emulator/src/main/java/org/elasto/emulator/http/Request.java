package org.elasto.emulator.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP request exactly as it was received: nothing is decoded, normalised or folded. Only its host is,
 * where the target names one, that of the target: with a target in absolute form the Host header counts for nothing
 * (RFC 9112 section 3.2.2).
 *
 * <p>Bytes above 0x7F in the target or in header values appear as the Latin-1 character of that byte.
 */
public interface Request {

    /** The method as sent, for instance {@code GET}. */
    String method();

    /** The path as sent, without query; starts with a slash (an absolute-form target has been reduced to its path). */
    String rawPath();

    /** What follows the first question mark of the target, as sent; null without a question mark. */
    @Nullable
    String rawQuery();

    /** {@code http} or {@code https}. */
    String scheme();

    /** Where the request comes from: an IPv4 or IPv6 address without port. */
    String remoteAddress();

    /** The first value of a header, or null. Names compare without regard to case. */
    @Nullable
    String header(String name);

    /** All values of a header in the order of arrival; empty if there is none. */
    List<String> headers(String name);

    /** Every header name once, as sent. */
    Iterable<String> headerNames();

    /** The length that the body announces: -1 when it is chunked, 0 when there is none. */
    long contentLength();

    /** Whether a body follows: a Content-Length over 0 or chunked framing. */
    default boolean hasBody() {
        return contentLength() != 0;
    }
}

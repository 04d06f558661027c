package org.elasto.emulator.http;

import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;

/**
 * How long the body of a request is, judged strictly (RFC 9112 section 6): whatever two parsers could read in two ways
 * is refused, so that no request hides inside another.
 */
final class Framing {

    /** The head contradicts itself or cannot be understood. */
    static final long BROKEN = -2;

    /** The body is chunked. */
    static final long CHUNKED = -1;

    private Framing() {}

    /** The body's length, 0 without one, {@link #CHUNKED} or {@link #BROKEN}. */
    static long of(HeaderMap headers) {
        HeaderValues codings = headers.get(Headers.TRANSFER_ENCODING);
        HeaderValues lengths = headers.get(Headers.CONTENT_LENGTH);
        if (codings != null) {
            boolean chunked = codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked");
            return chunked && lengths == null ? CHUNKED : BROKEN;
        }
        if (lengths == null) {
            return 0;
        }
        return lengths.size() == 1 ? decimal(lengths.getFirst()) : BROKEN;
    }

    /** Digits only: no sign, no blank, nothing over 18 digits. */
    private static long decimal(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return BROKEN;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return BROKEN;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}

package org.elasto.emulator.azure.front;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Decimal;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * The one range that a request asks for: {@code bytes=first-last} or {@code bytes=first-}. Immutable.
 *
 * @param last inclusive; {@link Long#MAX_VALUE} where it is open
 */
public record ByteRange(long first, long last) {

    private static final String UNIT = "bytes=";

    /** The range of a request, x-ms-range before Range; null for none, and for what is malformed, as the service has it. */
    public static @Nullable ByteRange of(Request request) {
        String text = request.header("x-ms-range");
        return parse(text == null ? request.header("Range") : text);
    }

    /** The range in the form of a header; null for none, and for what is malformed. */
    public static @Nullable ByteRange parse(@Nullable String text) {
        if (text == null || !text.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
            return null;
        }
        int dash = text.indexOf('-', UNIT.length());
        if (dash < 0) {
            return null;
        }
        long first = Decimal.parseLong(text.substring(UNIT.length(), dash));
        String end = text.substring(dash + 1);
        long last = end.isEmpty() ? Long.MAX_VALUE : Decimal.parseLong(end);
        return first < 0 || last < first ? null : new ByteRange(first, last);
    }

    /** Where it ends in a content, exclusive. */
    public long end(long length) {
        return last >= length ? length : last + 1;
    }

    /** How many bytes it has; {@link Long#MAX_VALUE} where it is open. */
    public long length() {
        return last == Long.MAX_VALUE ? Long.MAX_VALUE : last - first + 1;
    }

    /**
     * Returns if it starts inside a content.
     *
     * @throws AzureException InvalidRange for one that starts behind the end
     */
    public void checkInside(long length) {
        if (first >= length) {
            throw new AzureException(AzureError.INVALID_RANGE).header("Content-Range", "bytes */" + length);
        }
    }
}

package org.elasto.emulator.s3;

import org.jspecify.annotations.Nullable;

/**
 * The one range of a {@code Range} header that S3 honours; a pure value.
 *
 * <p>S3 takes a single range of bytes. What it cannot read, and any list of ranges, it treats as if the header were
 * absent.
 *
 * @param first the first byte, or -1 for a suffix
 * @param last the last byte, inclusive; {@link Long#MAX_VALUE} when open; for a suffix how many bytes
 */
record RangeHeader(long first, long last) {

    private static final String UNIT = "bytes=";

    /** Reads a header; null if S3 would answer with the whole object. */
    static @Nullable RangeHeader parse(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
            return null;
        }
        String spec = header.substring(UNIT.length()).strip();
        int dash = spec.indexOf('-');
        if (dash < 0) {
            return null;
        }
        long first = dash == 0 ? -1 : Digits.parse(spec, 0, dash);
        boolean open = dash == spec.length() - 1;
        long last = open ? Long.MAX_VALUE : Digits.parse(spec, dash + 1, spec.length());
        boolean unreadable = (dash > 0 && first < 0) || last < 0 || (dash == 0 && open) || first > last;
        return unreadable ? null : new RangeHeader(first, last);
    }

    /** Where the range starts in {@code length} bytes; meaningless unless {@link #satisfiable}. */
    long start(long length) {
        return first < 0 ? Math.max(0, length - last) : first;
    }

    /** Where the range ends, exclusive. */
    long end(long length) {
        return first < 0 || last >= length ? length : last + 1;
    }

    boolean satisfiable(long length) {
        return first < 0 ? last > 0 && length > 0 : first < length;
    }
}

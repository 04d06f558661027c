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

    /**
     * Reads a header as the RADOS Gateway does: each number as far as its digits go, and none as 0.
     *
     * @throws S3Exception InvalidRange for a range that ends before it starts
     */
    static @Nullable RangeHeader parseAsGateway(@Nullable String header) {
        int unit = header == null ? -1 : header.indexOf(UNIT);
        if (header == null || unit < 0) {
            return null;
        }
        String spec = header.substring(unit + UNIT.length());
        int dash = spec.indexOf('-');
        if (dash < 0) {
            throw unsatisfiable(header);
        }
        boolean open = dash == spec.length() - 1;
        if (!open && spec.charAt(dash + 1) == '-') {
            throw unsatisfiable(header);
        }
        long last = open ? Long.MAX_VALUE : leadingNumber(spec, dash + 1);
        if (dash == 0) {
            // A suffix of nothing is everything, and a lone dash leaves out the first byte: so its arithmetic has it.
            return open ? new RangeHeader(1, last) : last == 0 ? new RangeHeader(0, Long.MAX_VALUE) : suffix(last);
        }
        long first = leadingNumber(spec, 0);
        if (last < first) {
            throw unsatisfiable(header);
        }
        return new RangeHeader(first, last);
    }

    private static RangeHeader suffix(long length) {
        return new RangeHeader(-1, length);
    }

    private static long leadingNumber(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
        }
        return Math.max(0, Digits.parse(text, from, to));
    }

    private static S3Exception unsatisfiable(String header) {
        return new S3Exception(S3Error.INVALID_RANGE).with("RangeRequested", header);
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

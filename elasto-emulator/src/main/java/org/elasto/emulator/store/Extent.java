package org.elasto.emulator.store;

import java.util.Arrays;

/**
 * Stored bytes at a place of a {@link SparseContent}. Immutable; nobody may write to the array.
 *
 * @param start where in the content
 * @param offset where in the array
 * @param origin the write it comes from: the same origin at the same place is the same byte
 */
record Extent(long start, int length, byte[] array, int offset, Object origin) {

    /** All the zeros there are. */
    static final byte[] ZEROS = new byte[64 * 1024];

    /** An extent that uses less of its array than this part lets go of it. */
    private static final int LEAST_USED = 4;

    long end() {
        return start + length;
    }

    /** The part between two places, which lie inside. */
    Extent part(long from, long to) {
        int skip = (int) (from - start);
        int kept = (int) (to - from);
        if (array != ZEROS && kept < array.length / LEAST_USED) {
            byte[] own = Arrays.copyOfRange(array, offset + skip, offset + skip + kept);
            return new Extent(from, kept, own, 0, origin);
        }
        return new Extent(from, kept, array, offset + skip, origin);
    }
}

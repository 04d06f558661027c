package org.elasto.client.s3;

import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;

/**
 * How large the parts of an upload are, so that 10,000 of them are enough. If the length is known, parts are equal and
 * an impossible length is refused before anything is sent; if not, every thousand parts the size doubles.
 */
final class PartSizes {

    /** Every part but the last has at least so many bytes. */
    static final int SMALLEST = 5 << 20;

    /** What one UploadPartCopy or CopyObject takes. */
    static final long LARGEST_COPY = 5L << 30;

    static final int MOST_PARTS = 10_000;

    /** What is held in memory for one part. */
    private static final int LARGEST = 1 << 30;

    /** The largest object that can be sent as a stream. */
    static final long LARGEST_OBJECT = (long) MOST_PARTS * LARGEST;

    private static final int GROWTH = 1_000;

    private final int configured;
    private long exact;
    private int expected;

    PartSizes(int configured) {
        this.configured = configured;
    }

    /**
     * Tells that so many bytes are yet to come.
     *
     * @param used how many parts are gone already
     */
    void expect(long bytes, int used) {
        long parts = Math.max(1, MOST_PARTS - used);
        long needed = (bytes + parts - 1) / parts;
        if (needed > LARGEST) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT,
                    bytes + " bytes are too many: an upload has at most " + MOST_PARTS + " parts of " + LARGEST
                            + " bytes");
        }
        exact = Math.max(needed, configured);
        expected = used + (int) ((bytes + exact - 1) / exact);
    }

    /** The size of the part of this number, from 1. */
    int of(int number) {
        if (number <= expected) {
            return (int) exact;
        }
        int doublings = (number - 1) / GROWTH;
        return (int) Math.min(LARGEST, (long) configured << doublings);
    }

    static void requireNumber(int number) {
        if (number > MOST_PARTS) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "an upload has at most " + MOST_PARTS + " parts, and they are used up");
        }
    }
}

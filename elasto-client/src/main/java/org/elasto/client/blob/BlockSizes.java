package org.elasto.client.blob;

import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;

/**
 * How large blocks are, so that 50,000 of them are enough: if the length is known they are equal; if not, every five
 * thousand the size doubles.
 */
final class BlockSizes {

    static final int MOST_BLOCKS = 50_000;

    /** What is held in memory for one block. */
    private static final int LARGEST = 1 << 30;

    /** The largest blob that can be sent as a stream. */
    static final long LARGEST_BLOB = (long) MOST_BLOCKS * LARGEST;

    private static final int GROWTH = 5_000;

    private final int configured;
    private int least;

    BlockSizes(int configured) {
        this.configured = configured;
        this.least = configured;
    }

    /**
     * Tells that so many bytes are yet to come.
     *
     * @param used how many blocks are gone already
     */
    void expect(long bytes, int used) {
        long blocks = Math.max(1, MOST_BLOCKS - used);
        long needed = (bytes + blocks - 1) / blocks;
        if (needed > LARGEST) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT,
                    bytes + " bytes are too many: a blob has at most " + MOST_BLOCKS + " blocks of " + LARGEST
                            + " bytes");
        }
        least = (int) Math.max(needed, configured);
    }

    /** The size of the next block after so many. */
    int next(int used) {
        return (int) Math.max(least, Math.min(LARGEST, (long) configured << (used / GROWTH)));
    }
}

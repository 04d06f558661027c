package org.elasto.client.transfer;

import java.util.ArrayList;
import java.util.List;
import org.elasto.client.ByteRange;

/** Finds long runs of zeros, which need not be sent where a file has holes. */
final class ZeroRuns {

    /** Zeros are looked for in blocks of so many bytes; a multiple of every unit there is. */
    private static final int BLOCK = 4 << 10;

    private ZeroRuns() {}

    /**
     * The ranges that hold something else, in order, as wide as whole blocks.
     *
     * @param bytes what to look at, from 0 on
     * @param length how much of it
     * @param leastRun in bytes: shorter runs between others count as data, since a range of its own costs a request
     */
    static List<ByteRange> data(byte[] bytes, int length, int leastRun) {
        List<ByteRange> found = new ArrayList<>();
        int start = -1;
        int end = 0;
        for (int at = 0; at < length; at += BLOCK) {
            int next = Math.min(at + BLOCK, length);
            if (isZero(bytes, at, next)) {
                continue;
            }
            if (start >= 0 && at - end >= leastRun) {
                found.add(new ByteRange(start, end - start));
                start = -1;
            }
            start = start < 0 ? at : start;
            end = next;
        }
        if (start >= 0) {
            found.add(new ByteRange(start, end - start));
        }
        return found;
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}

package org.elasto.client.transfer;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Memory for the pieces of all transfers together: so many bytes, and whoever wants more waits until others gave theirs
 * back. Thread-safe.
 */
final class PieceBuffers {

    /** Smaller ones cost nothing to make. */
    private static final int LEAST_KEPT = 1 << 20;

    private final long most;
    private final Deque<byte[]> spare = new ArrayDeque<>();
    private long taken;

    /** Of so many bytes; one that alone is larger is given out when no other is. */
    PieceBuffers(long most) {
        this.most = most;
    }

    /** Memory of exactly so much; what was in it before is still there. */
    synchronized byte[] take(int size) throws InterruptedException {
        while (taken > 0 && taken + size > most) {
            wait();
        }
        taken += size;
        byte[] kept = spare.peek();
        if (kept == null || kept.length != size) {
            return new byte[size];
        }
        return spare.remove();
    }

    /** Gives one back, which must not be used any more. */
    synchronized void give(byte[] buffer) {
        taken -= buffer.length;
        if (buffer.length >= LEAST_KEPT) {
            // All pieces but the last of each file have one size; of another backend's, none are kept.
            if (!spare.isEmpty() && spare.element().length != buffer.length) {
                spare.clear();
            }
            spare.add(buffer);
        }
        notifyAll();
    }
}

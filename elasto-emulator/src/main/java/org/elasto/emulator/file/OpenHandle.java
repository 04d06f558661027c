package org.elasto.emulator.file;

import java.time.Instant;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * One directory or file that an SMB client has open. Immutable.
 *
 * @param node id of the directory or file
 * @param client who has it open
 */
record OpenHandle(long id, long node, SmbOpen how, Client client, Instant opened, PVector<ByteLock> locks) {

    /**
     * An SMB client as lists of handles tell of it.
     *
     * @param address with its port, for instance {@code 10.0.0.4:49152}
     */
    record Client(String name, String address) {

        /** The same for all that one client opens. */
        String session() {
            return Long.toUnsignedString(Integer.toUnsignedLong(hashCode()) << 31 | 1);
        }
    }

    static OpenHandle fresh(long id, long node, SmbOpen how, Client client, Instant opened) {
        return new OpenHandle(id, node, how, client, opened, TreePVector.empty());
    }

    OpenHandle withLocks(PVector<ByteLock> newLocks) {
        return new OpenHandle(id, node, how, client, opened, newLocks);
    }

    /** Whether a lock of it keeps others from a range. */
    boolean locks(long from, long to, boolean writing) {
        for (ByteLock lock : locks) {
            if (lock.meets(from, to) && (writing || lock.exclusive())) {
                return true;
            }
        }
        return false;
    }
}

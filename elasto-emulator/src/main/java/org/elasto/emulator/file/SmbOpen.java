package org.elasto.emulator.file;

import java.util.List;
import java.util.Set;

/**
 * How an SMB client opens a file or directory, for instance
 * {@code SmbOpen.to(READ, WRITE).sharing(READ)}. Immutable.
 *
 * @param access what it is opened for; empty to look at its attributes only
 * @param sharing what others may open it for meanwhile
 * @param deleteOnClose whether it is deleted when nobody has it open any more
 */
public record SmbOpen(Set<SmbAccess> access, Set<SmbAccess> sharing, boolean deleteOnClose) {

    /** @throws IllegalArgumentException for a deletion without the access to delete */
    public SmbOpen {
        access = Set.copyOf(access);
        sharing = Set.copyOf(sharing);
        if (deleteOnClose && !access.contains(SmbAccess.DELETE)) {
            throw new IllegalArgumentException("what is deleted on close is opened for DELETE");
        }
    }

    /** Opens for these, and shares nothing. */
    public static SmbOpen to(SmbAccess... access) {
        return new SmbOpen(Set.copyOf(List.of(access)), Set.of(), false);
    }

    /** This, letting others open for these and for no more. */
    public SmbOpen sharing(SmbAccess... others) {
        return new SmbOpen(access, Set.copyOf(List.of(others)), deleteOnClose);
    }

    /** This, marked for deletion from the start; everybody else meets DeletePending. */
    public SmbOpen deletingOnClose() {
        return new SmbOpen(access, sharing, true);
    }

    /** Whether the two can be open at once: each shares what the other is for. */
    boolean goesWith(SmbOpen other) {
        return sharing.containsAll(other.access) && other.sharing.containsAll(access);
    }
}

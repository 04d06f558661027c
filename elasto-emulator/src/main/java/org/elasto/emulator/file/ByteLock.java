package org.elasto.emulator.file;

/**
 * A range of a file that an SMB client has locked. Immutable.
 *
 * @param end exclusive
 * @param exclusive whether nobody else may read it either
 */
record ByteLock(long start, long end, boolean exclusive) {

    boolean meets(long from, long to) {
        return start < to && from < end;
    }
}

package org.elasto.client.transfer;

/**
 * How to make a tree like another one.
 *
 * @param delete whether files that the source does not have are removed from the target
 * @param checksum whether files of the same size are compared by their checksums, and not by their times
 * @param dryRun whether nothing is changed, and the listener is told what would be
 */
public record SyncOptions(boolean delete, boolean checksum, boolean dryRun) {

    /** By size and time, nothing removed. */
    public static final SyncOptions PRESET = new SyncOptions(false, false, false);

    public SyncOptions withDelete(boolean value) {
        return new SyncOptions(value, checksum, dryRun);
    }

    public SyncOptions withChecksum(boolean value) {
        return new SyncOptions(delete, value, dryRun);
    }

    public SyncOptions withDryRun(boolean value) {
        return new SyncOptions(delete, checksum, value);
    }
}

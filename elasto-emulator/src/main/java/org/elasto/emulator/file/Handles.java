package org.elasto.emulator.file;

import org.pcollections.TreePMap;

/**
 * What SMB clients have open in a share, by the id of the handle. Immutable.
 */
record Handles(TreePMap<Long, Handle> byId) {

    static final Handles NONE = new Handles(TreePMap.empty());

    /**
     * One open directory or file.
     *
     * @param node id of the directory or file
     */
    record Handle(long id, long node) {}

    /**
     * Returns if nothing that is open forbids an operation on a directory or file.
     *
     * @throws org.elasto.emulator.azure.AzureException SharingViolation or DeletePending
     */
    void check(long node, FileOperation operation) {}
}

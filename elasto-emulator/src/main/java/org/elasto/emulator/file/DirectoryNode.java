package org.elasto.emulator.file;

import org.pcollections.TreePMap;

/**
 * A directory. Immutable.
 *
 * @param entries by the key that {@link FileTree} makes of their names
 */
record DirectoryNode(NodeHead head, TreePMap<String, DirectoryEntry> entries) implements Node {

    static DirectoryNode empty(NodeHead head) {
        return new DirectoryNode(head, TreePMap.empty());
    }

    @Override
    public DirectoryNode withHead(NodeHead newHead) {
        return new DirectoryNode(newHead, entries);
    }

    DirectoryNode withEntries(TreePMap<String, DirectoryEntry> newEntries) {
        return new DirectoryNode(head, newEntries);
    }
}

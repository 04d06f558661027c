package org.elasto.emulator.file;

import org.jspecify.annotations.Nullable;
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

    /** An entry that names something, or null. */
    @Nullable
    DirectoryEntry entryOf(long id) {
        for (DirectoryEntry entry : entries.values()) {
            if (entry.id() == id) {
                return entry;
            }
        }
        return null;
    }

    DirectoryNode withEntries(TreePMap<String, DirectoryEntry> newEntries) {
        return new DirectoryNode(head, newEntries);
    }
}

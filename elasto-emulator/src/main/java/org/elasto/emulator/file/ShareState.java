package org.elasto.emulator.file;

import org.elasto.emulator.azure.front.Deletable;
import org.elasto.emulator.azure.front.Deletion;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * A share with all that is in it. Immutable.
 *
 * @param properties of the share as a whole
 * @param snapshots by their ids, oldest first
 * @param permissions that directories and files refer to
 * @param handles that SMB clients have open
 * @param deletion null while it is not deleted
 */
record ShareState(
        ShareProperties properties,
        FileTree tree,
        TreePMap<String, ShareSnapshot> snapshots,
        Permissions permissions,
        Handles handles,
        @Nullable Deletion deletion)
        implements Deletable {

    ShareState withProperties(ShareProperties newProperties) {
        return new ShareState(newProperties, tree, snapshots, permissions, handles, deletion);
    }

    ShareState withTree(FileTree newTree) {
        return new ShareState(properties, newTree, snapshots, permissions, handles, deletion);
    }

    ShareState withSnapshots(TreePMap<String, ShareSnapshot> newSnapshots) {
        return new ShareState(properties, tree, newSnapshots, permissions, handles, deletion);
    }

    ShareState withPermissions(Permissions newPermissions) {
        return new ShareState(properties, tree, snapshots, newPermissions, handles, deletion);
    }

    ShareState withHandles(Handles newHandles) {
        return new ShareState(properties, tree, snapshots, permissions, newHandles, deletion);
    }

    ShareState withDeletion(@Nullable Deletion newDeletion) {
        return new ShareState(properties, tree, snapshots, permissions, handles, newDeletion);
    }
}

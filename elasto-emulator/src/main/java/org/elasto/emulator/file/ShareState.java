package org.elasto.emulator.file;

import org.elasto.emulator.store.Attributes;
import org.pcollections.TreePMap;

/**
 * A share with all that is in it. Immutable.
 *
 * @param properties of the share as a whole
 * @param snapshots by their ids, oldest first
 * @param permissions that directories and files refer to
 * @param handles that SMB clients have open
 */
record ShareState(
        ShareProperties properties,
        FileTree tree,
        TreePMap<String, ShareSnapshot> snapshots,
        Permissions permissions,
        Handles handles)
        implements Attributes {

    ShareState withProperties(ShareProperties newProperties) {
        return new ShareState(newProperties, tree, snapshots, permissions, handles);
    }

    ShareState withTree(FileTree newTree) {
        return new ShareState(properties, newTree, snapshots, permissions, handles);
    }

    ShareState withSnapshots(TreePMap<String, ShareSnapshot> newSnapshots) {
        return new ShareState(properties, tree, newSnapshots, permissions, handles);
    }

    ShareState withPermissions(Permissions newPermissions) {
        return new ShareState(properties, tree, snapshots, newPermissions, handles);
    }

    ShareState withHandles(Handles newHandles) {
        return new ShareState(properties, tree, snapshots, permissions, newHandles);
    }
}

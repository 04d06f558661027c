package org.elasto.emulator.file;

/**
 * A share as it was. Immutable.
 *
 * @param properties with a tag and a lease of its own
 */
record ShareSnapshot(ShareProperties properties, FileTree tree) {

    ShareSnapshot withProperties(ShareProperties newProperties) {
        return new ShareSnapshot(newProperties, tree);
    }
}

package org.elasto.emulator.file;

import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** The security descriptors that the directories and files of a share refer to, by their keys. Immutable. */
record Permissions(TreePMap<String, Sddl> byKey) {

    static final Permissions NONE = new Permissions(TreePMap.empty());

    @Nullable
    Sddl find(String key) {
        return byKey.get(key);
    }

    Permissions plus(Sddl descriptor) {
        return new Permissions(byKey.plus(descriptor.key(), descriptor));
    }
}

package org.elasto.emulator.azure.front;

import org.elasto.emulator.store.Attributes;
import org.jspecify.annotations.Nullable;

/** What is kept with a container or share, which can be deleted and restored. */
public interface Deletable extends Attributes {

    /** Null while it is not deleted. */
    @Nullable
    Deletion deletion();
}

package org.elasto.emulator.blob;

import org.elasto.emulator.azure.ListMarkers.BlobPlace;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a list of blobs. Immutable.
 *
 * @param name of the blob, or the prefix
 * @param id of the snapshot or version; empty for anything else
 * @param blob null for a prefix, and for a name with blocks only
 */
record BlobItem(Kind kind, String name, String id, @Nullable Blob blob) {

    /** What an entry stands for. */
    enum Kind {
        /** All names that share it. */
        PREFIX,
        /** The present state. */
        BASE,
        SNAPSHOT,
        VERSION,
        /** Blocks that wait for their list, and no blob yet. */
        UNCOMMITTED,
        /** A blob that is deleted and has versions. */
        VERSIONS_ONLY
    }

    static BlobItem prefix(String prefix) {
        return new BlobItem(Kind.PREFIX, prefix, "", null);
    }

    BlobPlace place() {
        return new BlobPlace(name, id);
    }

    boolean isDeleted() {
        return blob != null && blob.state().deletion() != null;
    }
}

package org.elasto.emulator.s3;

import org.elasto.emulator.store.Content;
import org.jspecify.annotations.Nullable;

/** A part that waits for its upload to be completed. Immutable. */
record UploadedPart(
        Content content,
        byte[] md5,
        Timestamp lastModified,
        @Nullable Checksum checksum) {

    /** Without quotes. */
    String etag() {
        return Hex.encode(md5);
    }
}

package org.elasto.client.blob;

import org.jspecify.annotations.Nullable;

/** What a blob is made of. */
public enum BlobType {
    BLOCK("BlockBlob"),
    PAGE("PageBlob"),
    APPEND("AppendBlob");

    private final String word;

    BlobType(String word) {
        this.word = word;
    }

    /** As it is on the wire. */
    String word() {
        return word;
    }

    /** Null for a word of a kind that we do not know. */
    static @Nullable BlobType of(@Nullable String word) {
        for (BlobType type : values()) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        return null;
    }
}

package org.elasto.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was begun and is not there under its name: what a transfer left behind that was killed and that nobody
 * went on with, of this program or another. It takes space, and at most services costs money.
 *
 * @param uri what it was to become, or for a draft the draft itself
 * @param kind what it is
 * @param started when it was begun; null if the service does not say
 * @param token what the backend needs to remove it
 */
public record Leftover(StorageUri uri, Kind kind, @Nullable Instant started, String token) {

    /** What is left. */
    public enum Kind {
        /** An upload in parts that was neither completed nor aborted. */
        UPLOAD,
        /** Blocks of a blob of which none was ever committed. */
        BLOCKS,
        /** A file that waits beside its place, whose name begins with {@code .elasto-}. */
        DRAFT
    }

    private static final String DRAFT = ".elasto-";

    private static final int UUID_LENGTH = 36;

    /** A name like no other for a draft. */
    public static String newDraftName() {
        return DRAFT + UUID.randomUUID();
    }

    /** A draft that a listing told of. */
    static Leftover draft(DirectoryEntry entry) {
        return new Leftover(entry.uri(), Kind.DRAFT, entry.stat().modified(), "");
    }

    /**
     * Whether what has that name is a draft, which a transfer, perhaps somebody else's, is just putting together.
     *
     * @param path names with slashes between them
     */
    public static boolean isDraft(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.startsWith(DRAFT) && name.length() == DRAFT.length() + UUID_LENGTH;
    }
}

package org.elasto.client.file;

import org.elasto.client.azure.ContentHeaders;
import org.jspecify.annotations.Nullable;

/**
 * How to rename.
 *
 * @param replace whether a file that has the new name is replaced; else the service refuses, in the same step
 * @param sourceLease the lease of what is renamed; null for none
 * @param targetLease the lease of what is replaced; null for none
 * @param headers the content type and the metadata it is to have; those that are not given stay
 */
public record RenameOptions(
        boolean replace,
        @Nullable String sourceLease,
        @Nullable String targetLease,
        ContentHeaders headers) {

    /** Replaces nothing. */
    public static final RenameOptions NEW = new RenameOptions(false, null, null, ContentHeaders.NONE);

    /** Replaces a file that has the name. */
    public static final RenameOptions REPLACE = new RenameOptions(true, null, null, ContentHeaders.NONE);

    public RenameOptions withLeases(@Nullable String source, @Nullable String target) {
        return new RenameOptions(replace, source, target, headers);
    }

    public RenameOptions withHeaders(ContentHeaders value) {
        return new RenameOptions(replace, sourceLease, targetLease, value);
    }
}

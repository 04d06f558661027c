package org.elasto.client.file;

import java.time.Instant;
import org.elasto.client.azure.ContentHeaders;
import org.jspecify.annotations.Nullable;

/**
 * How to rename.
 *
 * @param replace whether a file that has the new name is replaced; else the service refuses, in the same step
 * @param sourceLease the lease of what is renamed; null for none
 * @param targetLease the lease of what is replaced; null for none
 * @param headers the content type and the metadata it is to have; those that are not given stay
 * @param lastWrite when its content was last changed, to the tenth of a microsecond; null leaves it as it is
 */
public record RenameOptions(
        boolean replace,
        @Nullable String sourceLease,
        @Nullable String targetLease,
        ContentHeaders headers,
        @Nullable Instant lastWrite) {

    /** Replaces nothing. */
    public static final RenameOptions NEW = new RenameOptions(false, null, null, ContentHeaders.NONE, null);

    /** Replaces a file that has the name. */
    public static final RenameOptions REPLACE = new RenameOptions(true, null, null, ContentHeaders.NONE, null);

    public RenameOptions withLeases(@Nullable String source, @Nullable String target) {
        return new RenameOptions(replace, source, target, headers, lastWrite);
    }

    public RenameOptions withHeaders(ContentHeaders value) {
        return new RenameOptions(replace, sourceLease, targetLease, value, lastWrite);
    }

    public RenameOptions withLastWrite(@Nullable Instant value) {
        return new RenameOptions(replace, sourceLease, targetLease, headers, value);
    }
}

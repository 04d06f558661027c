package org.elasto.client.file;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a directory.
 *
 * @param entries files and directories, in order of their names
 * @param next the marker of the next page; null on the last
 */
public record ListFilesResult(List<Entry> entries, @Nullable String next) {

    /**
     * A file or a directory.
     *
     * @param name its own
     * @param directory which of the two it is
     * @param size in bytes, of a file that is open over SMB perhaps an old one; 0 for directories
     * @param etag without quotes; null if the service does not say
     * @param lastModified null if the service does not say
     */
    public record Entry(
            String name,
            boolean directory,
            long size,
            @Nullable String etag,
            @Nullable Instant lastModified) {}

    public ListFilesResult {
        entries = List.copyOf(entries);
    }
}

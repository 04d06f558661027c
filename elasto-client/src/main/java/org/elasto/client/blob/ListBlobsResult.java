package org.elasto.client.blob;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of blobs, which may be empty without being the last.
 *
 * @param entries blobs and prefixes in order of their names
 * @param next the marker of the next page; null on the last
 */
public record ListBlobsResult(List<Entry> entries, @Nullable String next) {

    public ListBlobsResult {
        entries = List.copyOf(entries);
    }

    /**
     * A blob, or what the names of several begin with.
     *
     * @param name in full
     * @param info of a blob; null for a prefix
     * @param snapshot the time of a snapshot; null if it is none
     * @param current whether it is said to be the current one of several versions
     */
    public record Entry(
            String name, @Nullable BlobInfo info, @Nullable String snapshot, boolean current) {}
}

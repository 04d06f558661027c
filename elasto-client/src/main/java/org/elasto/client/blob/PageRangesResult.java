package org.elasto.client.blob;

import java.util.List;
import org.elasto.client.ByteRange;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of ranges.
 *
 * @param written ranges that hold data, in order; compared with a snapshot, those that changed
 * @param cleared compared with a snapshot, ranges that were cleared since; else empty
 * @param next the marker of the next page; null on the last
 */
public record PageRangesResult(
        List<ByteRange> written,
        List<ByteRange> cleared,
        @Nullable String next) {

    /** Nothing is written. */
    static final PageRangesResult NONE = new PageRangesResult(List.of(), List.of(), null);

    public PageRangesResult {
        written = List.copyOf(written);
        cleared = List.copyOf(cleared);
    }
}

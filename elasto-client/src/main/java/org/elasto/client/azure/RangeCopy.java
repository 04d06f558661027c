package org.elasto.client.azure;

import java.util.stream.Stream;
import org.elasto.client.ByteRange;
import org.elasto.client.rewrite.TransferQueue;

/** Copies ranges of one thing into another of its kind, holes as holes. Used once. */
public final class RangeCopy {

    private final RangeTarget target;
    private final Source source;
    private final long shift;
    private final TransferQueue queue;
    private long before;
    private long position;

    /** Copies a range of no more than one write to where it belongs in the target. */
    public interface Source {
        void copy(ByteRange range, long offset);
    }

    /**
     * Prepares a copy.
     *
     * @param shift how much further behind it stands in the target
     */
    public RangeCopy(RangeTarget target, Source source, long shift) {
        this.target = target;
        this.source = source;
        this.shift = shift;
        this.queue = target.queue();
    }

    /**
     * Copies.
     *
     * @param range of the source
     * @param written those of its ranges that hold data, in order
     */
    public void copy(ByteRange range, Stream<ByteRange> written) {
        position = range.offset();
        long found = target.grow(range.end() + shift);
        before = found >= 0 ? found : target.size();
        target.finish(queue, () -> {
            try (written) {
                written.forEach(data -> {
                    long start = Math.max(data.offset(), position);
                    long end = Math.min(data.end(), range.end());
                    if (start < end) {
                        hole(start);
                        data(start, end);
                    }
                });
            }
            hole(range.end());
        });
    }

    /** What was there where the source has nothing is cleared; behind the old end nothing was. */
    private void hole(long end) {
        long from = position + shift;
        long to = Math.min(end + shift, before);
        if (from < to) {
            ByteRange cleared = new ByteRange(from, to - from);
            queue.add(0, () -> target.clear(cleared));
        }
        position = end;
    }

    private void data(long start, long end) {
        for (long at = start; at < end; at += RangeTarget.LARGEST_WRITE) {
            long offset = at;
            int count = (int) Math.min(RangeTarget.LARGEST_WRITE, end - at);
            queue.add(count, () -> source.copy(new ByteRange(offset, count), offset + shift));
        }
        position = end;
    }
}

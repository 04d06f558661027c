package org.elasto.client.blob;

import java.util.stream.Stream;
import org.elasto.client.ByteRange;
import org.elasto.client.azure.TransferQueue;

/** Copies pages of one blob into another, holes as holes. Used once. */
final class PageCopy {

    private final PageTarget target;
    private final BlobSource source;
    private final long shift;
    private final TransferQueue queue;
    private long before;
    private long position;

    /**
     * Prepares a copy.
     *
     * @param shift how much further behind it stands in the target
     */
    PageCopy(PageTarget target, BlobSource source, long shift) {
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
    void copy(ByteRange range, Stream<ByteRange> written) {
        before = target.size();
        position = range.offset();
        target.grow(range.end() + shift);
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
        for (long at = start; at < end; at += PageTarget.LARGEST_WRITE) {
            long offset = at;
            int count = (int) Math.min(PageTarget.LARGEST_WRITE, end - at);
            queue.add(count, () -> target.copy(source, new ByteRange(offset, count), offset + shift));
        }
        position = end;
    }
}

package org.elasto.client.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.elasto.client.ByteRange;
import org.jspecify.annotations.Nullable;

/**
 * Holes in local files. Java cannot ask the system for them, so a hole is a run of zeros: punching writes zeros (at the
 * end of the file it gives the space back), listing reads the file and leaves out the blocks that are all zero.
 */
final class LocalRanges {

    private static final int BLOCK = 4 << 10;

    private LocalRanges() {}

    static void punch(FileChannel channel, ByteRange range) throws IOException {
        long size = channel.size();
        long end = Math.min(range.end(), size);
        if (range.offset() >= end) {
            return;
        }
        if (end == size) {
            channel.truncate(range.offset());
            LocalContent.writeFully(channel, size - 1, ByteBuffer.allocate(1));
            return;
        }
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(LocalContent.BLOCK, end - range.offset()));
        for (long at = range.offset(); at < end; at += zeros.limit()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), end - at));
            LocalContent.writeFully(channel, at, zeros);
        }
    }

    static Stream<ByteRange> list(FileChannel channel, Path path) {
        Scan scan = new Scan(channel, path);
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(scan, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** Finds one run of data after the other. */
    private static final class Scan implements Iterator<ByteRange> {

        private final FileChannel channel;
        private final Path path;
        private final byte[] block = new byte[BLOCK];
        private long position;
        private @Nullable ByteRange next;
        private boolean ended;

        Scan(FileChannel channel, Path path) {
            this.channel = channel;
            this.path = path;
        }

        @Override
        public boolean hasNext() {
            if (next == null && !ended) {
                try {
                    next = advance();
                } catch (IOException e) {
                    throw LocalErrors.of("listRanges", path, e);
                }
                ended = next == null;
            }
            return next != null;
        }

        @Override
        public ByteRange next() {
            ByteRange range = hasNext() ? next : null;
            if (range == null) {
                throw new NoSuchElementException();
            }
            next = null;
            return range;
        }

        private @Nullable ByteRange advance() throws IOException {
            long start = -1;
            while (true) {
                ByteBuffer buffer = ByteBuffer.wrap(block);
                LocalContent.readFully(channel, position, buffer);
                int count = buffer.position();
                boolean data = hasData(count);
                if (data && start < 0) {
                    start = position;
                }
                if (start >= 0 && !data) {
                    return new ByteRange(start, position - start);
                }
                if (count == 0) {
                    return null;
                }
                position += count;
            }
        }

        private boolean hasData(int count) {
            for (int i = 0; i < count; i++) {
                if (block[i] != 0) {
                    return true;
                }
            }
            return false;
        }
    }
}

package org.elasto.emulator.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Immutable bytes as a rope of immutable blocks: slicing and joining share the blocks and copy no byte.
 *
 * <p>Thread-safe. No operation needs memory in proportion to the length but {@link #toByteArray}.
 */
public final class Content {

    public static final Content EMPTY = new Content(new Block[0], new long[0]);

    private final Block[] blocks;

    /** Where each block ends, counted from the start of the content. */
    private final long[] ends;

    private Content(Block[] blocks, long[] ends) {
        this.blocks = blocks;
        this.ends = ends;
    }

    /** Takes over {@code bytes}, which nobody may change afterwards. */
    public static Content wrap(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : of(List.of(new Block(bytes, 0, bytes.length)));
    }

    static Content of(List<Block> blocks) {
        long[] ends = new long[blocks.size()];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += blocks.get(i).length();
            ends[i] = end;
        }
        return new Content(blocks.toArray(Block[]::new), ends);
    }

    /** The parts one after the other. */
    public static Content concat(List<Content> parts) {
        List<Block> blocks = new ArrayList<>();
        for (Content part : parts) {
            blocks.addAll(Arrays.asList(part.blocks));
        }
        return of(blocks);
    }

    public long length() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    /**
     * The bytes from {@code from} up to but without {@code to}.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= length()}
     */
    public Content slice(long from, long to) {
        if (from < 0 || from > to || to > length()) {
            throw new IndexOutOfBoundsException(from + " to " + to + " of " + length());
        }
        if (from == to) {
            return EMPTY;
        }
        if (from == 0 && to == length()) {
            return this;
        }
        List<Block> cut = new ArrayList<>();
        for (int i = blockAt(from); i < blocks.length && startOf(i) < to; i++) {
            long start = startOf(i);
            int skip = (int) Math.max(0, from - start);
            int end = (int) Math.min(blocks[i].length(), to - start);
            cut.add(new Block(blocks[i].array(), blocks[i].offset() + skip, end - skip));
        }
        return of(cut);
    }

    /** Read-only views of the blocks, in order. */
    public Iterator<ByteBuffer> buffers() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < blocks.length;
            }

            @Override
            public ByteBuffer next() {
                if (next == blocks.length) {
                    throw new NoSuchElementException();
                }
                Block block = blocks[next++];
                return ByteBuffer.wrap(block.array(), block.offset(), block.length())
                        .asReadOnlyBuffer();
            }
        };
    }

    /** All of it in one array: only for what is known to be small. */
    public byte[] toByteArray() {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(length()));
        buffers().forEachRemaining(all::put);
        return all.array();
    }

    /** The blocks in order, for what keeps them elsewhere. */
    List<Block> blocks() {
        return List.of(blocks);
    }

    private int blockAt(long position) {
        int found = Arrays.binarySearch(ends, position);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private long startOf(int block) {
        return block == 0 ? 0 : ends[block - 1];
    }

    /** A run of bytes inside an array that is never written to again. */
    record Block(byte[] array, int offset, int length) {}
}

package org.elasto.emulator.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gathers bytes as they arrive into blocks of at most {@link #BLOCK} bytes. Not thread-safe.
 */
public final class ContentBuilder {

    /** The largest block: under half a region of G1 on small heaps, so that none is allocated as humongous. */
    static final int BLOCK = 256 * 1024;

    private final List<Content.Block> blocks = new ArrayList<>();
    private byte[] open;
    private int filled;
    private long length;

    /**
     * @param expected how many bytes will come, if known, else -1; only sizes the first block and bounds nothing
     */
    public ContentBuilder(long expected) {
        this.open = new byte[(int) Math.min(expected < 0 ? 4096 : expected, BLOCK)];
    }

    /** Takes all that remains in {@code piece}. */
    public void append(ByteBuffer piece) {
        length += piece.remaining();
        while (piece.hasRemaining()) {
            if (filled == open.length) {
                seal();
                open = new byte[Math.max(BLOCK / 16, (int) Math.min(BLOCK, length))];
            }
            int count = Math.min(piece.remaining(), open.length - filled);
            piece.get(open, filled, count);
            filled += count;
        }
    }

    /** Bytes taken so far. */
    public long length() {
        return length;
    }

    /** The content; the builder is spent afterwards. */
    public Content build() {
        seal();
        return Content.of(blocks);
    }

    private void seal() {
        if (filled > 0) {
            // A block that stays half empty would hold on to memory nobody can see.
            byte[] array = filled * 2 < open.length ? Arrays.copyOf(open, filled) : open;
            blocks.add(new Content.Block(array, 0, filled));
            filled = 0;
            open = new byte[0];
        }
    }
}

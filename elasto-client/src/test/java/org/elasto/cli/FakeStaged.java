package org.elasto.cli;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.elasto.client.ByteRange;
import org.elasto.client.StageOptions;
import org.elasto.client.StagedFile;

/** A file in the making, in memory. */
final class FakeStaged implements StagedFile {

    private static final int PIECE = 1 << 20;

    private final byte[] content;
    private final Consumer<byte[]> publish;

    FakeStaged(StageOptions options, Consumer<byte[]> publish) {
        this.content = new byte[(int) options.size()];
        this.publish = publish;
    }

    @Override
    public String token() {
        return "none";
    }

    @Override
    public int pieceSize() {
        return PIECE;
    }

    @Override
    public boolean sparse() {
        return false;
    }

    @Override
    public int unit() {
        return 1;
    }

    @Override
    public boolean holds(ByteRange piece, long crc64) {
        return false;
    }

    @Override
    public void write(long offset, ByteBuffer piece) {
        synchronized (content) {
            piece.duplicate().get(content, (int) offset, piece.remaining());
        }
    }

    @Override
    public void publish() {
        publish.accept(content);
    }

    @Override
    public void discard() {
        // Nothing shows before it is published.
    }

    @Override
    public void close() {
        // Memory is let go of by itself.
    }
}

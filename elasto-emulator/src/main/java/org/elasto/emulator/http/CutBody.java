package org.elasto.emulator.http;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The beginning of a run of buffers. Not thread-safe. */
final class CutBody implements Iterator<ByteBuffer> {

    private final Iterator<ByteBuffer> whole;
    private long left;

    /**
     * A beginning.
     *
     * @param length bytes of it
     */
    CutBody(Iterator<ByteBuffer> whole, long length) {
        this.whole = whole;
        this.left = length;
    }

    @Override
    public boolean hasNext() {
        return left > 0 && whole.hasNext();
    }

    @Override
    public ByteBuffer next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ByteBuffer piece = whole.next();
        if (piece.remaining() > left) {
            piece = piece.slice(piece.position(), (int) left);
        }
        left -= piece.remaining();
        return piece;
    }
}

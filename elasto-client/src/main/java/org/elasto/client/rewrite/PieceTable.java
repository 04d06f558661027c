package org.elasto.client.rewrite;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * A file in the making: pieces without gaps from 0 to its size. Used by one thread.
 *
 * @param <P> where its bytes come from
 */
public final class PieceTable<P extends Piece<P>> {

    private final TreeMap<Long, P> pieces = new TreeMap<>();
    private final LongFunction<P> zeros;
    private long size;

    /**
     * An empty file.
     *
     * @param zeros makes so many bytes of nothing but zeros
     */
    public PieceTable(LongFunction<P> zeros) {
        this.zeros = zeros;
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** In order. */
    public List<P> all() {
        return List.copyOf(pieces.values());
    }

    /** In order, with their offsets. */
    public Map<Long, P> byOffset() {
        return new TreeMap<>(pieces);
    }

    /** Puts a piece over what is there; a gap before it becomes zeros. */
    public void put(long offset, P piece) {
        if (piece.length() == 0) {
            return;
        }
        if (offset > size) {
            resize(offset);
        }
        long end = offset + piece.length();
        split(offset);
        split(end);
        pieces.subMap(offset, end).clear();
        pieces.put(offset, piece);
        size = Math.max(size, end);
    }

    /** Cuts off, or appends zeros. */
    public void resize(long newSize) {
        if (newSize < size) {
            split(newSize);
            pieces.tailMap(newSize, true).clear();
        } else if (newSize > size) {
            pieces.put(size, zeros.apply(newSize - size));
        }
        size = newSize;
    }

    /** Makes a piece begin there. */
    private void split(long offset) {
        Map.Entry<Long, P> before = pieces.lowerEntry(offset);
        if (before == null) {
            return;
        }
        long start = before.getKey();
        P piece = before.getValue();
        if (start + piece.length() > offset) {
            long at = offset - start;
            P second = piece.slice(at, piece.length());
            pieces.put(start, piece.slice(0, at));
            pieces.put(offset, second);
        }
    }
}

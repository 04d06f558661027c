package org.elasto.client.blob;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A block blob in the making: pieces without gaps from 0 to its size. Used by one thread. */
final class BlockPieces {

    private final TreeMap<Long, BlockPiece> pieces = new TreeMap<>();
    private long size;

    long size() {
        return size;
    }

    /** In order. */
    List<BlockPiece> all() {
        return List.copyOf(pieces.values());
    }

    /** In order, with their offsets. */
    Map<Long, BlockPiece> byOffset() {
        return new TreeMap<>(pieces);
    }

    /** Puts a piece over what is there; a gap before it becomes zeros. */
    void put(long offset, BlockPiece piece) {
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
    void resize(long newSize) {
        if (newSize < size) {
            split(newSize);
            pieces.tailMap(newSize, true).clear();
        } else if (newSize > size) {
            pieces.put(size, new BlockPiece.Zeros(newSize - size));
        }
        size = newSize;
    }

    /** Makes a piece begin there. */
    private void split(long offset) {
        Map.Entry<Long, BlockPiece> before = pieces.lowerEntry(offset);
        if (before == null) {
            return;
        }
        long start = before.getKey();
        BlockPiece piece = before.getValue();
        if (start + piece.length() > offset) {
            long at = offset - start;
            BlockPiece second = piece.slice(at, piece.length());
            pieces.put(start, piece.slice(0, at));
            pieces.put(offset, second);
        }
    }
}

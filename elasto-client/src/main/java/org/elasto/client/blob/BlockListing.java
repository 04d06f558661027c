package org.elasto.client.blob;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.elasto.client.ByteRange;
import org.elasto.client.ForeignFile;

/** Turns pieces into the list of blocks to commit: those that stay whole stay, all else is put. Used once. */
final class BlockListing {

    private static final int LARGEST_ZEROS = 4 << 20;

    private final BlockStaging staging;
    private final BlockSizes sizes;
    private final BlockTarget target;
    private final List<ListedBlock> list = new ArrayList<>();

    BlockListing(BlockStaging staging, BlockSizes sizes, BlockTarget target) {
        this.staging = staging;
        this.sizes = sizes;
        this.target = target;
    }

    /** The list; what it names is on its way. None of the pieces is in memory any more. */
    List<ListedBlock> of(List<BlockPiece> pieces) {
        BlobSource old = target.old();
        for (BlockPiece piece : pieces) {
            if (piece instanceof BlockPiece.Staged block) {
                add(block);
            } else if (piece instanceof BlockPiece.Kept kept && old != null) {
                keep(old, new ByteRange(kept.offset(), kept.length()));
            } else if (piece instanceof BlockPiece.Copied copied) {
                copy(copied.source(), new ByteRange(copied.offset(), copied.length()));
            } else if (piece instanceof BlockPiece.Foreign foreign) {
                take(foreign.file(), new ByteRange(foreign.offset(), foreign.length()));
            } else {
                zeros(piece.length());
            }
        }
        return list;
    }

    private void add(BlockPiece.Staged block) {
        list.add(new ListedBlock(block.id(), false));
    }

    /** Lists the blocks within the range, and copies what is left at its ends. */
    private void keep(BlobSource old, ByteRange range) {
        long ragged = range.offset();
        long offset = 0;
        for (Block block : staging.committed()) {
            long end = offset + block.size();
            if (offset >= range.offset() && end <= range.end() && block.size() > 0) {
                copy(old, new ByteRange(ragged, offset - ragged));
                list.add(new ListedBlock(block.id(), true));
                ragged = end;
            }
            offset = end;
        }
        copy(old, new ByteRange(ragged, range.end() - ragged));
    }

    private void copy(BlobSource source, ByteRange range) {
        cut(range, piece -> staging.copy(source, piece));
    }

    private void take(ForeignFile source, ByteRange range) {
        cut(range, piece -> staging.take(source, piece));
    }

    /** Puts a range in blocks. */
    private void cut(ByteRange range, Function<ByteRange, BlockPiece.Staged> put) {
        long offset = range.offset();
        while (offset < range.end()) {
            long count = Math.min(range.end() - offset, sizes.next(staging.used()));
            add(put.apply(new ByteRange(offset, count)));
            offset += count;
        }
    }

    private void zeros(long length) {
        long left = length;
        while (left > 0) {
            int count = (int) Math.min(left, LARGEST_ZEROS);
            add(staging.put(ByteBuffer.allocate(count), count));
            left -= count;
        }
    }
}

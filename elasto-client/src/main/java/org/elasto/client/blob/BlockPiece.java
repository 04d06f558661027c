package org.elasto.client.blob;

import org.elasto.client.ErrorKind;
import org.elasto.client.ForeignFile;
import org.elasto.client.StorageException;
import org.elasto.client.rewrite.Piece;

/** Where a run of bytes of a block blob in the making comes from. Immutable; never empty. */
sealed interface BlockPiece extends Piece<BlockPiece> {

    /** Bytes of the version that is there. */
    record Kept(long offset, long length) implements BlockPiece {
        @Override
        public BlockPiece slice(long from, long to) {
            return new Kept(offset + from, to - from);
        }
    }

    /** Bytes in memory, which nobody changes any more. */
    @SuppressWarnings("ArrayRecordComponent")
    record Fresh(byte[] bytes, int start, long length) implements BlockPiece {
        @Override
        public BlockPiece slice(long from, long to) {
            return new Fresh(bytes, start + (int) from, to - from);
        }
    }

    /** A block that was put, or is on its way. */
    record Staged(String id, long length) implements BlockPiece {
        @Override
        public BlockPiece slice(long from, long to) {
            if (from == 0 && to == length) {
                return this;
            }
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT,
                    "this overwrites part of a large write that is not committed; commit before writing there again");
        }
    }

    /** Nothing but zeros. */
    record Zeros(long length) implements BlockPiece {
        @Override
        public BlockPiece slice(long from, long to) {
            return new Zeros(to - from);
        }
    }

    /** Bytes of a file of another backend, or of another endpoint. */
    record Foreign(ForeignFile file, long offset, long length) implements BlockPiece {
        @Override
        public BlockPiece slice(long from, long to) {
            return new Foreign(file, offset + from, to - from);
        }
    }

    /** Bytes of another blob. */
    record Copied(BlobSource source, long offset, long length) implements BlockPiece {
        @Override
        public BlockPiece slice(long from, long to) {
            return new Copied(source, offset + from, to - from);
        }
    }
}

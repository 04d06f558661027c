package org.elasto.client.s3;

import org.elasto.client.ForeignFile;
import org.elasto.client.rewrite.Piece;
import org.elasto.client.rewrite.SpillFile;

/** Where a run of bytes of an object in the making comes from. */
sealed interface S3Piece extends Piece<S3Piece> {

    /** Bytes of an object that is there, the old version or another. */
    record Stored(S3Source source, long offset, long length) implements S3Piece {
        @Override
        public Stored slice(long from, long to) {
            return new Stored(source, offset + from, to - from);
        }

        /** Whether the other one goes on where this ends. */
        boolean isFollowedBy(Stored next) {
            return next.source.equals(source) && next.offset == offset + length;
        }
    }

    /** Bytes in memory, which nobody changes any more. */
    @SuppressWarnings("ArrayRecordComponent")
    record Fresh(byte[] bytes, int start, long length) implements S3Piece {
        @Override
        public S3Piece slice(long from, long to) {
            return new Fresh(bytes, start + (int) from, to - from);
        }
    }

    /** Bytes for which memory was too small. */
    record Spilled(SpillFile file, long offset, long length) implements S3Piece {
        @Override
        public S3Piece slice(long from, long to) {
            return new Spilled(file, offset + from, to - from);
        }
    }

    /** Bytes of a file of another endpoint or backend. */
    record Foreign(ForeignFile file, long offset, long length) implements S3Piece {
        @Override
        public S3Piece slice(long from, long to) {
            return new Foreign(file, offset + from, to - from);
        }
    }

    /** Nothing but zeros. */
    record Zeros(long length) implements S3Piece {
        @Override
        public S3Piece slice(long from, long to) {
            return new Zeros(to - from);
        }
    }
}

package org.elasto.client.s3;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts an object in the making into parts: what is stored already is copied by the service, the rest is sent. A part has
 * at least 5 MiB, but for the last, so what is smaller borrows from what follows: that is fetched and sent again.
 */
final class S3Plan {

    /** So many copies travel at once that one alone need not be larger. */
    private static final long COPY = PartSizes.LARGEST_COPY / 8;

    private final long largestUpload;
    private final long largestCopy;
    private final List<Step> steps = new ArrayList<>();
    private List<S3Piece> pending = new ArrayList<>();
    private long pendingBytes;

    /** One part. */
    sealed interface Step {}

    /** Copied by the service. */
    record Copy(S3Piece.Stored stored) implements Step {}

    /** Sent by us. */
    record Upload(List<S3Piece> pieces, long length) implements Step {}

    private S3Plan(long size, int partSize) {
        long half = PartSizes.MOST_PARTS / 2;
        this.largestUpload = Math.max(partSize, size / half);
        this.largestCopy = size / COPY > half / 2 ? PartSizes.LARGEST_COPY : COPY;
    }

    /** The parts in order; none for an empty object. */
    static List<Step> of(List<S3Piece> pieces, int partSize) {
        long size = pieces.stream().mapToLong(S3Piece::length).sum();
        S3Plan plan = new S3Plan(size, partSize);
        List<S3Piece> merged = merged(pieces);
        for (int i = 0; i < merged.size(); i++) {
            if (merged.get(i) instanceof S3Piece.Stored stored) {
                plan.stored(stored, i == merged.size() - 1);
            } else {
                plan.fresh(merged.get(i));
            }
        }
        plan.send();
        return plan.steps;
    }

    private static List<S3Piece> merged(List<S3Piece> pieces) {
        List<S3Piece> merged = new ArrayList<>();
        for (S3Piece piece : pieces) {
            int last = merged.size() - 1;
            if (piece instanceof S3Piece.Stored next
                    && last >= 0
                    && merged.get(last) instanceof S3Piece.Stored before
                    && before.isFollowedBy(next)) {
                merged.set(last, new S3Piece.Stored(before.source(), before.offset(), before.length() + next.length()));
            } else {
                merged.add(piece);
            }
        }
        return merged;
    }

    private void fresh(S3Piece piece) {
        S3Piece rest = piece;
        // What is left when it is sent is then neither smaller than a part may be nor twice as large as one.
        while (pendingBytes + rest.length() >= 2 * largestUpload) {
            long count = largestUpload - pendingBytes;
            if (count > 0) {
                add(rest.slice(0, count));
                rest = rest.slice(count, rest.length());
            }
            send();
        }
        add(rest);
    }

    private void stored(S3Piece.Stored piece, boolean last) {
        S3Piece.Stored rest = piece;
        if (pendingBytes > 0 && pendingBytes < PartSizes.SMALLEST) {
            long borrowed = PartSizes.SMALLEST - pendingBytes;
            if (borrowed >= rest.length()) {
                fresh(rest);
                return;
            }
            add(rest.slice(0, borrowed));
            rest = rest.slice(borrowed, rest.length());
        }
        if (rest.length() < PartSizes.SMALLEST && !last) {
            fresh(rest);
            return;
        }
        send();
        copy(rest);
    }

    /** In equal parts. */
    private void copy(S3Piece.Stored piece) {
        long parts = (piece.length() + largestCopy - 1) / largestCopy;
        for (long i = 0; i < parts; i++) {
            long from = piece.length() * i / parts;
            steps.add(new Copy(piece.slice(from, piece.length() * (i + 1) / parts)));
        }
    }

    private void add(S3Piece piece) {
        pending.add(piece);
        pendingBytes += piece.length();
    }

    private void send() {
        if (pendingBytes > 0) {
            steps.add(new Upload(pending, pendingBytes));
            pending = new ArrayList<>();
            pendingBytes = 0;
        }
    }
}

package org.elasto.client.transfer;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.elasto.client.ByteRange;
import org.elasto.client.Capability;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.StagedFile;
import org.elasto.client.StorageException;
import org.elasto.client.checksum.Crc64Nvme;
import org.elasto.client.rewrite.TransferQueue;
import org.jspecify.annotations.Nullable;

/**
 * Copies one file in pieces, several at once, into one that is put together from them. Each piece is read, added to a
 * checksum and handed over; what was taken in all is held against what the source's service says of it, and only then
 * published. Used once.
 */
final class StagedCopy {

    /** A hole in between costs a request where ranges travel. */
    private static final int LEAST_REMOTE_HOLE = 256 << 10;

    private static final int LEAST_LOCAL_HOLE = 4 << 10;

    private final Engine engine;
    private final ElastoFile source;
    private final FileStat stat;
    private final StagedFile target;
    private final @Nullable Journal journal;
    private final boolean local;
    private final SourceDigest digest;
    private final long size;
    private long done;

    /**
     * A copy.
     *
     * @param local whether the target is a local file
     * @param journal where accepted pieces are noted; null for nowhere
     */
    StagedCopy(Engine engine, Source from, StagedFile target, boolean local, @Nullable Journal journal) {
        this.engine = engine;
        this.source = from.file();
        this.stat = from.stat();
        this.target = target;
        this.local = local;
        this.journal = journal;
        this.size = stat.size().orElseThrow();
        this.digest = new SourceDigest(source, size);
    }

    /**
     * What is copied.
     *
     * @param stat what it was when it was opened
     */
    record Source(ElastoFile file, FileStat stat) {}

    /** Copies and publishes; tells how many bytes the file has. */
    long run() {
        if (size <= target.pieceSize()) {
            if (size > 0) {
                carry(new ByteRange(0, size));
            }
        } else {
            carryAll();
            requireSame();
        }
        digest.verify();
        engine.rounds().run(() -> {
            target.publish();
            return true;
        });
        return size;
    }

    private void carryAll() {
        int parallelism = engine.parallelism();
        TransferQueue queue = new TransferQueue(engine.pieces(), parallelism, (long) parallelism * target.pieceSize());
        boolean good = false;
        try {
            carryData(queue);
            queue.awaitAll();
            good = true;
        } finally {
            if (!good) {
                queue.drain();
            }
        }
        progress(size - done);
    }

    /** Those ranges of the source that may hold something, where the target has holes; else all. */
    private void carryData(TransferQueue queue) {
        if (!target.sparse() || !source.capabilities().contains(Capability.SPARSE)) {
            cut(new ByteRange(0, size), queue);
            return;
        }
        try (Stream<ByteRange> ranges = source.listRanges()) {
            ByteRange open = null;
            for (Iterator<ByteRange> each = ranges.iterator(); each.hasNext(); ) {
                ByteRange next = each.next();
                if (open != null && next.offset() - open.end() < LEAST_REMOTE_HOLE) {
                    open = new ByteRange(open.offset(), next.end() - open.offset());
                    continue;
                }
                if (open != null) {
                    cut(open, queue);
                }
                open = next;
            }
            if (open != null) {
                cut(open, queue);
            }
        }
    }

    private void cut(ByteRange range, TransferQueue queue) {
        int piece = target.pieceSize();
        long at = range.offset() / target.unit() * target.unit();
        while (at < range.end()) {
            long next = Math.min((at / piece + 1) * piece, Math.min(size, up(range.end())));
            ByteRange part = new ByteRange(at, next - at);
            at = next;
            Journal.Piece before = journal == null ? null : journal.accepted(part);
            if (before == null || !target.holds(part, before.crc64())) {
                queue.add((int) part.length(), () -> carry(part));
            } else {
                digest.passed(part, before.crc64());
                progress(part.length());
            }
        }
    }

    private long up(long offset) {
        return (offset + target.unit() - 1) / target.unit() * target.unit();
    }

    private void carry(ByteRange piece) {
        try {
            byte[] buffer = engine.buffers().take((int) piece.length());
            try {
                long crc = engine.rounds().run(() -> read(piece, buffer));
                engine.rounds().run(() -> {
                    write(piece, buffer);
                    return true;
                });
                digest.passed(piece, crc);
                if (journal != null) {
                    journal.add(piece, crc);
                }
            } finally {
                engine.buffers().give(buffer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageException(ErrorKind.UNEXPECTED, "interrupted during a transfer", false, null, e);
        }
        progress(piece.length());
    }

    private long read(ByteRange piece, byte[] buffer) {
        int count = source.read(piece.offset(), ByteBuffer.wrap(buffer));
        if (count != piece.length()) {
            throw changed();
        }
        if (piece.length() == size) {
            digest.whole(buffer, count);
        }
        return new Crc64Nvme().update(buffer, 0, count).value();
    }

    private void write(ByteRange piece, byte[] buffer) {
        if (!target.sparse()) {
            target.write(piece.offset(), ByteBuffer.wrap(buffer));
            return;
        }
        int length = (int) piece.length();
        for (ByteRange data : ZeroRuns.data(buffer, length, local ? LEAST_LOCAL_HOLE : LEAST_REMOTE_HOLE)) {
            ByteBuffer part = ByteBuffer.wrap(buffer, (int) data.offset(), (int) data.length());
            target.write(piece.offset() + data.offset(), part);
        }
    }

    /** Between two pieces somebody may have written. */
    private void requireSame() {
        if (!JournalHead.version(source.stat()).equals(JournalHead.version(stat))) {
            throw changed();
        }
    }

    private StorageException changed() {
        return new StorageException(
                ErrorKind.PRECONDITION_FAILED,
                source.uri() + " was changed while it was copied; nothing was published");
    }

    private synchronized void progress(long bytes) {
        if (bytes == 0) {
            return;
        }
        done += bytes;
        engine.options().progress().progress(done, OptionalLong.of(size));
    }
}

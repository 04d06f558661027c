package org.elasto.client.blob;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.ForeignFile;
import org.elasto.client.StorageException;
import org.elasto.client.http.RequestBody;
import org.elasto.client.rewrite.PieceTable;
import org.elasto.client.rewrite.WriteSteps;
import org.jspecify.annotations.Nullable;

/**
 * Makes one block blob. What is small becomes one PutBlob, anything else blocks that travel while the next is filled;
 * blocks of the old version that stay whole are only listed. Memory is bounded by twice parallelism plus one parts.
 * Nothing shows before {@link #commit}; blocks of a writer that was aborted the service forgets after a week, or when
 * somebody else commits. Used by one thread.
 */
final class BlockWriter {

    private static final int FIRST_BUFFER = 64 << 10;

    /** What one PutBlobFromURL takes. */
    private static final long LARGEST_FETCH = 5000L << 20;

    private final BlobEndpoint endpoint;
    private final BlockTarget target;
    private final BlockStaging staging;
    private final BlockSizes sizes;
    private final boolean anywhere;
    private final PieceTable<BlockPiece> pieces = new PieceTable<>(BlockPiece.Zeros::new);
    private final WriteSteps steps;
    private byte[] buffer = new byte[0];
    private int buffered;
    private long bufferStart;
    private long fresh;

    /**
     * Begins with the old version if there is one, else with nothing.
     *
     * @param anywhere whether writes go anywhere, and not in order: then they stay in memory for as long as there is
     *     room, so that they can be written over
     */
    BlockWriter(BlobEndpoint endpoint, BlockTarget target, boolean anywhere) {
        this.endpoint = endpoint;
        this.target = target;
        this.anywhere = anywhere;
        this.staging = new BlockStaging(endpoint, target);
        this.sizes = new BlockSizes(endpoint.config().partSize());
        this.steps = new WriteSteps(target.blob(), this::abort);
        BlobSource old = target.old();
        if (old != null) {
            pieces.put(0, new BlockPiece.Kept(0, old.size()));
        }
    }

    /** How large it is so far. */
    long size() {
        return Math.max(pieces.size(), buffered == 0 ? 0 : bufferStart + buffered);
    }

    void write(long offset, ByteBuffer source) {
        steps.run(() -> {
            seek(offset);
            while (source.hasRemaining()) {
                int count = Math.min(room(source.remaining()), source.remaining());
                source.get(buffer, buffered, count);
                taken(count);
            }
            return 0;
        });
    }

    /** Takes so many bytes, or all there are if the length is -1. */
    long write(long offset, InputStream source, long length) {
        return steps.run(() -> {
            seek(offset);
            if (length >= 0) {
                sizes.expect(buffered + length, staging.used());
            }
            long done = 0;
            while (length < 0 || done < length) {
                int room = room(length < 0 ? FIRST_BUFFER : length - done);
                int count = WriteSteps.read(
                        source, buffer, buffered, (int) (length < 0 ? room : Math.min(room, length - done)));
                if (count < 0) {
                    break;
                }
                taken(count);
                done += count;
            }
            return done;
        });
    }

    void resize(long size) {
        steps.run(() -> {
            flush();
            pieces.resize(size);
            return 0;
        });
    }

    /** Puts zeros over what there is of a range. */
    void clear(ByteRange range) {
        steps.run(() -> {
            flush();
            long end = Math.min(range.end(), pieces.size());
            if (end > range.offset()) {
                pieces.put(range.offset(), new BlockPiece.Zeros(end - range.offset()));
            }
            return 0;
        });
    }

    void copy(BlobSource source, ByteRange range, long offset) {
        steps.run(() -> {
            flush();
            pieces.put(offset, new BlockPiece.Copied(source, range.offset(), range.length()));
            return 0;
        });
    }

    void take(ForeignFile source, ByteRange range, long offset) {
        steps.run(() -> {
            flush();
            pieces.put(offset, new BlockPiece.Foreign(source, range.offset(), range.length()));
            return 0;
        });
    }

    private void seek(long offset) {
        if (buffered > 0 && offset != bufferStart + buffered) {
            flush();
        }
        if (buffered == 0) {
            bufferStart = offset;
        }
    }

    /** Makes room for at least one byte, sending the buffer if it has the size of a block. */
    private int room(long wanted) {
        int size = sizes.next(staging.used());
        if (buffered >= size) {
            if (anywhere) {
                flush();
            } else {
                pieces.put(bufferStart, staging.put(ByteBuffer.wrap(buffer, 0, buffered), buffer.length));
                emptied();
            }
            size = sizes.next(staging.used());
        }
        if (buffered == buffer.length) {
            long first = staging.used() > 0 ? size : Math.max(FIRST_BUFFER, Math.min(wanted, size));
            int capacity = (int) Math.min(size, Math.max(buffered == 0 ? first : 0, 2L * buffer.length));
            buffer = Arrays.copyOf(buffer, capacity);
        }
        return Math.min(buffer.length, size) - buffered;
    }

    private void taken(int count) {
        buffered += count;
    }

    private void emptied() {
        bufferStart += buffered;
        buffer = new byte[0];
        buffered = 0;
    }

    /** Makes a piece of what is in the buffer; if many small ones hold much memory, they are sent. */
    private void flush() {
        if (buffered == 0) {
            return;
        }
        byte[] bytes = buffered < buffer.length / 2 ? Arrays.copyOf(buffer, buffered) : buffer;
        pieces.put(bufferStart, new BlockPiece.Fresh(bytes, 0, buffered));
        fresh += bytes.length;
        emptied();
        if (fresh > (long) endpoint.config().parallelism() * endpoint.config().partSize()) {
            stageFresh();
        }
    }

    /** Sends what is in memory, neighbours together. */
    private void stageFresh() {
        ByteArrayOutputStream run = new ByteArrayOutputStream();
        long start = 0;
        for (Map.Entry<Long, BlockPiece> entry : pieces.byOffset().entrySet()) {
            boolean inMemory = entry.getValue() instanceof BlockPiece.Fresh;
            long length = entry.getValue().length();
            if (run.size() > 0 && (!inMemory || run.size() + length > sizes.next(staging.used()))) {
                stage(start, run);
            }
            if (entry.getValue() instanceof BlockPiece.Fresh piece) {
                start = run.size() == 0 ? entry.getKey() : start;
                run.write(piece.bytes(), piece.start(), (int) piece.length());
            }
        }
        if (run.size() > 0) {
            stage(start, run);
        }
        fresh = 0;
    }

    private void stage(long start, ByteArrayOutputStream run) {
        byte[] bytes = run.toByteArray();
        run.reset();
        pieces.put(start, staging.put(ByteBuffer.wrap(bytes), bytes.length));
    }

    /** Publishes the blob and tells its ETag, if the service does. */
    @Nullable
    String commit() {
        WrittenBlob[] made = new WrittenBlob[1];
        steps.run(() -> {
            flush();
            made[0] = publish();
            steps.end();
            return 0;
        });
        return made[0].etag();
    }

    private WrittenBlob publish() {
        List<BlockPiece> all = pieces.all();
        boolean inMemory =
                all.stream().allMatch(piece -> piece instanceof BlockPiece.Fresh || piece instanceof BlockPiece.Zeros);
        if (inMemory && pieces.size() <= endpoint.config().partSize()) {
            return under(() -> endpoint.operations()
                    .putBlob(target.blob(), RequestBody.of(content(all)), target.headers(), guard()));
        }
        WrittenBlob copied = copiedWhole(all);
        if (copied != null) {
            return copied;
        }
        stageFresh();
        List<ListedBlock> list = new BlockListing(staging, sizes, target).of(pieces.all());
        staging.awaitAll();
        if (list.size() > BlockSizes.MOST_BLOCKS) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT,
                    target.blob() + " would have " + list.size() + " blocks, and " + BlockSizes.MOST_BLOCKS
                            + " are the most; write it anew from its beginning");
        }
        return under(() -> endpoint.operations().putBlockList(target.blob(), list, target.headers(), guard()));
    }

    /** A whole blob is copied in one request, if the service fetches it; null if it is no such case. */
    private @Nullable WrittenBlob copiedWhole(List<BlockPiece> all) {
        if (all.size() != 1 || !(all.get(0) instanceof BlockPiece.Copied copied)) {
            return null;
        }
        BlobSource source = copied.source();
        boolean whole = copied.offset() == 0 && copied.length() == source.size() && source.size() <= LARGEST_FETCH;
        BlobOperations operations = endpoint.operations();
        if (!whole
                || !source.operations().connection().equals(operations.connection())
                || !operations.connection().copiesFromUrl().get()) {
            return null;
        }
        try {
            WrittenBlob made =
                    under(() -> operations.putBlobFromUrl(target.blob(), source.url(null), target.headers(), guard()));
            endpoint.tally().copied(source.size());
            return made;
        } catch (StorageException e) {
            if (!operations.connection().isUnable(e)) {
                throw e;
            }
            return null;
        }
    }

    private WrittenBlob under(Supplier<WrittenBlob> request) {
        return target.lease().under(request);
    }

    private BlobConditions guard() {
        return target.guard().withLease(target.lease().id());
    }

    private static ByteBuffer content(List<BlockPiece> all) {
        if (all.size() == 1 && all.get(0) instanceof BlockPiece.Fresh only) {
            return ByteBuffer.wrap(only.bytes(), only.start(), (int) only.length());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (BlockPiece piece : all) {
            if (piece instanceof BlockPiece.Fresh bytes) {
                out.write(bytes.bytes(), bytes.start(), (int) bytes.length());
            } else {
                out.writeBytes(new byte[(int) piece.length()]);
            }
        }
        return ByteBuffer.wrap(out.toByteArray());
    }

    /** Drops everything; does nothing after a commit. */
    void abort() {
        if (steps.end()) {
            staging.abort();
            buffer = new byte[0];
        }
    }
}

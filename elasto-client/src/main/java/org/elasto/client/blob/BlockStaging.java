package org.elasto.client.blob;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.elasto.client.ByteRange;
import org.elasto.client.Cancellation;
import org.elasto.client.ForeignFile;
import org.elasto.client.StorageException;
import org.elasto.client.azure.ForeignUrl;
import org.elasto.client.http.RequestBody;
import org.elasto.client.http.Tally;
import org.elasto.client.rewrite.TransferQueue;
import org.jspecify.annotations.Nullable;

/**
 * Puts blocks, several at once; what the service does not fetch from where it is goes through us. Used by one thread.
 */
final class BlockStaging {

    private final BlobOperations stoppable;
    private final Cancellation stop = new Cancellation();
    private final Tally tally;
    private final BlockTarget target;
    private final TransferQueue queue;
    private final Set<ForeignFile> taken = new LinkedHashSet<>();
    private @Nullable List<Block> committed;
    private @Nullable BlockIds ids;
    private int used;

    BlockStaging(BlobEndpoint endpoint, BlockTarget target) {
        int parallelism = endpoint.config().parallelism();
        this.stoppable =
                endpoint.operations().within(endpoint.operations().limits().withCancellation(stop));
        this.tally = endpoint.tally();
        this.target = target;
        this.queue = new TransferQueue(
                endpoint.pieces(),
                parallelism,
                (long) parallelism * endpoint.config().partSize());
    }

    /** How many blocks were put. */
    int used() {
        return used;
    }

    /** The blocks that can stay as they are; none if new ones could not stand beside them. */
    List<Block> committed() {
        List<Block> known = committed;
        if (known == null) {
            known = readCommitted(target.old());
            committed = known;
        }
        return known;
    }

    private List<Block> readCommitted(@Nullable BlobSource old) {
        if (old == null) {
            return List.of();
        }
        List<Block> there = stoppable.getBlockList(old.blob(), BlobConditions.NONE);
        long sum = there.stream().mapToLong(Block::size).sum();
        // Of another version; that the commit finds out.
        return sum == old.size() && BlockIds.canStandBeside(there) ? there : List.of();
    }

    private String nextId() {
        BlockIds known = ids;
        if (known == null) {
            known = target.old() == null ? BlockIds.fresh() : BlockIds.beside(committed());
            ids = known;
        }
        used++;
        return known.next();
    }

    /** Puts a block; the bytes must not change any more. */
    BlockPiece.Staged put(ByteBuffer content, int memory) {
        String id = nextId();
        long length = content.remaining();
        queue.add(memory, () -> send(id, content));
        return new BlockPiece.Staged(id, length);
    }

    private void send(String id, ByteBuffer content) {
        target.lease().under(() -> {
            stoppable.putBlock(
                    target.blob(), id, RequestBody.of(content), target.lease().id());
            return true;
        });
    }

    /** Has a range of a blob become a block. */
    BlockPiece.Staged copy(BlobSource source, ByteRange range) {
        String id = nextId();
        queue.add((int) range.length(), () -> {
            if (!fetchedByService(source, range, id)) {
                send(id, source.reader().fetch(range));
            }
        });
        return new BlockPiece.Staged(id, range.length());
    }

    /** Has a range of a file from elsewhere become a block: what the service does not fetch goes through us. */
    BlockPiece.Staged take(ForeignFile source, ByteRange range) {
        taken.add(source);
        String id = nextId();
        queue.add((int) range.length(), () -> {
            boolean fetched = ForeignUrl.fetch(stoppable.connection(), source, range, url -> {
                String crc = target.lease()
                        .under(() -> stoppable.fetchBlock(
                                target.blob(), id, url, target.lease().id()));
                tally.copied(range.length());
                return crc;
            });
            if (!fetched) {
                ByteBuffer content = ByteBuffer.allocate((int) range.length());
                source.read(range.offset(), content);
                send(id, content.flip());
            }
        });
        return new BlockPiece.Staged(id, range.length());
    }

    private boolean fetchedByService(BlobSource source, ByteRange range, String id) {
        boolean same = source.operations().connection().equals(stoppable.connection());
        if (!same || !stoppable.connection().copiesFromUrl().get()) {
            return false;
        }
        try {
            return target.lease().under(() -> {
                stoppable.putBlockFromUrl(
                        target.blob(), id, source.url(range), target.lease().id());
                tally.copied(range.length());
                return true;
            });
        } catch (StorageException e) {
            if (!stoppable.connection().isUnable(e)) {
                throw e;
            }
            return false;
        }
    }

    /** Waits for all, and looks at the files from elsewhere that blocks were made of. */
    void awaitAll() {
        queue.awaitAll();
        taken.forEach(ForeignFile::verify);
    }

    /** Stops what is on its way, and waits until it is. */
    void abort() {
        stop.cancel();
        queue.drain();
    }
}

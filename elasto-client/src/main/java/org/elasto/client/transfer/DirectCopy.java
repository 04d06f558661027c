package org.elasto.client.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.OptionalLong;
import org.elasto.client.ByteRange;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.jspecify.annotations.Nullable;

/** Writes a target through a handle: by splices from another store, or from a stream whose length nobody knows. */
final class DirectCopy {

    /** How much the service is asked to copy between two looks at the cancellation. */
    private static final long SPLICE_STEP = 1L << 30;

    /** The same for what may pass through here. */
    private static final long FOREIGN_STEP = 64L << 20;

    /** What one request can copy. */
    private static final long WHOLE = 5L << 30;

    private final Engine engine;
    private final StorageUri to;

    DirectCopy(Engine engine, StorageUri to) {
        this.engine = engine;
        this.to = to;
    }

    /**
     * Has a file copied.
     *
     * @param near whether the service can copy it by itself
     */
    TransferResult splice(ElastoFile source, FileStat stat, boolean near) {
        long size = stat.size().orElseThrow();
        boolean[] byItself = {near};
        long bytes = publish(stat, target -> {
            long done = splice(source, size, target, near);
            byItself[0] |= done > 0 && target.cost().copied() >= done;
            return done;
        });
        return new TransferResult(to, bytes, byItself[0]);
    }

    /** Reads a file to its end, and writes what came. */
    TransferResult copy(ElastoFile source, FileStat stat) {
        OptionalLong size = stat.size();
        long bytes = publish(stat, target -> {
            try (InputStream in = source.read(0, -1)) {
                long taken = target.write(0, new Watched(in, size), -1);
                requireWhole(size, taken, source.uri());
                return taken;
            } catch (IOException e) {
                throw new StorageException(
                        ErrorKind.UNEXPECTED, "reading " + source.uri() + " failed: " + e.getMessage(), false, null, e);
            }
        });
        return new TransferResult(to, bytes, false);
    }

    private static void requireWhole(OptionalLong size, long bytes, StorageUri from) {
        if (size.isPresent() && size.getAsLong() != bytes) {
            throw new StorageException(
                    ErrorKind.UNEXPECTED, from + " has " + size.getAsLong() + " bytes, but " + bytes + " came");
        }
    }

    /** Writes a stream to its end. */
    TransferResult write(InputStream in) {
        long bytes = publish(null, target -> target.write(0, new Watched(in, OptionalLong.empty()), -1));
        return new TransferResult(to, bytes, false);
    }

    private long splice(ElastoFile source, long size, ElastoFile target, boolean near) {
        // Up to that size a whole copy is one request; what needs parts anyway can be stopped between steps.
        long nearStep = size <= WHOLE ? size : SPLICE_STEP;
        long step = near ? nearStep : FOREIGN_STEP;
        long done = 0;
        do {
            long length = Math.min(step, size - done);
            target.splice(source, new ByteRange(done, length), done);
            done += length;
            engine.options().progress().progress(done, OptionalLong.of(size));
        } while (done < size);
        return done;
    }

    /** Fills an open target. */
    private interface Filling {
        long fill(ElastoFile target);
    }

    /** Opens the target, has it filled, and publishes it; takes back what an exclusive create left if that fails. */
    private long publish(@Nullable FileStat source, Filling filling) {
        try (ElastoFile target = engine.elasto().open(to, openOptions(source))) {
            boolean published = false;
            try {
                long bytes = Stoppable.run(engine.options().cancellation(), () -> filling.fill(target));
                target.commit();
                published = true;
                return bytes;
            } finally {
                if (!published && target.created()) {
                    takeBack(target);
                }
            }
        }
    }

    private static void takeBack(ElastoFile target) {
        try {
            target.unlink();
        } catch (StorageException e) {
            // What went wrong before is thrown; the empty file that stays behind is the lesser news.
            System.getLogger(DirectCopy.class.getName())
                    .log(System.Logger.Level.WARNING, "could not remove what was begun at {0}", target.uri());
        }
    }

    private OpenOptions openOptions(@Nullable FileStat source) {
        OpenOptions open = engine.options().force()
                ? OpenOptions.of(OpenFlag.CREATE, OpenFlag.TRUNCATE)
                : OpenOptions.of(OpenFlag.CREATE, OpenFlag.TRUNCATE, OpenFlag.EXCLUSIVE);
        String contentType = engine.options().contentType();
        if (contentType == null && source != null) {
            contentType = source.contentType();
        }
        Map<String, String> metadata = engine.options().metadata();
        if (metadata == null) {
            metadata = source == null ? Map.of() : source.metadata();
        }
        return open.withContentType(contentType).withMetadata(metadata);
    }

    /** Tells the listener of each byte that passes. */
    private final class Watched extends FilterInputStream {

        private final OptionalLong total;
        private long done;

        Watched(InputStream in, OptionalLong total) {
            super(in);
            this.total = total;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int count = read(one, 0, 1);
            return count < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            Stoppable.check(engine.options().cancellation());
            int count = super.read(buffer, offset, length);
            if (count > 0) {
                done += count;
                engine.options().progress().progress(done, total);
            }
            return count;
        }
    }
}

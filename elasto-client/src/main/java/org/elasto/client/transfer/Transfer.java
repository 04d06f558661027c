package org.elasto.client.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.elasto.client.ByteRange;
import org.elasto.client.Capability;
import org.elasto.client.Elasto;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.jspecify.annotations.Nullable;

/**
 * Copies whole files from any backend to any other, with memory bounded by the part size; within one backend and
 * endpoint the service copies by itself. A target is published whole or not at all, and unless {@linkplain
 * TransferOptions#force forced} only where nothing was. Safe for use by many threads.
 */
public final class Transfer {

    private static final int BUFFER = 64 << 10;

    /** How much the service is asked to copy between two looks at the cancellation. */
    private static final long SPLICE_STEP = 1L << 30;

    /** The same for what may pass through here. */
    private static final long FOREIGN_STEP = 64L << 20;

    /** What one request can copy. */
    private static final long WHOLE = 5L << 30;

    private final Elasto elasto;
    private final TransferOptions options;

    public Transfer(Elasto elasto, TransferOptions options) {
        this.elasto = elasto;
        this.options = options;
    }

    /** Copies a file; content type and metadata go along unless the options give others. */
    public TransferResult copy(StorageUri from, StorageUri to) {
        requireDistinct(from, to);
        try (ElastoFile source = elasto.open(from)) {
            return copy(source, to);
        }
    }

    /** Renames a file where that can be, else copies it, then removes the source. */
    public TransferResult move(StorageUri from, StorageUri to) {
        requireDistinct(from, to);
        boolean renames = elasto.capabilities(from).contains(Capability.RENAME);
        FileStat stat = elasto.stat(from);
        if (renames && options.contentType() == null && options.metadata() == null && rename(from, to)) {
            return new TransferResult(to, stat.size().orElse(0), true);
        }
        // What is removed must be what was copied, and not what somebody put there meanwhile; those who rename have no
        // such condition.
        OpenOptions unchanged = renames ? OpenOptions.of() : OpenOptions.of().withIfMatch(stat.etag());
        try (ElastoFile source = elasto.open(from, unchanged)) {
            TransferResult result = copy(source, to);
            source.unlink();
            return result;
        }
    }

    /** False where only copying helps. */
    private boolean rename(StorageUri from, StorageUri to) {
        try {
            elasto.rename(from, to, options.force());
            return true;
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.UNSUPPORTED) {
                return false;
            }
            throw e;
        }
    }

    private TransferResult copy(ElastoFile source, StorageUri to) {
        FileStat stat = source.stat();
        OptionalLong size = stat.size();
        boolean near = source.uri().scheme().equals(to.scheme())
                && Objects.equals(source.uri().authority(), to.authority())
                && source.capabilities().contains(Capability.SPLICE);
        // A stream of a local file can be stopped at any byte, and is as fast.
        boolean local = isLocal(source.uri()) || isLocal(to);
        AtomicLong copied = new AtomicLong();
        long bytes = publish(to, stat, target -> {
            if (size.isPresent() && (near || !local)) {
                long done = splice(source, size.getAsLong(), target, near);
                copied.set(target.cost().copied());
                return done;
            }
            try (InputStream in = source.read(0, -1)) {
                long taken = target.write(0, new Watched(in, size), -1);
                requireWhole(size, taken, source.uri());
                return taken;
            } catch (IOException e) {
                throw failed("reading " + source.uri(), e);
            }
        });
        boolean serverSide = near || (bytes > 0 && copied.get() >= bytes);
        return new TransferResult(to, bytes, serverSide);
    }

    private static boolean isLocal(StorageUri uri) {
        return uri.scheme().equals("file");
    }

    /**
     * Writes a stream of any length, for instance standard input.
     *
     * @param in is read to its end, not closed
     */
    public TransferResult write(InputStream in, StorageUri to) {
        long bytes = publish(to, null, target -> target.write(0, new Watched(in, OptionalLong.empty()), -1));
        return new TransferResult(to, bytes, false);
    }

    /**
     * Reads a file into a stream, for instance standard output.
     *
     * @param out gets the bytes as they come, is flushed, not closed
     */
    public TransferResult read(StorageUri from, OutputStream out) {
        return read(from, 0, -1, out);
    }

    /**
     * Reads part of a file into a stream.
     *
     * @param offset the first byte
     * @param length how many at most, or -1 for all
     */
    public TransferResult read(StorageUri from, long offset, long length, OutputStream out) {
        try (ElastoFile source = elasto.open(from);
                InputStream in =
                        new Watched(source.read(offset, length), source.stat().size())) {
            byte[] buffer = new byte[BUFFER];
            long bytes = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                bytes += count;
            }
            out.flush();
            return new TransferResult(from, bytes, false);
        } catch (IOException e) {
            throw failed("reading " + from, e);
        }
    }

    private long splice(ElastoFile source, long size, ElastoFile target, boolean near) {
        // Up to that size a whole copy is one request; what needs parts anyway can be stopped between steps.
        long nearStep = size <= WHOLE ? size : SPLICE_STEP;
        long step = near ? nearStep : FOREIGN_STEP;
        long done = 0;
        do {
            options.cancellation().check();
            long length = Math.min(step, size - done);
            target.splice(source, new ByteRange(done, length), done);
            done += length;
            options.progress().progress(done, OptionalLong.of(size));
        } while (done < size);
        return done;
    }

    /** Opens the target, has it filled, and publishes it; takes back what an exclusive create left if that fails. */
    private long publish(StorageUri to, @Nullable FileStat source, Filling filling) {
        options.cancellation().check();
        try (ElastoFile target = elasto.open(to, openOptions(source))) {
            boolean published = false;
            try {
                long bytes = filling.fill(target);
                options.cancellation().check();
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
            System.getLogger(Transfer.class.getName())
                    .log(System.Logger.Level.WARNING, "could not remove what was begun at {0}", target.uri());
        }
    }

    private OpenOptions openOptions(@Nullable FileStat source) {
        OpenOptions open = options.force()
                ? OpenOptions.of(OpenFlag.CREATE, OpenFlag.TRUNCATE)
                : OpenOptions.of(OpenFlag.CREATE, OpenFlag.TRUNCATE, OpenFlag.EXCLUSIVE);
        String contentType = options.contentType();
        if (contentType == null && source != null) {
            contentType = source.contentType();
        }
        Map<String, String> metadata = options.metadata();
        if (metadata == null) {
            metadata = source == null ? Map.of() : source.metadata();
        }
        return open.withContentType(contentType).withMetadata(metadata);
    }

    private static void requireWhole(OptionalLong size, long bytes, StorageUri from) {
        if (size.isPresent() && size.getAsLong() != bytes) {
            throw new StorageException(
                    ErrorKind.UNEXPECTED, from + " has " + size.getAsLong() + " bytes, but " + bytes + " came");
        }
    }

    private static void requireDistinct(StorageUri from, StorageUri to) {
        if (from.equals(to)) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "source and target are the same: " + from);
        }
    }

    private static StorageException failed(String what, IOException cause) {
        return new StorageException(ErrorKind.UNEXPECTED, what + " failed: " + cause.getMessage(), false, null, cause);
    }

    /** Fills an open target. */
    private interface Filling {
        long fill(ElastoFile target);
    }

    /** Tells the listener of each byte that passes and stops when cancelled. */
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
            options.cancellation().check();
            int count = super.read(buffer, offset, length);
            if (count > 0) {
                done += count;
                options.progress().progress(done, total);
            }
            return count;
        }
    }
}

package org.elasto.client.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.elasto.client.Capability;
import org.elasto.client.Cost;
import org.elasto.client.Elasto;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.elasto.client.http.Pause;

/**
 * Copies whole files from any backend to any other, several pieces at once and with bounded memory; within one backend and
 * endpoint the service copies by itself. A target is published whole or not at all, and unless {@linkplain
 * TransferOptions#force forced} only where nothing was. Pieces carry checksums, and what was read is held against the
 * source's own before it is published. Holes stay holes where both ends have them, and runs of zeros become holes in local
 * files, page blobs and files of Azure. Modification times and content types are kept.
 *
 * <p>Safe for use by many threads. Close it to let go of its threads; every method throws {@link StorageException}.
 */
public final class Transfer implements AutoCloseable {

    private static final int BUFFER = 64 << 10;

    /** Of all files together, in pieces in flight per file. */
    private static final int FILES_AT_FULL_SPEED = 4;

    private final Elasto elasto;
    private final TransferOptions options;
    private final Engine engine;

    public Transfer(Elasto elasto, TransferOptions options) {
        this.elasto = elasto;
        this.options = options;
        int threads = elasto.config().parallelism() * FILES_AT_FULL_SPEED;
        this.engine = new Engine(
                elasto,
                options,
                new PieceBuffers((long) threads * elasto.config().partSize()),
                new Workers(options.cancellation(), threads, "elasto-transfer"),
                new Rounds(Pause.REAL, options.cancellation()));
    }

    /** Copies a file; content type and metadata go along unless the options give others. */
    public TransferResult copy(StorageUri from, StorageUri to) {
        requireDistinct(from, to);
        return new FileTransfer(engine).copy(from, to, null, false);
    }

    /**
     * What {@link #copy} takes if nothing has to be sent twice; sends nothing.
     *
     * @param stat of the source, as far as a listing tells it
     */
    public Cost explain(StorageUri from, FileStat stat, StorageUri to) {
        return new Estimate(engine).of(from, stat, to);
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
        return new FileTransfer(engine).copy(from, to, renames ? null : stat.etag(), true);
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

    /**
     * Copies all files below a directory, many at once; one that cannot be copied does not keep the rest. Directories are
     * made where the target has real ones.
     */
    public TreeResult copyTree(StorageUri from, StorageUri to, TreeListener listener) {
        requireApart(from, to);
        return new TreeTransfer(engine, from, to, listener).copy(false);
    }

    /** The same, each source removed when it has been copied. */
    public TreeResult moveTree(StorageUri from, StorageUri to, TreeListener listener) {
        requireApart(from, to);
        return new TreeTransfer(engine, from, to, listener).copy(true);
    }

    /**
     * Makes the files below one directory those below another: what has another size, or was changed since it was copied,
     * is copied again, {@link TransferOptions#force} or not. Holds the listing of the target in memory.
     */
    public TreeResult sync(StorageUri from, StorageUri to, SyncOptions how, TreeListener listener) {
        requireApart(from, to);
        return new TreeTransfer(engine.with(options.withForce(true)), from, to, listener).sync(how);
    }

    /** A tree in itself would be copied without end. */
    private void requireApart(StorageUri from, StorageUri to) {
        requireDistinct(from, to);
        boolean near = elasto.isSame(top(from), top(to));
        String source = from.key().isEmpty() || from.key().endsWith("/") ? from.key() : from.key() + "/";
        if (near && (to.key() + "/").startsWith(source)) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, to + " is in " + from);
        }
    }

    private static StorageUri top(StorageUri uri) {
        return uri.withKey("");
    }

    /**
     * Writes a stream of any length, for instance standard input.
     *
     * @param in is read to its end, not closed
     */
    public TransferResult write(InputStream in, StorageUri to) {
        return new DirectCopy(engine, to).write(in);
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
                InputStream in = source.read(offset, length)) {
            OptionalLong size = source.stat().size();
            return Stoppable.run(options.cancellation(), () -> {
                byte[] buffer = new byte[BUFFER];
                long bytes = 0;
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    out.write(buffer, 0, count);
                    bytes += count;
                    options.progress().progress(bytes, size);
                }
                out.flush();
                return new TransferResult(from, bytes, false);
            });
        } catch (IOException e) {
            throw new StorageException(
                    ErrorKind.UNEXPECTED, "reading " + from + " failed: " + e.getMessage(), false, null, e);
        }
    }

    /** The transfers that were begun with journals in the same directory, and that nobody is at work on; the oldest first. */
    public List<PendingTransfer> pending() {
        return journals().pending();
    }

    /**
     * Goes on with one, in this or another process: what has arrived is not sent again.
     *
     * @throws StorageException PRECONDITION_FAILED if the source was changed since; NOT_FOUND if there is no such transfer;
     *     LEASE_CONFLICT if somebody is at work on it
     */
    public TransferResult resume(String id) {
        return new FileTransfer(engine).resume(journals().open(id));
    }

    /** Drops one, with all that has arrived. */
    public void abandon(String id) {
        new FileTransfer(engine).abandon(journals().open(id));
    }

    private Journals journals() {
        Path directory = options.journals();
        if (directory == null) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "these transfers keep no journals");
        }
        return new Journals(directory);
    }

    private static void requireDistinct(StorageUri from, StorageUri to) {
        if (from.equals(to)) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "source and target are the same: " + from);
        }
    }

    @Override
    public void close() {
        engine.pieces().close();
    }
}

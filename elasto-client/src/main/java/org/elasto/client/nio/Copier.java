package org.elasto.client.nio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.elasto.client.ByteRange;
import org.elasto.client.Capability;
import org.elasto.client.Elasto;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.FileStat;
import org.elasto.client.FileType;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.jspecify.annotations.Nullable;

/**
 * Copies and moves between paths of one provider: by the service where it can, else through this machine with bounded
 * memory. Content types and metadata go along; times do not, as no store takes them. Used once.
 */
final class Copier {

    private final ElastoPath source;
    private final ElastoPath target;
    private final boolean replace;
    private final boolean atomic;

    private Copier(ElastoPath source, ElastoPath target, CopyOption... options) {
        source.getFileSystem().requireOpen();
        target.getFileSystem().requireOpen();
        List<CopyOption> asked = List.of(options);
        for (CopyOption option : asked) {
            if (!(option instanceof StandardCopyOption) && !(option instanceof LinkOption)) {
                throw new UnsupportedOperationException("there is no option " + option);
            }
        }
        this.source = source;
        this.target = target;
        this.replace = asked.contains(StandardCopyOption.REPLACE_EXISTING);
        this.atomic = asked.contains(StandardCopyOption.ATOMIC_MOVE);
        target.getFileSystem().changing();
        source.getFileSystem().changing();
    }

    static void copy(ElastoPath source, ElastoPath target, CopyOption... options) throws IOException {
        Copier copier = new Copier(source, target, options);
        if (copier.atomic) {
            throw new UnsupportedOperationException("ATOMIC_MOVE is for moves");
        }
        if (!copier.isSame()) {
            copier.copy(false);
        }
    }

    static void move(ElastoPath source, ElastoPath target, CopyOption... options) throws IOException {
        Copier copier = new Copier(source, target, options);
        if (copier.isSame() || copier.rename()) {
            return;
        }
        if (copier.atomic) {
            throw new AtomicMoveNotSupportedException(
                    source.toString(), target.toString(), "the store has no rename for that");
        }
        copier.copy(true);
    }

    private boolean isSame() throws IOException {
        return source.getFileSystem().provider().isSameFile(source, target);
    }

    /** False if the store has no rename for that. */
    private boolean rename() throws IOException {
        Elasto elasto = source.getFileSystem().elasto();
        boolean possible = elasto == target.getFileSystem().elasto()
                && elasto.capabilities(source.getFileSystem().root()).contains(Capability.RENAME);
        if (!possible) {
            return false;
        }
        try {
            elasto.rename(source.uri(), target.uri(), replace || atomic);
            return true;
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.UNSUPPORTED) {
                return false;
            }
            boolean inTheWay = replace && !atomic && Probe.stat(source) != null && Probe.stat(target) != null;
            if (!inTheWay) {
                throw NioErrors.of(e, e.kind() == ErrorKind.ALREADY_EXISTS ? target.toString() : source.toString());
            }
        }
        // A rename replaces files by files only.
        NioErrors.remove(target, () -> elasto.remove(target.uri()));
        NioErrors.run(source, () -> elasto.rename(source.uri(), target.uri(), false));
        return true;
    }

    private void copy(boolean moving) throws IOException {
        try (ElastoFile from = openSource()) {
            if (from != null) {
                boolean exists = clearTarget();
                NioErrors.run(target, () -> copy(from, exists));
                if (moving) {
                    NioErrors.run(source, from::unlink);
                }
                return;
            }
        }
        FileStat directory = Probe.stat(source);
        if (directory == null) {
            throw new NoSuchFileException(source.toString());
        }
        if (moving) {
            Probe.requireEmpty(source);
        }
        boolean exists = clearTarget();
        if (exists) {
            NioErrors.remove(target, () -> target.getFileSystem().elasto().remove(target.uri()));
        }
        NioErrors.run(
                target,
                () -> target.getFileSystem()
                        .elasto()
                        .open(target.uri(), OpenFlag.DIRECTORY, OpenFlag.CREATE)
                        .close());
        if (moving) {
            source.getFileSystem().provider().delete(source);
        }
    }

    /** Null if it does not open as a file. */
    private @Nullable ElastoFile openSource() throws IOException {
        StorageUri uri = source.uri();
        if (uri.isContainer() || uri.holdsContainers()) {
            return null;
        }
        try {
            return source.getFileSystem().elasto().open(uri);
        } catch (StorageException e) {
            FileStat stat = e.kind() == ErrorKind.PERMISSION_DENIED ? null : Probe.stat(source);
            if (stat != null && stat.type() != FileType.FILE) {
                return null;
            }
            throw NioErrors.of(e, source.toString());
        }
    }

    /** Whether a file is there that may be replaced; an empty directory that may be is removed. */
    private boolean clearTarget() throws IOException {
        FileStat there = Probe.stat(target);
        if (there == null) {
            return false;
        }
        if (!replace) {
            throw new FileAlreadyExistsException(target.toString());
        }
        if (there.type() == FileType.FILE) {
            return true;
        }
        Probe.requireEmpty(target);
        target.getFileSystem().provider().delete(target);
        return false;
    }

    private void copy(ElastoFile from, boolean exists) {
        FileStat stat = from.stat();
        OpenOptions options = OpenOptions.of(OpenFlag.CREATE, exists ? OpenFlag.TRUNCATE : OpenFlag.EXCLUSIVE)
                .withContentType(stat.contentType())
                .withMetadata(stat.metadata());
        boolean done = false;
        ElastoFile to = target.getFileSystem().elasto().open(target.uri(), options);
        try {
            bytes(from, to, stat.size().orElse(0));
            to.commit();
            done = true;
        } finally {
            if (!done && !exists) {
                takeBack(to);
            }
            to.close();
        }
    }

    private void bytes(ElastoFile from, ElastoFile to, long size) {
        try {
            to.splice(from, new ByteRange(0, size), 0);
            return;
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.UNSUPPORTED) {
                throw e;
            }
        }
        try (InputStream in = from.read(0, size)) {
            long unused = to.write(0, in, size);
        } catch (IOException e) {
            throw new StorageException(ErrorKind.UNEXPECTED, "the copy broke off: " + e.getMessage(), false, null, e);
        }
    }

    /** Half a copy is none. */
    private void takeBack(ElastoFile made) {
        try {
            made.unlink();
        } catch (StorageException e) {
            System.getLogger(Copier.class.getName())
                    .log(System.Logger.Level.DEBUG, "half a copy was left behind: " + target, e);
        }
    }
}

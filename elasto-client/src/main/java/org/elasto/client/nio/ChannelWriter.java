package org.elasto.client.nio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import org.elasto.client.Capability;
import org.elasto.client.ElastoFile;
import org.elasto.client.OpenFlag;

/**
 * What a channel writes: small writes put together, and published when the channel says so. Once a write failed nothing is
 * published any more. Not thread-safe.
 */
final class ChannelWriter {

    private final ElastoPath path;
    private final ElastoFile file;
    private final WriteBehind buffer;
    /** Whether writes show at once; else they show when published. */
    private final boolean direct;
    /** Whether writes may go anywhere. */
    private final boolean anywhere;

    private boolean failed;
    /** Whether something was written that nobody else can see yet. */
    private boolean dirty;
    /** As far as writes in order have come; -1 before the first since the last publishing. */
    private long reached = -1;
    /** The size as it will be published; -1 if it has to be asked for. */
    private long size = -1;
    /** What must be written over before something shorter may replace it. */
    private long old;
    /** Where the next append goes; -1 if nothing was appended yet. */
    private long appended = -1;

    ChannelWriter(ElastoPath path, ElastoFile file, ChannelOptions options) {
        ElastoFileSystem fileSystem = path.getFileSystem();
        this.path = path;
        this.file = file;
        this.direct = fileSystem.elasto().capabilities(fileSystem.root()).contains(Capability.WRITE_RANGE);
        this.anywhere = file.capabilities().contains(Capability.WRITE_RANGE);
        this.buffer = new WriteBehind(path, file, fileSystem.statfs().minimumIo());
        if (options.file().has(OpenFlag.TRUNCATE) || options.file().has(OpenFlag.EXCLUSIVE)) {
            size = direct ? -1 : 0;
        }
    }

    /** The size, with what is written and not published yet. */
    long size() throws IOException {
        if (direct) {
            settle();
            return stat();
        }
        if (size < 0) {
            size = stat();
        }
        return size;
    }

    /** Behind the end as it was found first, and what was appended since. */
    long end() throws IOException {
        if (appended < 0) {
            appended = size();
        }
        return appended;
    }

    private long stat() throws IOException {
        return NioErrors.call(path, () -> file.stat().size().orElse(0));
    }

    void write(long offset, ByteBuffer source) throws IOException {
        if (!source.hasRemaining()) {
            return;
        }
        if (!anywhere) {
            guarded(() -> requireInOrder(offset));
        }
        long end = offset + source.remaining();
        long before = direct ? 0 : size();
        guarded(() -> buffer.write(offset, source));
        dirty = true;
        appended = appended < 0 ? -1 : end;
        if (!direct) {
            reached = end;
            size = Math.max(before, end);
        }
    }

    /** From 0, over all that is there, or from the end; then on and on. */
    private void requireInOrder(long offset) throws IOException {
        long before = size();
        boolean good = reached >= 0 ? offset == reached : offset == 0 || offset == before;
        if (!good) {
            throw new UnsupportedOperationException(
                    "the store writes in order, from 0 or from the end at " + before + ", here from "
                            + Math.max(0, reached) + " and not from " + offset + "; open with REWRITE: " + path);
        }
        if (reached < 0) {
            old = offset == 0 ? before : 0;
        }
    }

    void truncate(long wanted) throws IOException {
        guarded(() -> {
            buffer.flush();
            NioErrors.run(path, () -> file.truncate(wanted));
        });
        dirty = true;
        size = direct ? -1 : wanted;
        appended = -1;
    }

    /** Looks again where the end is, as others may have written until now. */
    void forgetEnd() {
        appended = -1;
    }

    /** Whether a read would not see what was written. */
    boolean isHidden() {
        return dirty && (!direct || !buffer.isEmpty());
    }

    /** Makes what was written visible to reads of this channel. */
    void settle() throws IOException {
        if (direct) {
            guarded(buffer::flush);
        } else if (dirty) {
            publish();
        }
    }

    /** Makes what was written visible to everybody; an empty file, too, if that is what was created. */
    void publish() throws IOException {
        if (failed) {
            throw new FileSystemException(path.toString(), null, "a write failed before, so nothing is published");
        }
        guarded(() -> {
            if (reached >= 0 && !anywhere && reached < old) {
                throw new FileSystemException(
                        path.toString(),
                        null,
                        "only the first " + reached + " of " + old + " bytes were written over, and the store keeps no"
                                + " rest: open with TRUNCATE_EXISTING or REWRITE");
            }
            buffer.flush();
            NioErrors.run(path, file::commit);
        });
        dirty = false;
        reached = -1;
    }

    boolean hasFailed() {
        return failed;
    }

    /** Forgets what was not published. */
    void drop() {
        failed = true;
        buffer.drop();
    }

    /** Something that writes. */
    private interface Write {
        void run() throws IOException;
    }

    private void guarded(Write write) throws IOException {
        boolean good = false;
        try {
            write.run();
            good = true;
        } finally {
            failed |= !good;
        }
    }
}

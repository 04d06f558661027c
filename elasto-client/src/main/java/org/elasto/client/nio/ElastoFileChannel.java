package org.elasto.client.nio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.elasto.client.ElastoFile;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * A channel to a file of a store. Reads are ranged; reads in order run ahead on one connection, reads at positions never
 * do. Writes are put together up to 4 MiB and published by {@link #force}, by closing, and by whatever needs to see them:
 * a read, a lock, its release. A channel in which a write failed publishes nothing.
 */
final class ElastoFileChannel extends FileChannel {

    private static final int CHUNK = 64 << 10;

    private final ElastoPath path;
    private final ElastoFileSystem fileSystem;
    private final ElastoFile file;
    private final ChannelOptions options;
    private final ReentrantLock turn = new ReentrantLock();
    private final SequentialReader reader;
    private final @Nullable ChannelWriter writer;
    private final ChannelLocks locks;
    private long position;

    private ElastoFileChannel(ElastoPath path, ElastoFile file, ChannelOptions options) {
        this.path = path;
        this.fileSystem = path.getFileSystem();
        this.file = file;
        this.options = options;
        this.reader = new SequentialReader(path, file);
        this.locks = new ChannelLocks(path, file);
        this.writer = options.write() ? new ChannelWriter(path, file, options) : null;
    }

    static ElastoFileChannel open(ElastoPath path, ChannelOptions options) throws IOException {
        ElastoFileSystem fileSystem = path.getFileSystem();
        fileSystem.requireOpen();
        if (options.write()) {
            fileSystem.changing();
        }
        ElastoFile file = NioErrors.call(path, () -> fileSystem.elasto().open(path.uri(), options.file()));
        return fileSystem.inUse(new ElastoFileChannel(path, file, options));
    }

    private ChannelWriter writer() throws IOException {
        requireOpen();
        ChannelWriter ours = writer;
        if (ours == null) {
            throw new NonWritableChannelException();
        }
        return ours;
    }

    private void requireOpen() throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }

    private void requireReadable() throws IOException {
        requireOpen();
        if (!options.read()) {
            throw new NonReadableChannelException();
        }
    }

    private static void requireNotNegative(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("it is not negative: " + number);
        }
    }

    /** Something done while nobody else does anything. */
    private interface Turn<T> {
        T run() throws IOException;
    }

    private <T> T inTurn(Turn<T> action) throws IOException {
        turn.lock();
        try {
            requireOpen();
            return action.run();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        requireReadable();
        return inTurn(() -> {
            showWrites();
            int count = target.hasRemaining() ? reader.read(position, target) : 0;
            position += Math.max(0, count);
            return count;
        });
    }

    private void showWrites() throws IOException {
        if (writer != null && writer.isHidden()) {
            reader.drop();
            writer.settle();
        }
    }

    @Override
    public long read(ByteBuffer[] targets, int begin, int length) throws IOException {
        long total = 0;
        for (int i = begin; i < begin + length; i++) {
            boolean empty = !targets[i].hasRemaining();
            int count = read(targets[i]);
            if (count < 0) {
                return total == 0 ? -1 : total;
            }
            total += count;
            if (targets[i].hasRemaining() && !empty) {
                break;
            }
        }
        return total;
    }

    @Override
    public int read(ByteBuffer target, long offset) throws IOException {
        requireNotNegative(offset);
        requireReadable();
        if (!target.hasRemaining()) {
            return 0;
        }
        if (writer == null) {
            return NioErrors.call(path, () -> file.read(offset, target));
        }
        return inTurn(() -> {
            showWrites();
            return NioErrors.call(path, () -> file.read(offset, target));
        });
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        ChannelWriter to = writer();
        return inTurn(() -> {
            long at = options.append() ? to.end() : position;
            int count = writeAt(to, at, source);
            position = at + count;
            return count;
        });
    }

    @Override
    public long write(ByteBuffer[] sources, int begin, int length) throws IOException {
        long total = 0;
        for (int i = begin; i < begin + length; i++) {
            total += write(sources[i]);
        }
        return total;
    }

    @Override
    public int write(ByteBuffer source, long offset) throws IOException {
        requireNotNegative(offset);
        ChannelWriter to = writer();
        return inTurn(() -> writeAt(to, options.append() ? to.end() : offset, source));
    }

    private int writeAt(ChannelWriter to, long offset, ByteBuffer source) throws IOException {
        int count = source.remaining();
        reader.drop();
        fileSystem.changing();
        to.write(offset, source);
        if (options.sync()) {
            to.publish();
        }
        return count;
    }

    @Override
    public long position() throws IOException {
        return inTurn(() -> position);
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
        requireNotNegative(newPosition);
        return inTurn(() -> {
            position = newPosition;
            return this;
        });
    }

    @Override
    public long size() throws IOException {
        return inTurn(() ->
                writer == null ? NioErrors.call(path, () -> file.stat().size().orElse(0)) : writer.size());
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        requireNotNegative(size);
        ChannelWriter to = writer();
        return inTurn(() -> {
            if (size < to.size()) {
                reader.drop();
                to.truncate(size);
            }
            position = Math.min(position, size);
            return this;
        });
    }

    /** Publishes what was written. */
    @Override
    public void force(boolean metaData) throws IOException {
        publish();
    }

    private void publish() throws IOException {
        inTurn(() -> {
            if (writer != null) {
                reader.drop();
                writer.publish();
            }
            return true;
        });
    }

    @Override
    public long transferTo(long offset, long count, WritableByteChannel target) throws IOException {
        requireNotNegative(offset);
        requireNotNegative(count);
        requireReadable();
        if (count == 0) {
            return 0;
        }
        long wanted = count > Long.MAX_VALUE - offset ? -1 : count;
        return inTurn(() -> {
            showWrites();
            try (InputStream in = NioErrors.call(path, () -> file.read(offset, wanted))) {
                return copy(in, target);
            } catch (StorageException e) {
                throw NioErrors.of(e, path.toString());
            }
        });
    }

    private static long copy(InputStream in, WritableByteChannel target) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long total = 0;
        int count;
        while ((count = in.read(chunk)) >= 0) {
            ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, count);
            while (bytes.hasRemaining()) {
                int written = target.write(bytes);
                total += written;
                if (written == 0) {
                    return total;
                }
            }
        }
        return total;
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long offset, long count) throws IOException {
        requireNotNegative(offset);
        requireNotNegative(count);
        writer();
        long total = 0;
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        while (total < count) {
            chunk.clear().limit((int) Math.min(CHUNK, count - total));
            if (source.read(chunk) <= 0) {
                break;
            }
            total += write(chunk.flip(), offset + total);
        }
        return total;
    }

    /** Not offered: a store has no memory to map. */
    @Override
    public MappedByteBuffer map(MapMode mode, long offset, long size) {
        throw new UnsupportedOperationException("a file of a store is not mapped");
    }

    /** Publishes what was written, then takes the lock; null if somebody else has it. */
    @Override
    public @Nullable FileLock tryLock(long offset, long size, boolean shared) throws IOException {
        requireOpen();
        if (shared) {
            requireReadable();
        } else {
            writer();
        }
        publish();
        ChannelLocks.Holding holding = locks.tryTake();
        if (writer != null) {
            writer.forgetEnd();
        }
        return holding == null ? null : new ElastoFileLock(this, offset, size, holding);
    }

    /** Asks again and again. */
    @Override
    public FileLock lock(long offset, long size, boolean shared) throws IOException {
        while (true) {
            FileLock lock = tryLock(offset, size, shared);
            if (lock != null) {
                return lock;
            }
            locks.pause();
            if (!isOpen()) {
                throw new AsynchronousCloseException();
            }
        }
    }

    void unlock(ChannelLocks.Holding holding) throws IOException {
        try {
            publish();
        } finally {
            NioErrors.run(path, () -> locks.end(holding));
        }
    }

    /** Makes closing drop what was not published. */
    void drop() {
        turn.lock();
        try {
            if (writer != null) {
                writer.drop();
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    protected void implCloseChannel() throws IOException {
        turn.lock();
        try {
            reader.drop();
            if (options.deleteOnClose()) {
                NioErrors.run(path, file::unlink);
            } else if (writer != null && !writer.hasFailed() && !options.byForce()) {
                writer.publish();
            }
        } finally {
            fileSystem.released(this);
            turn.unlock();
            NioErrors.run(path, () -> {
                try {
                    locks.endAny();
                } finally {
                    file.close();
                }
            });
        }
    }
}

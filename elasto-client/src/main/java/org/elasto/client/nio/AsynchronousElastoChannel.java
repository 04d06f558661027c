package org.elasto.client.nio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.FileLock;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** An {@link ElastoFileChannel} whose work is done by an executor. Writes take effect one after the other, in any order. */
final class AsynchronousElastoChannel extends AsynchronousFileChannel {

    private final ElastoFileChannel channel;
    private final ExecutorService executor;

    AsynchronousElastoChannel(ElastoFileChannel channel, ExecutorService executor) {
        this.channel = channel;
        this.executor = executor;
    }

    private <T, A> void run(Callable<T> action, A attachment, CompletionHandler<T, ? super A> handler) {
        executor.execute(() -> {
            T result;
            try {
                result = action.call();
            } catch (Exception e) {
                handler.failed(e, attachment);
                return;
            }
            handler.completed(result, attachment);
        });
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public AsynchronousFileChannel truncate(long size) throws IOException {
        channel.truncate(size);
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        channel.force(metaData);
    }

    private @Nullable FileLock ours(@Nullable FileLock lock) {
        return lock instanceof ElastoFileLock taken ? new ElastoFileLock(this, taken) : null;
    }

    @Override
    public <A> void lock(
            long position, long size, boolean shared, A attachment, CompletionHandler<FileLock, ? super A> handler) {
        run(() -> ours(channel.lock(position, size, shared)), attachment, handler);
    }

    @Override
    public Future<FileLock> lock(long position, long size, boolean shared) {
        return executor.submit(() -> ours(channel.lock(position, size, shared)));
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return ours(channel.tryLock(position, size, shared));
    }

    @Override
    public <A> void read(
            ByteBuffer target, long position, A attachment, CompletionHandler<Integer, ? super A> handler) {
        requireGood(!target.isReadOnly() && position >= 0);
        run(() -> channel.read(target, position), attachment, handler);
    }

    @Override
    public Future<Integer> read(ByteBuffer target, long position) {
        requireGood(!target.isReadOnly() && position >= 0);
        return executor.submit(() -> channel.read(target, position));
    }

    @Override
    public <A> void write(
            ByteBuffer source, long position, A attachment, CompletionHandler<Integer, ? super A> handler) {
        requireGood(position >= 0);
        run(() -> channel.write(source, position), attachment, handler);
    }

    @Override
    public Future<Integer> write(ByteBuffer source, long position) {
        requireGood(position >= 0);
        return executor.submit(() -> channel.write(source, position));
    }

    private static void requireGood(boolean good) {
        if (!good) {
            throw new IllegalArgumentException("the position is negative, or the buffer to read into is read-only");
        }
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

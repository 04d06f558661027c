package org.elasto.client.nio;

import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileLock;

/** A lock covers the whole file, whatever region was asked for, and is never shared. */
final class ElastoFileLock extends FileLock {

    private final ElastoFileChannel holder;
    private final ChannelLocks.Holding holding;

    ElastoFileLock(ElastoFileChannel holder, long position, long size, ChannelLocks.Holding holding) {
        super(holder, position, size, false);
        this.holder = holder;
        this.holding = holding;
    }

    ElastoFileLock(AsynchronousFileChannel channel, ElastoFileLock taken) {
        super(channel, taken.position(), taken.size(), false);
        this.holder = taken.holder;
        this.holding = taken.holding;
    }

    /** Whether it is held: it ends also when it is lost. */
    @Override
    public boolean isValid() {
        return holder.isOpen() && holding.held().getAsBoolean();
    }

    /** Publishes what was written under it, then gives it back. */
    @Override
    public void release() throws IOException {
        if (!holder.isOpen()) {
            throw new ClosedChannelException();
        }
        holder.unlock(holding);
    }
}

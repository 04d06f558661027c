package org.elasto.client.nio;

import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileLock;
import org.elasto.client.Lease;

/** A lock that is a lease: it covers the whole file, whatever region was asked for, and is never shared. */
final class ElastoFileLock extends FileLock {

    private final ElastoFileChannel holder;
    private final Lease lease;

    ElastoFileLock(ElastoFileChannel holder, long position, long size, Lease lease) {
        super(holder, position, size, false);
        this.holder = holder;
        this.lease = lease;
    }

    ElastoFileLock(AsynchronousFileChannel channel, ElastoFileLock taken) {
        super(channel, taken.position(), taken.size(), false);
        this.holder = taken.holder;
        this.lease = taken.lease;
    }

    /** Whether it is held: it ends also when the lease is lost. */
    @Override
    public boolean isValid() {
        return holder.isOpen() && lease.isHeld();
    }

    /** Publishes what was written under it, then gives it back. */
    @Override
    public void release() throws IOException {
        if (!holder.isOpen()) {
            throw new ClosedChannelException();
        }
        holder.unlock(lease);
    }
}

package org.elasto.client.nio;

import java.io.IOException;
import java.nio.channels.FileLockInterruptionException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.elasto.client.Capability;
import org.elasto.client.Elasto;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.Lease;
import org.elasto.client.LeaseOptions;
import org.elasto.client.LockOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageLock;
import org.jspecify.annotations.Nullable;

/**
 * The lock of one channel: a lease where there are leases, which then rides on the writes of the channel and keeps out
 * those of others; else an advisory lock, which keeps out only those who ask for it. Thread-safe.
 */
final class ChannelLocks {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How long a lease holds when its owner is gone; as long as there is one, it is renewed. */
    private static final LeaseOptions FOR_A_WHILE = LeaseOptions.of(Duration.ofSeconds(60));

    private final ElastoPath path;
    private final ElastoFile file;
    private final ElastoFileSystem fileSystem;
    private @Nullable Holding current;

    /**
     * A lock that was taken.
     *
     * @param held whether it is not lost
     * @param end gives it back
     */
    record Holding(BooleanSupplier held, Runnable end) {}

    ChannelLocks(ElastoPath path, ElastoFile file) {
        this.path = path;
        this.file = file;
        this.fileSystem = path.getFileSystem();
    }

    /** Null if somebody else has it. */
    synchronized @Nullable Holding tryTake() throws IOException {
        fileSystem.locks().claim(path.uri(), this);
        try {
            current = take();
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.LEASE_CONFLICT) {
                throw NioErrors.of(e, path.toString());
            }
        } finally {
            if (current == null) {
                fileSystem.locks().release(path.uri(), this);
            }
        }
        return current;
    }

    private Holding take() {
        Elasto elasto = fileSystem.elasto();
        boolean advisory = !file.capabilities().contains(Capability.LEASES)
                && file.capabilities().contains(Capability.ADVISORY_LOCKS);
        if (advisory) {
            StorageLock lock = elasto.lock(path.uri(), LockOptions.PRESET);
            return new Holding(lock::isHeld, lock::close);
        }
        Lease lease = lease();
        return new Holding(lease::isHeld, lease::close);
    }

    /** One that ends by itself when this process does, where there is such. */
    private Lease lease() {
        try {
            return file.acquireLease(FOR_A_WHILE);
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.UNSUPPORTED) {
                throw e;
            }
            return file.acquireLease(LeaseOptions.INFINITE);
        }
    }

    /** Waits a moment for whoever has it. */
    void pause() throws IOException {
        try {
            fileSystem.timing().pause(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            FileLockInterruptionException interrupted = new FileLockInterruptionException();
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    /** Gives it back, if that is what is held. */
    synchronized void end(Holding holding) {
        if (holding.equals(current)) {
            endAny();
        }
    }

    /** Gives back whatever is held. */
    synchronized void endAny() {
        Holding ended = current;
        current = null;
        if (ended != null) {
            ended.end().run();
            fileSystem.locks().release(path.uri(), this);
        }
    }
}

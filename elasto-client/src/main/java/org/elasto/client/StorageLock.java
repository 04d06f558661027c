package org.elasto.client;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A lock that is held: nobody else gets it until it is released, broken, or not renewed in time. It renews itself in the
 * background. Thread-safe.
 *
 * <p>Nobody can be sure to hold a lock while he does something elsewhere: he may be held up between looking and doing. So
 * whatever the lock protects should check the {@link #number}, or be written under the {@link #id} where that is a lease,
 * which the service itself checks.
 */
public interface StorageLock extends AutoCloseable {

    /** What it is on. */
    StorageUri uri();

    /**
     * Names this holding of the lock, a UUID. Where the lock is a lease it goes along with writes, by {@link
     * OpenOptions#withLease}.
     */
    String id();

    /** Who we said holds it. */
    String owner();

    /**
     * The fencing number: greater than that of anybody who held the lock before. Empty where it is not counted, see {@link
     * LockOptions#fencing}.
     */
    OptionalLong number();

    /** How long it holds from its last renewal; null for ever. */
    @Nullable
    Duration duration();

    /**
     * Whether it is certainly held: not released, not lost, and well within its time, reckoned from before the last renewal
     * was sent, by a clock that nobody sets. Sends nothing.
     */
    boolean isHeld();

    /**
     * Begins its time anew, as it does by itself unless it is held for ever, and so finds out whether it is still held.
     *
     * @throws StorageException LEASE_CONFLICT if it is lost
     */
    void renew();

    /**
     * Gives it back, so that another can take it at once.
     *
     * @throws StorageException LEASE_CONFLICT if it was lost before
     */
    void release();

    /** Gives it back if it is still held; never fails. */
    @Override
    void close();
}

package org.elasto.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A lease that a handle holds: as long as it does, only those who name its id may write. It rides on every write of its
 * handle. Thread-safe. Once it is lost, every method but {@link #close} and every write of the handle fails with
 * LEASE_CONFLICT.
 */
public interface Lease extends AutoCloseable {

    /** Names it to others who are to write under it; changes with {@link #change}. */
    String id();

    /** How long it holds from its last renewal; null for ever. */
    @Nullable
    Duration duration();

    /** Whether it is held as far as we know: not released, not lost, and not past its time by our clock. */
    boolean isHeld();

    /** Begins its time anew; needed only if it does not renew itself. */
    void renew();

    /** Gives it another id, a UUID. */
    void change(String newId);

    /** Gives it back, so that another can be taken at once. */
    void release();

    /** Gives it back if it is still held; never fails. */
    @Override
    void close();
}

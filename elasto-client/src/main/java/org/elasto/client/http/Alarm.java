package org.elasto.client.http;

import java.time.Duration;

/** Calls back after a while. Thread-safe. */
interface Alarm extends AutoCloseable {

    /**
     * Runs the action once, on a thread of the alarm; it must not block.
     *
     * @return takes it back; does nothing when it has run
     */
    Runnable after(Duration delay, Runnable action);

    /** Forgets every action. */
    @Override
    void close();
}

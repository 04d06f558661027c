package org.elasto.client.nio;

import java.time.Duration;

/** Time as file systems know it, passed in so that tests need not wait. */
interface Timing {

    /** The time of this machine. */
    Timing REAL = new Timing() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            Thread.sleep(time.toMillis());
        }
    };

    /** As {@link System#nanoTime}. */
    long nanos();

    void pause(Duration time) throws InterruptedException;
}

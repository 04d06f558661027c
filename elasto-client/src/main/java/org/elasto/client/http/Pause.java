package org.elasto.client.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.elasto.client.Cancellation;
import org.jspecify.annotations.Nullable;

/** Waits between two attempts. Thread-safe. */
@FunctionalInterface
public interface Pause {

    /** Waits in real time. */
    Pause REAL = Pause::await;

    /**
     * Waits that long, or until it is cancelled.
     *
     * @throws InterruptedException at once if the thread is interrupted
     */
    void waitFor(Duration time, @Nullable Cancellation cancellation) throws InterruptedException;

    private static void await(Duration time, @Nullable Cancellation cancellation) throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        Runnable wake = cancelled::countDown;
        if (cancellation != null) {
            cancellation.add(wake);
        }
        try {
            boolean unused = cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            if (cancellation != null) {
                cancellation.remove(wake);
            }
        }
    }
}

package org.elasto.client.lease;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** When leases are renewed. Thread-safe. */
public interface LeaseTimer extends AutoCloseable {

    /** For how long something has lasted; never goes back. */
    Clock clock();

    /**
     * Runs the action once, on a thread of its own, where it may send a request.
     *
     * @return takes it back; does nothing when it has begun
     */
    Runnable after(Duration delay, Runnable action);

    /** Forgets every action. */
    @Override
    void close();

    /** In real time, on a few daemon threads that are there only while leases are held. */
    static LeaseTimer real() {
        int threads = 4;
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(threads, task -> {
            Thread thread = new Thread(task, "elasto-lease");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setKeepAliveTime(5, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        Clock clock = new SteadyClock(Clock.systemUTC(), System::nanoTime);
        return new LeaseTimer() {
            @Override
            public Clock clock() {
                return clock;
            }

            @Override
            public Runnable after(Duration delay, Runnable action) {
                ScheduledFuture<?> ring = executor.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
                return () -> ring.cancel(false);
            }

            @Override
            public void close() {
                executor.shutdownNow();
            }
        };
    }
}

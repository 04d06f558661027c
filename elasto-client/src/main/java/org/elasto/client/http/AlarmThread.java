package org.elasto.client.http;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An alarm with one daemon thread, which is started when first needed and ends when the alarm is closed. */
final class AlarmThread implements Alarm {

    private @Nullable ScheduledThreadPoolExecutor thread;
    private boolean closed;

    @Override
    public synchronized Runnable after(Duration delay, Runnable action) {
        if (closed) {
            return () -> {};
        }
        ScheduledThreadPoolExecutor executor = thread;
        if (executor == null) {
            executor = new ScheduledThreadPoolExecutor(1, task -> {
                Thread daemon = new Thread(task, "elasto-http-alarm");
                daemon.setDaemon(true);
                return daemon;
            });
            // Nearly every deadline is taken back: without this each would stay in memory until its time.
            executor.setRemoveOnCancelPolicy(true);
            thread = executor;
        }
        ScheduledFuture<?> ring = executor.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> ring.cancel(false);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }
}

package org.elasto.client.transfer;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.elasto.client.Cancellation;

/**
 * Threads that carry pieces or files; a {@link Cancellation} interrupts them, and drops what waits. Closing them waits for
 * nobody.
 */
final class Workers implements Executor, AutoCloseable {

    private final Cancellation cancellation;
    private final ThreadPoolExecutor pool;
    private final Runnable stop = this::stop;

    /**
     * So many threads, made when they are needed.
     *
     * @param name what they are called in dumps
     */
    Workers(Cancellation cancellation, int threads, String name) {
        this.cancellation = cancellation;
        this.pool = new ThreadPoolExecutor(threads, threads, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
        cancellation.add(stop);
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    private void stop() {
        for (Runnable waiting : pool.shutdownNow()) {
            if (waiting instanceof Future<?> future) {
                future.cancel(false);
            }
        }
    }

    @Override
    public void close() {
        cancellation.remove(stop);
        stop();
    }
}

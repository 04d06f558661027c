package org.elasto.conformance.behavior;

import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.elasto.client.Elasto;
import org.elasto.client.LockOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageLock;
import org.elasto.client.StorageUri;

/** Two writers who go for one lock at the same moment, round after round. */
final class LockRace {

    private static final int WRITERS = 2;

    private final Elasto client;
    private final StorageUri uri;
    private final LockOptions options;
    private final CyclicBarrier start = new CyclicBarrier(WRITERS);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger together = new AtomicInteger();
    private final AtomicInteger fallen = new AtomicInteger();
    private final AtomicLong last = new AtomicLong();
    private final AtomicReference<String> failure = new AtomicReference<>("");

    /**
     * How it went.
     *
     * @param taken how often somebody had the lock
     * @param together how often the other had it, too
     * @param fallen how often a number was not greater than the one before
     * @param failure what went wrong otherwise; empty for nothing
     */
    record Result(int taken, int together, int fallen, String failure) {}

    private LockRace(Elasto client, StorageUri uri, LockOptions options) {
        this.client = client;
        this.uri = uri;
        this.options = options.withWaiting(Duration.ofSeconds(60)).withPoll(Duration.ofMillis(4));
    }

    /** @param options those that count */
    static Result run(Elasto client, StorageUri uri, LockOptions options, int rounds) throws InterruptedException {
        LockRace race = new LockRace(client, uri, options);
        Thread[] writers = new Thread[WRITERS];
        for (int i = 0; i < writers.length; i++) {
            writers[i] = new Thread(() -> race.write(rounds));
            writers[i].start();
        }
        for (Thread writer : writers) {
            writer.join();
        }
        return new Result(race.taken.get(), race.together.get(), race.fallen.get(), String.valueOf(race.failure.get()));
    }

    private void write(int rounds) {
        try {
            for (int round = 0; round < rounds; round++) {
                start.await();
                hold();
            }
        } catch (StorageException | BrokenBarrierException e) {
            failure.compareAndSet("", e.toString());
            start.reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hold() {
        try (StorageLock lock = client.lock(uri, options)) {
            if (inside.incrementAndGet() != 1 || !lock.isHeld()) {
                together.incrementAndGet();
            }
            taken.incrementAndGet();
            long number = lock.number().orElse(0);
            if (last.getAndSet(number) >= number) {
                fallen.incrementAndGet();
            }
            inside.decrementAndGet();
        }
    }
}

package org.elasto.client.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An alarm that goes off when a test says so. */
final class ManualAlarm implements Alarm {

    private record Ring(Duration delay, Runnable action) {}

    private final List<Ring> set = new ArrayList<>();

    @Override
    public synchronized Runnable after(Duration delay, Runnable action) {
        Ring ring = new Ring(delay, action);
        set.add(ring);
        return () -> remove(ring);
    }

    private synchronized void remove(Ring ring) {
        set.remove(ring);
    }

    /** Runs every action that is set for no later than that; returns how many. */
    int ring(Duration passed) {
        List<Ring> due = new ArrayList<>();
        synchronized (this) {
            set.removeIf(ring -> ring.delay().compareTo(passed) <= 0 && due.add(ring));
        }
        due.forEach(ring -> ring.action().run());
        return due.size();
    }

    synchronized int pending() {
        return set.size();
    }

    @Override
    public synchronized void close() {
        set.clear();
    }
}

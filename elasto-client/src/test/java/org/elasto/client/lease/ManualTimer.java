package org.elasto.client.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock that stands still until it is moved, and then runs what is due, in order. Used by one thread. */
public final class ManualTimer implements LeaseTimer {

    private record Due(Instant at, Runnable action) {}

    private final List<Due> due = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T08:00:00Z");

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    @Override
    public Runnable after(Duration delay, Runnable action) {
        Due added = new Due(now.plus(delay), action);
        due.add(added);
        return () -> due.remove(added);
    }

    /** Moves the clock. */
    public void advance(Duration time) {
        Instant until = now.plus(time);
        while (true) {
            Due next = due.stream().min(Comparator.comparing(Due::at)).orElse(null);
            if (next == null || next.at().isAfter(until)) {
                now = until;
                return;
            }
            due.remove(next);
            now = next.at();
            next.action().run();
        }
    }

    /** Moves the clock while nobody runs what is due. */
    public void jump(Duration time) {
        now = now.plus(time);
    }

    public int waiting() {
        return due.size();
    }

    @Override
    public void close() {
        due.clear();
    }
}

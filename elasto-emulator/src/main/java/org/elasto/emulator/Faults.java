package org.elasto.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.http.Asked;
import org.jspecify.annotations.Nullable;

/**
 * The faults of one emulator. Each request is judged once, when its head is there: every fault that is for it counts it,
 * in the order they were added; the first that is due does what it does, and the delays of all that only delay add up.
 * The parts of a batch and the sources of copies are not judged by themselves. Thread-safe.
 */
public final class Faults {

    /** Each request looks at all of them. */
    private static final int MOST = 1000;

    private volatile List<ArmedFault> armed = List.of();
    private long lastId;

    Faults() {}

    /**
     * Adds a fault, behind those that are there.
     *
     * @throws IllegalArgumentException where there are a thousand already
     */
    public synchronized ArmedFault add(Fault fault) {
        if (armed.size() >= MOST) {
            throw new IllegalArgumentException("there are " + MOST + " faults already; remove some first");
        }
        ArmedFault added = new ArmedFault(++lastId, fault);
        List<ArmedFault> more = new ArrayList<>(armed);
        more.add(added);
        armed = List.copyOf(more);
        return added;
    }

    /** Removes one; false where it is not there any more. */
    public synchronized boolean remove(ArmedFault fault) {
        return remove(fault.id());
    }

    /** Removes one by its number; false where there is none. */
    public synchronized boolean remove(long id) {
        List<ArmedFault> fewer =
                armed.stream().filter(fault -> fault.id() != id).toList();
        boolean removed = fewer.size() < armed.size();
        armed = fewer;
        return removed;
    }

    /** Removes all. */
    public synchronized void clear() {
        armed = List.of();
    }

    /** Those there are, in the order they were added. */
    public List<ArmedFault> list() {
        return armed;
    }

    /** Removes all, and adds others. */
    synchronized void replace(List<Fault> others) {
        clear();
        others.forEach(this::add);
    }

    boolean isEmpty() {
        return armed.isEmpty();
    }

    /** Judges a request; null for one that is left alone. */
    ArmedFault.@Nullable Strike judge(Fault.Front front, Asked asked) {
        FaultAction action = null;
        Duration delay = Duration.ZERO;
        Duration retryAfter = Duration.ZERO;
        for (ArmedFault each : armed) {
            ArmedFault.Strike strike = each.isFor(front, asked) ? each.judge(action != null) : null;
            if (strike != null) {
                delay = delay.plus(strike.delay());
                if (strike.action() != null) {
                    action = strike.action();
                    retryAfter = strike.retryAfter();
                }
            }
        }
        return action == null && delay.isZero() ? null : new ArmedFault.Strike(action, delay, retryAfter);
    }
}

package org.elasto.emulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongPredicate;
import org.elasto.emulator.http.Asked;
import org.jspecify.annotations.Nullable;

/** A fault of a running emulator, and how often it has struck. Thread-safe. */
public final class ArmedFault {

    /**
     * What happens to a request.
     *
     * @param action null for nothing
     * @param delay of the answer, whatever it is
     * @param retryAfter what an error tells, zero for nothing
     */
    record Strike(@Nullable FaultAction action, Duration delay, Duration retryAfter) {}

    private final long id;
    private final Fault fault;
    private final Set<Fault.Front> fronts = EnumSet.noneOf(Fault.Front.class);
    private final LongPredicate decisions;
    private long matched;
    private long struck;

    ArmedFault(long id, Fault fault) {
        this.id = id;
        this.fault = fault;
        Arrays.stream(Fault.Front.values()).filter(fault::concerns).forEach(fronts::add);
        this.decisions = fault.schedule().decisions();
    }

    /** Its number, which no other fault of the emulator has or had. */
    public long id() {
        return id;
    }

    public Fault fault() {
        return fault;
    }

    /** How many requests it was for, struck or not. */
    public synchronized long matched() {
        return matched;
    }

    /** How many requests it has struck. */
    public synchronized long struck() {
        return struck;
    }

    /** Whether it is for a request. */
    boolean isFor(Fault.Front front, Asked asked) {
        return fronts.contains(front) && fault.matches(asked);
    }

    /**
     * Counts and judges a request that it is for.
     *
     * @param taken whether something is done to it already, so that this fault can only let it wait
     * @return null for one that is left alone
     */
    synchronized @Nullable Strike judge(boolean taken) {
        matched++;
        boolean due = decisions.test(matched) && struck < fault.schedule().times();
        boolean acts = !fault.actions().isEmpty();
        if (!due || (acts && taken)) {
            return null;
        }
        FaultAction action =
                acts ? fault.actions().get((int) (struck % fault.actions().size())) : null;
        struck++;
        return new Strike(action, fault.timing().delay(), fault.timing().retryAfter());
    }

    /** For people: the fault and its counts. */
    @Override
    public synchronized String toString() {
        return "#" + id + " " + fault + " (struck " + struck + " of " + matched + ")";
    }
}

package org.elasto.emulator.azure;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lease as one immutable value: each action makes the next value or is refused. Time enters only as the moment of the
 * action, so nothing has to run when a lease expires or has broken.
 *
 * @param phase what was asked for last
 * @param id a lower-case GUID; empty while available
 * @param seconds the duration of a fixed lease; {@link #INFINITE} for one that does not end
 * @param end when a fixed lease expires or a breaking one is broken; null for neither
 */
public record Lease(
        Phase phase, String id, int seconds, @Nullable Instant end) {

    /** The duration of a lease that does not end by itself. */
    public static final int INFINITE = -1;

    /** No lease, and none to remember. */
    public static final Lease AVAILABLE = new Lease(Phase.AVAILABLE, "", INFINITE, null);

    /** What was asked for; what has become of it meanwhile is a {@link LeaseState}. */
    public enum Phase {
        AVAILABLE,
        LEASED,
        BREAKING
    }

    /** What the lease is in at a moment. */
    public LeaseState state(Instant now) {
        boolean over = end != null && !now.isBefore(end);
        return switch (phase) {
            case AVAILABLE -> LeaseState.AVAILABLE;
            case LEASED -> over ? LeaseState.EXPIRED : LeaseState.LEASED;
            case BREAKING -> over ? LeaseState.BROKEN : LeaseState.BREAKING;
        };
    }

    /** {@code fixed} or {@code infinite} while leased, else null: the answer then has no such header. */
    public @Nullable String durationWord(Instant now) {
        if (state(now) != LeaseState.LEASED) {
            return null;
        }
        return seconds == INFINITE ? "infinite" : "fixed";
    }

    /** Whole seconds until a breaking lease is broken; 0 in any other state. */
    public long breakSeconds(Instant now) {
        return state(now) == LeaseState.BREAKING && end != null
                ? Duration.between(now, end).toSeconds()
                : 0;
    }

    /**
     * Acquires, or acquires anew with another duration.
     *
     * @param proposed the id that the caller wants, or null
     * @param fresh the id to take where none is proposed
     * @param duration in seconds, or {@link #INFINITE}
     */
    public Lease acquire(@Nullable String proposed, String fresh, int duration, Instant now) {
        boolean own = proposed != null && proposed.equals(id);
        switch (state(now)) {
            case LEASED -> {
                if (!own) {
                    throw new AzureException(AzureError.LEASE_ALREADY_PRESENT);
                }
            }
            case BREAKING ->
                throw new AzureException(
                        own ? AzureError.LEASE_IS_BREAKING_AND_CANNOT_BE_ACQUIRED : AzureError.LEASE_ALREADY_PRESENT);
            default -> {}
        }
        return leased(proposed == null ? fresh : proposed, duration, now);
    }

    /** Starts the duration again; an expired lease that nobody has written or leased over comes back. */
    public Lease renew(String given, LeaseSubject subject, Instant now) {
        checkOwn(given, subject);
        LeaseState state = state(now);
        if (state == LeaseState.BREAKING || state == LeaseState.BROKEN) {
            throw new AzureException(AzureError.LEASE_IS_BROKEN_AND_CANNOT_BE_RENEWED);
        }
        return leased(id, seconds, now);
    }

    /** Gives the lease another id; asking again for the change that was made is no error. */
    public Lease change(String given, String proposed, LeaseSubject subject, Instant now) {
        LeaseState state = state(now);
        if (!state.isLocked()) {
            throw subject.refusal(AzureError.LEASE_NOT_PRESENT_WITH_LEASE_OPERATION);
        }
        if (state == LeaseState.LEASED && proposed.equals(id)) {
            return this;
        }
        checkOwn(given, subject);
        if (state == LeaseState.BREAKING) {
            throw new AzureException(AzureError.LEASE_IS_BREAKING_AND_CANNOT_BE_CHANGED);
        }
        return new Lease(phase, proposed, seconds, end);
    }

    /** Ends the lease at once, whatever has become of it. */
    public Lease release(String given, LeaseSubject subject) {
        checkOwn(given, subject);
        return AVAILABLE;
    }

    /**
     * Ends the lease without its id, after a while.
     *
     * @param period in seconds, or null for what is left; never makes it longer
     */
    public Lease breakNow(@Nullable Integer period, LeaseSubject subject, Instant now) {
        return switch (state(now)) {
            case AVAILABLE -> throw subject.refusal(AzureError.LEASE_NOT_PRESENT_WITH_LEASE_OPERATION);
            case EXPIRED, BROKEN -> new Lease(Phase.BREAKING, id, seconds, now);
            case LEASED, BREAKING -> {
                Instant asked = period == null ? null : now.plusSeconds(period);
                Instant left = end == null && asked == null ? now : end;
                boolean sooner = asked != null && (left == null || asked.isBefore(left));
                yield new Lease(Phase.BREAKING, id, seconds, sooner ? asked : left);
            }
        };
    }

    /**
     * Judges a write under this lease.
     *
     * @param given the id that the request brings, or null
     * @return the lease after the write: one that is over is forgotten
     */
    public Lease write(@Nullable String given, LeaseSubject subject, Instant now) {
        boolean locked = state(now).isLocked();
        if (given == null) {
            if (locked) {
                throw subject.refusal(AzureError.LEASE_ID_MISSING);
            }
            return AVAILABLE;
        }
        checkGiven(given, subject, now);
        return this;
    }

    /** Judges a read, or an operation that does not need the id: an id that is there must be right. */
    public void read(@Nullable String given, LeaseSubject subject, Instant now) {
        if (given != null) {
            checkGiven(given, subject, now);
        }
    }

    /** Refuses a lease that may end while the operation runs. */
    public void requireInfinite(Instant now) {
        if (state(now) == LeaseState.LEASED && seconds != INFINITE) {
            throw new AzureException(AzureError.INFINITE_LEASE_DURATION_REQUIRED);
        }
    }

    private void checkGiven(String given, LeaseSubject subject, Instant now) {
        LeaseState state = state(now);
        if (state == LeaseState.AVAILABLE) {
            throw subject.notPresent();
        }
        if (!given.equals(id)) {
            throw subject.mismatch();
        }
        if (!state.isLocked()) {
            throw subject.refusal(AzureError.LEASE_LOST);
        }
    }

    private void checkOwn(String given, LeaseSubject subject) {
        if (phase == Phase.AVAILABLE || !given.equals(id)) {
            throw subject.refusal(AzureError.LEASE_ID_MISMATCH_WITH_LEASE_OPERATION);
        }
    }

    private static Lease leased(String id, int duration, Instant now) {
        return new Lease(Phase.LEASED, id, duration, duration == INFINITE ? null : now.plusSeconds(duration));
    }
}

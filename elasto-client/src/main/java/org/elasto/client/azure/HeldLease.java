package org.elasto.client.azure;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.elasto.client.ErrorKind;
import org.elasto.client.Lease;
import org.elasto.client.LeaseListener;
import org.elasto.client.LeaseOptions;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * A lease that a handle holds. Its time is reckoned from before each request that began it anew, so it never seems to
 * last longer than the service has it. Renews itself when a third of its time is over, and again every tenth while that
 * fails, until it is past. Thread-safe.
 */
public final class HeldLease implements Lease {

    private static final int RENEW_AT_PART = 3;
    private static final int TRY_AT_PART = 10;

    private final Function<LeaseAction, String> wire;
    private final LeaseTimer timer;
    private final LeaseOptions options;
    private final ReentrantLock acting = new ReentrantLock();
    private String id;
    private @Nullable Instant end;
    private @Nullable StorageException loss;
    private boolean released;
    private Runnable next = () -> {};

    private HeldLease(Function<LeaseAction, String> wire, LeaseTimer timer, LeaseOptions options) {
        this.wire = wire;
        this.timer = timer;
        this.options = options;
        this.id = options.id() == null ? UUID.randomUUID().toString() : options.id();
    }

    /**
     * Takes a lease.
     *
     * @param wire carries out an action and returns the id the lease has then
     */
    public static HeldLease acquire(Function<LeaseAction, String> wire, LeaseTimer timer, LeaseOptions options) {
        HeldLease lease = new HeldLease(wire, timer, options);
        Instant before = timer.clock().instant();
        lease.begin(before, wire.apply(LeaseAction.acquire(options.duration(), lease.id)));
        return lease;
    }

    private synchronized void begin(Instant before, String now) {
        Duration duration = options.duration();
        id = now;
        end = duration == null ? null : before.plus(duration);
        if (duration != null && options.renewing() && !released) {
            next.run();
            next = timer.after(duration.dividedBy(RENEW_AT_PART), this::renewInBackground);
        }
    }

    private void renewInBackground() {
        StorageException failure = null;
        try {
            renew();
        } catch (StorageException e) {
            failure = e;
        }
        Duration duration = options.duration();
        if (failure != null && duration != null) {
            again(duration, failure);
        }
    }

    /** After a failure that says nothing of the lease it may still be renewed, as long as it holds. */
    private synchronized void again(Duration duration, StorageException failure) {
        if (released || loss != null) {
            return;
        }
        Duration wait = duration.dividedBy(TRY_AT_PART);
        Instant until = end;
        if (until == null || timer.clock().instant().plus(wait).isBefore(until)) {
            next = timer.after(wait, this::renewInBackground);
        } else {
            Duration left = Duration.between(timer.clock().instant(), until);
            next = timer.after(left.isNegative() ? Duration.ZERO : left, () -> lose(expired(failure)));
        }
    }

    private StorageException expired(@Nullable Throwable cause) {
        return new StorageException(ErrorKind.LEASE_CONFLICT, "the lease was not renewed in time", false, null, cause);
    }

    /** Takes note that it is lost, and tells; once. */
    private void lose(StorageException cause) {
        synchronized (this) {
            if (released || loss != null) {
                return;
            }
            loss = cause;
            next.run();
        }
        LeaseListener listener = options.listener();
        if (listener != null) {
            listener.lost(this, cause);
        }
    }

    /**
     * The id to write under.
     *
     * @throws StorageException LEASE_CONFLICT if the lease is lost
     */
    public String idToWrite() {
        StorageException now = null;
        synchronized (this) {
            Instant until = end;
            if (loss == null && until != null && !timer.clock().instant().isBefore(until)) {
                now = expired(null);
            }
        }
        if (now != null) {
            lose(now);
        }
        synchronized (this) {
            if (loss != null) {
                throw lost(loss);
            }
            return id;
        }
    }

    private static StorageException lost(StorageException loss) {
        return new StorageException(
                ErrorKind.LEASE_CONFLICT, "the lease is lost: " + loss.getMessage(), false, loss.service(), loss);
    }

    /** Hears that a request under this lease was refused; if it was for the lease, it is lost. */
    public void heard(StorageException refusal) {
        if (refusal.kind() == ErrorKind.LEASE_CONFLICT) {
            lose(refusal);
        }
    }

    /** Whether it was given back, so that it does not count any more. */
    public synchronized boolean isReleased() {
        return released;
    }

    @Override
    public synchronized String id() {
        return id;
    }

    @Override
    public @Nullable Duration duration() {
        return options.duration();
    }

    @Override
    public synchronized boolean isHeld() {
        return !released
                && loss == null
                && (end == null || timer.clock().instant().isBefore(end));
    }

    /** One at a time: a renewal that overtakes a change would name an id that is no more. */
    private void act(Function<String, LeaseAction> action) {
        acting.lock();
        try {
            LeaseAction next = action.apply(current());
            Instant before = timer.clock().instant();
            String then = wire.apply(next);
            switch (next.action()) {
                case "renew" -> begin(before, then);
                case "change" -> changed(then);
                default -> ended();
            }
        } catch (StorageException e) {
            heard(e);
            throw e;
        } finally {
            acting.unlock();
        }
    }

    private synchronized String current() {
        if (released) {
            throw new StorageException(ErrorKind.LEASE_CONFLICT, "the lease was given back");
        }
        if (loss != null) {
            throw lost(loss);
        }
        return id;
    }

    private synchronized void ended() {
        released = true;
        next.run();
    }

    private synchronized void changed(String then) {
        id = then;
    }

    @Override
    public void renew() {
        act(LeaseAction::renew);
    }

    @Override
    public void change(String newId) {
        act(now -> LeaseAction.change(now, newId));
    }

    @Override
    public void release() {
        synchronized (this) {
            next.run();
        }
        act(LeaseAction::release);
    }

    @Override
    public void close() {
        boolean held;
        synchronized (this) {
            held = !released && loss == null;
            next.run();
        }
        if (!held) {
            return;
        }
        try {
            release();
        } catch (StorageException e) {
            System.getLogger(HeldLease.class.getName())
                    .log(System.Logger.Level.DEBUG, "a lease was not given back: {0}", e.kind());
        }
    }
}

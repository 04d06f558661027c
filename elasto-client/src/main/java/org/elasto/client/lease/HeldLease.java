package org.elasto.client.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.elasto.client.ErrorKind;
import org.elasto.client.Lease;
import org.elasto.client.LeaseListener;
import org.elasto.client.LeaseOptions;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * A lease that is held. Its time is reckoned from before each request that began it anew, and a thirtieth of it is left
 * out for clocks that go at another pace, so it never seems to last longer than the service has it. Renews itself when a third of its time is over, and again every tenth while that
 * fails, until it is past. Thread-safe.
 */
public final class HeldLease implements Lease {

    private static final int RENEW_AT_PART = 3;
    private static final int TRY_AT_PART = 10;
    private static final int LEFT_OUT_PART = 30;

    /** Timers count in whole milliseconds. */
    private static final Duration ROUNDED_OFF = Duration.ofMillis(1);

    private final LeaseWire wire;
    private final LeaseTimer timer;
    private final LeaseOptions options;
    private final ReentrantLock acting = new ReentrantLock();
    private String id;
    private @Nullable Instant end;
    private @Nullable StorageException loss;
    private boolean released;
    private @Nullable StorageException failure;
    private Runnable next = () -> {};
    private Runnable watch = () -> {};

    private HeldLease(LeaseWire wire, LeaseTimer timer, LeaseOptions options) {
        this.wire = wire;
        this.timer = timer;
        this.options = options;
        this.id = options.id() == null ? UUID.randomUUID().toString() : options.id();
    }

    /**
     * Takes a lease.
     *
     * @throws StorageException LEASE_CONFLICT if somebody else holds one
     */
    public static HeldLease acquire(LeaseWire wire, LeaseTimer timer, LeaseOptions options) {
        HeldLease lease = new HeldLease(wire, timer, options);
        Instant before = timer.clock().instant();
        lease.begin(before, wire.acquire(lease.id, options.duration()));
        return lease;
    }

    /** One that somebody else has taken, for how long nobody here knows; it does not renew itself. */
    public static HeldLease known(LeaseWire wire, LeaseTimer timer, String id) {
        return new HeldLease(wire, timer, LeaseOptions.INFINITE.withId(id));
    }

    private synchronized void begin(Instant before, String now) {
        Duration duration = options.duration();
        id = now;
        if (duration == null || released || loss != null) {
            return;
        }
        rest();
        failure = null;
        end = before.plus(duration).minus(duration.dividedBy(LEFT_OUT_PART));
        watch(end);
        if (options.renewing()) {
            next = timer.after(duration.dividedBy(RENEW_AT_PART), this::renewInBackground);
        }
    }

    /** A renewal may hang for longer than the lease holds; that it is over is told all the same. */
    private void watch(Instant until) {
        Duration left = Duration.between(timer.clock().instant(), until);
        watch = timer.after(left.isNegative() ? Duration.ZERO : left.plus(ROUNDED_OFF), this::tellTheEnd);
    }

    private void tellTheEnd() {
        StorageException over;
        synchronized (this) {
            Instant until = end;
            if (until == null || released || loss != null) {
                return;
            }
            if (timer.clock().instant().isBefore(until)) {
                watch(until);
                return;
            }
            over = expired(failure);
        }
        lose(over);
    }

    /** Nothing more happens by itself. */
    private void rest() {
        next.run();
        watch.run();
    }

    private void renewInBackground() {
        try {
            renew();
        } catch (StorageException e) {
            again(e);
        }
    }

    /** After a failure that says nothing of the lease it may still be renewed, as long as it holds. */
    private synchronized void again(StorageException cause) {
        Duration duration = options.duration();
        Instant until = end;
        if (released || loss != null || duration == null || until == null) {
            return;
        }
        failure = cause;
        Duration wait = duration.dividedBy(TRY_AT_PART);
        if (timer.clock().instant().plus(wait).isBefore(until)) {
            next = timer.after(wait, this::renewInBackground);
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
            rest();
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
    private void act(UnaryOperator<String> request, Done done) {
        acting.lock();
        try {
            String now = current();
            Instant before = timer.clock().instant();
            done.done(before, request.apply(now));
        } catch (StorageException e) {
            heard(e);
            throw e;
        } finally {
            acting.unlock();
        }
    }

    /** Takes note of what a request has made of the lease. */
    private interface Done {
        void done(Instant before, String id);
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
        rest();
    }

    private synchronized void changed(String then) {
        id = then;
    }

    @Override
    public void renew() {
        act(wire::renew, this::begin);
    }

    @Override
    public void change(String newId) {
        act(now -> wire.change(now, newId), (before, then) -> changed(then));
    }

    @Override
    public void release() {
        synchronized (this) {
            rest();
        }
        act(
                now -> {
                    wire.release(now);
                    return now;
                },
                (before, then) -> ended());
    }

    @Override
    public void close() {
        boolean held;
        synchronized (this) {
            held = !released && loss == null;
            rest();
        }
        if (!held) {
            return;
        }
        try {
            release();
        } catch (StorageException e) {
            System.getLogger(HeldLease.class.getName())
                    .log(System.Logger.Level.DEBUG, "a lease was not given back: {0}", e.kind());
            ended();
        }
    }
}

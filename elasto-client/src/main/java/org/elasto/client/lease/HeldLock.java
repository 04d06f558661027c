package org.elasto.client.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.elasto.client.ErrorKind;
import org.elasto.client.LeaseOptions;
import org.elasto.client.LockListener;
import org.elasto.client.LockOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageLock;
import org.elasto.client.StorageUri;
import org.elasto.client.http.Timing;
import org.jspecify.annotations.Nullable;

/** A lock that is a lease with a number. Thread-safe. */
public final class HeldLock implements StorageLock {

    /** The first look after a refusal comes after such a part of the longest wait. */
    private static final int FIRST_PART = 16;

    private final LockTerms terms;
    private final HeldLease lease;
    private final OptionalLong number;
    private boolean given;

    private HeldLock(LockTerms terms, LockWire wire) {
        this.terms = terms;
        LeaseOptions options = new LeaseOptions(terms.options().duration(), null, true, (unused, cause) -> tell(cause));
        this.lease = HeldLease.acquire(wire, terms.timer(), options);
        try {
            this.number = wire.number(lease.id());
        } catch (StorageException e) {
            lease.close();
            throw e;
        }
    }

    /** Takes it, and waits for it as long as the options say. */
    public static StorageLock take(LockTerms terms, LockWire wire) {
        Instant until = terms.timer().clock().instant().plus(terms.options().waiting());
        for (int looks = 0; ; looks++) {
            try {
                return new HeldLock(terms, wire).give();
            } catch (StorageException e) {
                Duration left = Duration.between(terms.timer().clock().instant(), until);
                if (e.kind() != ErrorKind.LEASE_CONFLICT || left.isNegative() || left.isZero()) {
                    throw e;
                }
                Duration pause = pause(terms, looks);
                waitFor(terms, pause.compareTo(left) < 0 ? pause : left, e);
            }
        }
    }

    /** From half of a bound up to it, so that those who were refused together do not come back together. */
    private static Duration pause(LockTerms terms, int looks) {
        long most = terms.options().poll().toNanos();
        long bound = Math.max(2, Math.min(most, (most / FIRST_PART) << Math.min(looks, 8)));
        return Duration.ofNanos(bound / 2 + terms.timing().random().nextLong(bound / 2 + 1));
    }

    private static void waitFor(LockTerms terms, Duration pause, StorageException refusal) {
        Timing timing = terms.timing();
        try {
            timing.pause().waitFor(pause, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            StorageException interrupted = new StorageException(
                    ErrorKind.UNEXPECTED, "interrupted while waiting for a lock on " + terms.uri(), false, null, e);
            interrupted.addSuppressed(refusal);
            throw interrupted;
        }
    }

    /** From now on a loss is told; before it is a failure to take the lock. */
    private synchronized HeldLock give() {
        String unused = lease.idToWrite();
        given = true;
        return this;
    }

    private void tell(StorageException cause) {
        synchronized (this) {
            if (!given) {
                return;
            }
        }
        LockListener listener = terms.options().listener();
        if (listener != null) {
            listener.lost(this, cause);
        }
    }

    private LockOptions options() {
        return terms.options();
    }

    @Override
    public StorageUri uri() {
        return terms.uri();
    }

    @Override
    public String id() {
        return lease.id();
    }

    @Override
    public String owner() {
        return options().owner(lease.id());
    }

    @Override
    public OptionalLong number() {
        return number;
    }

    @Override
    public @Nullable Duration duration() {
        return lease.duration();
    }

    @Override
    public boolean isHeld() {
        return lease.isHeld();
    }

    @Override
    public void renew() {
        lease.renew();
    }

    @Override
    public void release() {
        lease.release();
    }

    @Override
    public void close() {
        lease.close();
    }

    @Override
    public String toString() {
        return "lock on " + terms.uri();
    }
}

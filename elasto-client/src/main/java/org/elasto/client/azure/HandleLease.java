package org.elasto.client.azure;

import java.util.function.Function;
import java.util.function.Supplier;
import org.elasto.client.ErrorKind;
import org.elasto.client.Lease;
import org.elasto.client.LeaseOptions;
import org.elasto.client.StorageException;
import org.elasto.client.lease.HeldLease;
import org.elasto.client.lease.LeaseTimer;
import org.jspecify.annotations.Nullable;

/** The lease under which a handle writes: one that it took itself, or else one it was told of. Thread-safe. */
public final class HandleLease {

    private final @Nullable String told;
    private @Nullable HeldLease held;

    /**
     * None taken yet.
     *
     * @param told the id of one that somebody else holds and lets us write under; null for none
     */
    public HandleLease(@Nullable String told) {
        this.told = told;
    }

    /** Takes a lease for this handle, which may have only one. */
    public Lease acquire(Function<LeaseAction, String> wire, LeaseTimer timer, LeaseOptions options) {
        HeldLease before = current();
        if (before != null && before.isHeld()) {
            throw new StorageException(ErrorKind.LEASE_CONFLICT, "this handle holds a lease already");
        }
        HeldLease taken = HeldLease.acquire(LeaseAction.wire(wire), timer, options);
        synchronized (this) {
            held = taken;
        }
        return taken;
    }

    /** The one that this handle was told of. */
    public Lease told(Function<LeaseAction, String> wire, LeaseTimer timer) {
        if (told == null) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "this was opened without a lease; name its id with withLease");
        }
        return HeldLease.known(LeaseAction.wire(wire), timer, told);
    }

    private synchronized @Nullable HeldLease current() {
        return held == null || held.isReleased() ? null : held;
    }

    /**
     * The id that goes with a request; null for none.
     *
     * @throws StorageException LEASE_CONFLICT if the lease was lost
     */
    public @Nullable String id() {
        HeldLease lease = current();
        return lease == null ? told : lease.idToWrite();
    }

    /** Sends a request that writes under the lease, and takes note if it turns out to be lost. */
    public <T> T under(Supplier<T> request) {
        HeldLease lease = current();
        try {
            return request.get();
        } catch (StorageException e) {
            if (lease != null) {
                lease.heard(e);
            }
            throw e;
        }
    }

    /** Gives back what was taken; never fails. */
    public void close() {
        HeldLease lease = current();
        if (lease != null) {
            lease.close();
        }
    }
}

package org.elasto.client.azure;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.lease.LeaseWire;
import org.jspecify.annotations.Nullable;

/**
 * What a lease operation is to do.
 *
 * @param action as it is on the wire
 * @param id the lease it is about; null where that is not asked
 * @param proposed the id it is to have; null for that of the service's choice
 * @param seconds the duration of an acquire, -1 for ever, or the break period of a break; null for none
 */
public record LeaseAction(
        String action,
        @Nullable String id,
        @Nullable String proposed,
        @Nullable Long seconds) {

    /**
     * Takes a lease. Again with the same id it does nothing but begin its time anew.
     *
     * @param duration null for ever
     */
    public static LeaseAction acquire(@Nullable Duration duration, String proposed) {
        return new LeaseAction("acquire", null, checked(proposed), duration == null ? -1 : duration.toSeconds());
    }

    public static LeaseAction renew(String id) {
        return new LeaseAction("renew", checked(id), null, null);
    }

    public static LeaseAction change(String id, String proposed) {
        return new LeaseAction("change", checked(id), checked(proposed), null);
    }

    public static LeaseAction release(String id) {
        return new LeaseAction("release", checked(id), null, null);
    }

    /** Ends a lease after a while; null leaves that to the lease. */
    public static LeaseAction breakLease(@Nullable Duration period) {
        return new LeaseAction("break", null, null, period == null ? null : period.toSeconds());
    }

    private static String checked(String id) {
        try {
            return UUID.fromString(id).toString();
        } catch (IllegalArgumentException e) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "the id of a lease is a UUID, not \"" + id + "\"", false, null, e);
        }
    }

    /** Fills a request to the leased thing. */
    public AzureRequest fill(AzureRequest request) {
        String duration = seconds == null ? null : Long.toString(seconds);
        return request.query("comp", "lease")
                .header("x-ms-lease-action", action)
                .header("x-ms-lease-id", id)
                .header("x-ms-proposed-lease-id", proposed)
                .header(action.equals("acquire") ? "x-ms-lease-duration" : "x-ms-lease-break-period", duration)
                // A second release would be refused.
                .unsafe(action.equals("release"));
    }

    /**
     * Leases by these actions.
     *
     * @param sender carries out an action and returns the id the lease has then
     */
    public static LeaseWire wire(Function<LeaseAction, String> sender) {
        return new Sent(sender);
    }

    private record Sent(Function<LeaseAction, String> sender) implements LeaseWire {

        @Override
        public String acquire(String id, @Nullable Duration duration) {
            return sender.apply(LeaseAction.acquire(duration, id));
        }

        @Override
        public String renew(String id) {
            return sender.apply(LeaseAction.renew(id));
        }

        @Override
        public String change(String id, String newId) {
            return sender.apply(LeaseAction.change(id, newId));
        }

        @Override
        public void release(String id) {
            String unused = sender.apply(LeaseAction.release(id));
        }
    }
}

package org.elasto.emulator.azure.front;

import java.time.Instant;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseState;
import org.elasto.emulator.http.Response;

/** What answers say of leases. */
public final class LeaseAnswer {

    private LeaseAnswer() {}

    /** Puts on an answer what the lease is in. */
    public static Response mark(Response response, Lease lease, Instant now) {
        LeaseState state = lease.state(now);
        return response.headerIfPresent("x-ms-lease-duration", lease.durationWord(now))
                .header("x-ms-lease-state", state.word())
                .header("x-ms-lease-status", state.status());
    }

    /** The answer to a request on a lease. */
    public static Response of(LeaseRequest asked, Lease lease, Etag etag, Instant now) {
        Response response = AzureCall.answer(asked.action().status(), etag);
        return switch (asked.action()) {
            case ACQUIRE, RENEW, CHANGE -> response.header("x-ms-lease-id", lease.id());
            case BREAK -> response.header("x-ms-lease-time", Long.toString(lease.breakSeconds(now)));
            case RELEASE -> response;
        };
    }
}

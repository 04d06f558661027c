package org.elasto.emulator.blob;

import java.time.Instant;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Conditions;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseState;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.TagCondition;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;

/** Leases of containers and blobs. */
final class LeaseHandlers {

    private LeaseHandlers() {}

    static Reception leaseBlob(BlobCall call) {
        if (call.target().isPast()) {
            throw new AzureException(AzureError.INVALID_OPERATION);
        }
        LeaseRequest asked = LeaseRequest.of(call.request(), LeaseSubject.BLOB);
        Conditions conditions = Conditions.of(call.request());
        TagCondition tags = TagCondition.of(call.request());
        String fresh = call.context().newGuid();
        Blob leased = Blobs.change(call, scene -> {
            Blob blob = scene.require();
            conditions.checkWrite(blob.etag());
            tags.check(blob.tags());
            return blob.withLease(asked.apply(blob.lease(), LeaseSubject.BLOB, fresh, scene.now()));
        });
        return answer(call, asked, leased.lease(), leased.etag());
    }

    static Reception leaseContainer(BlobCall call) {
        LeaseRequest asked = LeaseRequest.of(call.request(), LeaseSubject.CONTAINER);
        Conditions conditions = Conditions.of(call.request());
        String fresh = call.context().newGuid();
        Instant now = call.context().now();
        ContainerState leased = Containers.update(call, state -> {
            conditions.checkWrite(state.etag());
            return state.withLease(asked.apply(state.lease(), LeaseSubject.CONTAINER, fresh, now));
        });
        return answer(call, asked, leased.lease(), leased.etag());
    }

    /** Puts on an answer what the lease is in. */
    static Response mark(Response response, Lease lease, Instant now) {
        LeaseState state = lease.state(now);
        return response.headerIfPresent("x-ms-lease-duration", lease.durationWord(now))
                .header("x-ms-lease-state", state.word())
                .header("x-ms-lease-status", state.status());
    }

    private static Response answer(BlobCall call, LeaseRequest asked, Lease lease, Etag etag) {
        Response response = BlobCall.answer(asked.action().status(), etag);
        return switch (asked.action()) {
            case ACQUIRE, RENEW, CHANGE -> response.header("x-ms-lease-id", lease.id());
            case BREAK ->
                response.header(
                        "x-ms-lease-time",
                        Long.toString(lease.breakSeconds(call.context().now())));
            case RELEASE -> response;
        };
    }
}

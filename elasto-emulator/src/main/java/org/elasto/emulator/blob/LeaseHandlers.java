package org.elasto.emulator.blob;

import java.time.Instant;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Conditions;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.TagCondition;
import org.elasto.emulator.azure.front.LeaseAnswer;
import org.elasto.emulator.http.Reception;

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
        return LeaseAnswer.of(
                asked, leased.lease(), leased.etag(), call.context().now());
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
        return LeaseAnswer.of(
                asked, leased.lease(), leased.etag(), call.context().now());
    }
}

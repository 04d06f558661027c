package org.elasto.emulator.blob;

import java.util.List;
import org.elasto.emulator.azure.Conditions;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.StoredPolicy;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.PolicyDocument;
import org.elasto.emulator.azure.front.RequestXml;
import org.elasto.emulator.blob.ContainerState.PublicAccess;
import org.elasto.emulator.http.Reception;

/** What anybody may read of a container, and the policies that shared access signatures refer to. */
final class AclHandlers {

    private AclHandlers() {}

    static Reception getAcl(BlobCall call) {
        ContainerState state = ContainerHandlers.read(call);
        return PolicyDocument.answer(state.policies(), state.etag())
                .headerIfPresent("x-ms-blob-public-access", state.publicAccess().word());
    }
    /** Replaces all policies, and what anybody may read: what is not sent is no longer so. */
    static Reception setAcl(BlobCall call) {
        String leaseId = LeaseRequest.idOf(call.request());
        Conditions conditions = Conditions.of(call.request());
        PublicAccess access = PublicAccess.of(call);
        return call.readBody(RequestXml.LONGEST, payload -> {
            List<StoredPolicy> policies = PolicyDocument.read(payload);
            ContainerState changed = Containers.update(call, state -> {
                state.lease()
                        .read(leaseId, LeaseSubject.CONTAINER, call.context().now());
                conditions.checkWrite(state.etag());
                return state.withAccess(access, policies, call.context().etags().next());
            });
            return AzureCall.answer(200, changed.etag());
        });
    }
}

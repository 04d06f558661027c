package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.List;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.BlobNames;
import org.elasto.emulator.azure.Conditions;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.ContainerNames;
import org.elasto.emulator.azure.front.DeletedContainers;
import org.elasto.emulator.azure.front.Deletion;
import org.elasto.emulator.azure.front.LeaseAnswer;
import org.elasto.emulator.azure.front.Metadata;
import org.elasto.emulator.blob.ContainerState.PublicAccess;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Store.Change;
import org.elasto.emulator.store.World;

/** Operations on a container as a whole, leases, lists and access apart. */
final class ContainerHandlers {

    /** Names that no rule would allow. */
    private static final List<String> SPECIAL = List.of(BlobNames.ROOT, "$web", "$logs", "$blobchangefeed");

    private ContainerHandlers() {}

    static Reception create(BlobCall call) {
        if (!SPECIAL.contains(call.target().container())) {
            ContainerNames.check(call.target().container());
        }
        Metadata metadata = Metadata.of(call.request());
        PublicAccess access = PublicAccess.of(call);
        String scope = call.header("x-ms-default-encryption-scope");
        boolean fixed = call.isTrue("x-ms-deny-encryption-scope-override");
        Instant now = call.context().now();
        ContainerState created = call.context().store().update(world -> {
            checkFree(world, call.target(), now);
            ContainerState state = new ContainerState(
                    call.context().etags().next(),
                    metadata,
                    access,
                    List.of(),
                    Lease.AVAILABLE,
                    scope == null ? "" : scope,
                    fixed,
                    null);
            return new Change<>(Containers.with(world, call.target(), Container.empty(state)), state);
        });
        return AzureCall.answer(201, created.etag());
    }

    /** @throws AzureException ContainerAlreadyExists or ContainerBeingDeleted where the name is taken */
    private static void checkFree(World world, BlobTarget target, Instant now) {
        if (Containers.find(world, target) != null) {
            throw new AzureException(AzureError.CONTAINER_ALREADY_EXISTS);
        }
        if (DeletedContainers.isBeingDeleted(world, target.account().realm(), target.container(), now)) {
            throw new AzureException(AzureError.CONTAINER_BEING_DELETED);
        }
    }

    static Reception getProperties(BlobCall call) {
        ContainerState state = read(call);
        Response response = AzureCall.answer(200, state.etag());
        LeaseAnswer.mark(response, state.lease(), call.context().now())
                .headerIfPresent("x-ms-blob-public-access", state.publicAccess().word())
                .header("x-ms-has-immutability-policy", "false")
                .header("x-ms-has-legal-hold", "false");
        if (call.version().atLeast(ApiVersion.ENCRYPTION_SCOPES)) {
            response.header("x-ms-default-encryption-scope", state.scopeOrDefault())
                    .header("x-ms-deny-encryption-scope-override", Boolean.toString(state.scopeFixed()));
        }
        return state.metadata().mark(response);
    }

    static Reception getMetadata(BlobCall call) {
        ContainerState state = read(call);
        return state.metadata().mark(AzureCall.answer(200, state.etag()));
    }

    /** The container, if the lease id that comes with the request is right. */
    static ContainerState read(BlobCall call) {
        String leaseId = LeaseRequest.idOf(call.request());
        ContainerState state =
                Containers.state(Containers.require(call.context().store().world(), call.target()));
        state.lease().read(leaseId, LeaseSubject.CONTAINER, call.context().now());
        return state;
    }

    static Reception setMetadata(BlobCall call) {
        String leaseId = LeaseRequest.idOf(call.request());
        Conditions conditions = Conditions.of(call.request());
        Metadata metadata = Metadata.of(call.request());
        ContainerState changed = Containers.update(call, state -> {
            state.lease().read(leaseId, LeaseSubject.CONTAINER, call.context().now());
            conditions.checkWrite(state.etag());
            return state.withMetadata(metadata, call.context().etags().next());
        });
        return AzureCall.answer(200, changed.etag());
    }

    static Reception delete(BlobCall call) {
        String leaseId = LeaseRequest.idOf(call.request());
        Conditions conditions = Conditions.of(call.request());
        Instant now = call.context().now();
        BlobAccount account = call.target().account();
        Deletion deletion = Deletion.of(
                now, account.containerRetentionDays(), call.context().settings().random());
        call.context().store().update(world -> {
            Container container = Containers.require(world, call.target());
            ContainerState state = Containers.state(container);
            state.lease().write(leaseId, LeaseSubject.CONTAINER, now);
            conditions.checkWrite(state.etag());
            ContainerState deleted = state.withLease(Lease.AVAILABLE).withDeletion(deletion);
            Container kept = deletion.isRestorable() ? container.withAttributes(deleted) : Container.empty(deleted);
            String name = call.target().container();
            return new Change<>(DeletedContainers.delete(world, account.realm(), name, kept), deletion);
        });
        return Response.of(202);
    }

    /** Brings a deleted container back, under the name that the request addresses. */
    static Reception restore(BlobCall call) {
        String header = call.header("x-ms-deleted-container-name");
        String name = header == null ? call.target().container() : header;
        String version = call.header("x-ms-deleted-container-version");
        if (version == null) {
            throw AzureException.missingHeader("x-ms-deleted-container-version");
        }
        String realm = call.target().account().realm();
        Instant now = call.context().now();
        ContainerState restored = call.context().store().update(world -> {
            Container container = DeletedContainers.find(world, realm, name, version, now);
            if (container == null) {
                throw new AzureException(AzureError.CONTAINER_NOT_FOUND);
            }
            if (Containers.find(world, call.target()) != null) {
                throw new AzureException(AzureError.CONTAINER_ALREADY_EXISTS);
            }
            ContainerState state = Containers.state(container).withDeletion(null);
            World without = DeletedContainers.without(world, realm, name, version);
            return new Change<>(Containers.with(without, call.target(), container.withAttributes(state)), state);
        });
        return AzureCall.answer(201, restored.etag());
    }
}

package org.elasto.emulator.blob;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Conditions;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.LeaseAnswer;
import org.elasto.emulator.azure.front.Metadata;
import org.elasto.emulator.blob.ContainerState.Deletion;
import org.elasto.emulator.blob.ContainerState.PublicAccess;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Store.Change;
import org.elasto.emulator.store.World;

/** Operations on a container as a whole, leases, lists and access apart. */
final class ContainerHandlers {

    /** How long the name of a deleted container stays taken. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static final HexFormat VERSION = HexFormat.of().withUpperCase();

    private ContainerHandlers() {}

    static Reception create(BlobCall call) {
        ContainerNames.check(call.target().container());
        Metadata metadata = Metadata.of(call.request());
        PublicAccess access = PublicAccess.of(call.request());
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
        if (DeletedContainers.isBeingDeleted(world, target, now)) {
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
        int days = call.target().account().containerRetentionDays();
        Instant free = now.plus(PAUSE);
        Deletion deletion = new Deletion(
                now,
                free,
                VERSION.toHexDigits(call.context().settings().random().nextLong()),
                days == 0 ? free : now.plus(Duration.ofDays(days)));
        call.context().store().update(world -> {
            Container container = Containers.require(world, call.target());
            ContainerState state = Containers.state(container);
            state.lease().write(leaseId, LeaseSubject.CONTAINER, now);
            conditions.checkWrite(state.etag());
            Container unleased = container.withAttributes(state.withLease(Lease.AVAILABLE));
            return new Change<>(DeletedContainers.delete(world, call.target(), unleased, deletion), deletion);
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
        BlobAccount account = call.target().account();
        Instant now = call.context().now();
        ContainerState restored = call.context().store().update(world -> {
            Container container = DeletedContainers.find(world, account, name, version, now);
            if (container == null) {
                throw new AzureException(AzureError.CONTAINER_NOT_FOUND);
            }
            if (Containers.find(world, call.target()) != null) {
                throw new AzureException(AzureError.CONTAINER_ALREADY_EXISTS);
            }
            ContainerState state = Containers.state(container).withDeletion(null);
            World without = DeletedContainers.without(world, account, name, version);
            return new Change<>(Containers.with(without, call.target(), container.withAttributes(state)), state);
        });
        return AzureCall.answer(201, restored.etag());
    }
}

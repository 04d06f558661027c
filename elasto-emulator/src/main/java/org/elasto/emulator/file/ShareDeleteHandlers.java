package org.elasto.emulator.file;

import java.time.Instant;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Conditions;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.DeletedContainers;
import org.elasto.emulator.azure.front.Deletion;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Store.Change;
import org.elasto.emulator.store.World;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** The end of shares and of their snapshots, and how shares come back. */
final class ShareDeleteHandlers {

    private static final String SNAPSHOTS = "x-ms-delete-snapshots";

    private ShareDeleteHandlers() {}

    /** What becomes of the snapshots of a share that is deleted. */
    private enum WithSnapshots {
        NONE,
        INCLUDE,
        INCLUDE_LEASED;

        /** @throws AzureException InvalidHeaderValue */
        static WithSnapshots of(FileCall call) {
            String text = call.header(SNAPSHOTS);
            if (text == null) {
                return NONE;
            }
            if (text.equalsIgnoreCase("include")) {
                return INCLUDE;
            }
            if (text.equalsIgnoreCase("include-leased")) {
                return INCLUDE_LEASED;
            }
            throw AzureException.invalidHeader(SNAPSHOTS, text);
        }

        /** @throws AzureException ShareHasSnapshots, or DeleteShareWhenSnapshotLeased */
        void check(TreePMap<String, ShareSnapshot> snapshots, Instant now) {
            if (this == NONE && !snapshots.isEmpty()) {
                throw new AzureException(AzureError.SHARE_HAS_SNAPSHOTS);
            }
            boolean leased = snapshots.values().stream()
                    .anyMatch(each -> each.properties().lease().state(now).isLocked());
            if (this == INCLUDE && leased) {
                throw new AzureException(AzureError.DELETE_SHARE_WHEN_SNAPSHOT_LEASED);
            }
        }
    }

    static Reception delete(FileCall call) {
        WithSnapshots with = WithSnapshots.of(call);
        String leaseId = LeaseRequest.idOf(call.request());
        if (call.target().isPast()) {
            return deleteSnapshot(call, leaseId);
        }
        Conditions conditions = Conditions.of(call.request());
        Instant now = call.context().now();
        FileAccount account = call.target().account();
        Deletion deletion = Deletion.of(
                now, account.shareRetentionDays(), call.context().settings().random());
        call.context().store().update(world -> {
            ShareState share = Shares.require(world, call.target());
            share.properties().lease().write(leaseId, LeaseSubject.SHARE, now);
            conditions.checkWrite(share.properties().etag());
            with.check(share.snapshots(), now);
            Container kept = Container.empty(kept(share, deletion));
            String name = call.target().share();
            return new Change<>(DeletedContainers.delete(world, account.realm(), name, kept), name);
        });
        return Response.of(202);
    }

    private static ShareState kept(ShareState share, Deletion deletion) {
        ShareState deleted = share.withProperties(share.properties().withLease(Lease.AVAILABLE))
                .withHandles(Handles.NONE)
                .withDeletion(deletion);
        return deletion.isRestorable()
                ? deleted
                : deleted.withTree(FileTree.empty(share.tree().root().head(), false))
                        .withSnapshots(TreePMap.empty());
    }

    private static Reception deleteSnapshot(FileCall call, @Nullable String leaseId) {
        String id = call.target().snapshot();
        if (call.header(SNAPSHOTS) != null) {
            throw AzureException.invalidParameter("sharesnapshot", id);
        }
        Instant now = call.context().now();
        Shares.update(call, share -> {
            ShareSnapshot snapshot = Nodes.snapshot(share, "sharesnapshot", id);
            snapshot.properties().lease().write(leaseId, LeaseSubject.SHARE, now);
            return share.withSnapshots(share.snapshots().minus(id));
        });
        return Response.of(202);
    }

    /** Brings a deleted share back, under the name that the request addresses. */
    static Reception restore(FileCall call) {
        call.target().requirePresent();
        String name = required(call, "x-ms-deleted-share-name");
        String version = required(call, "x-ms-deleted-share-version");
        String realm = call.target().account().realm();
        Instant now = call.context().now();
        ShareState restored = call.context().store().update(world -> {
            Container container = DeletedContainers.find(world, realm, name, version, now);
            if (container == null) {
                throw new AzureException(AzureError.SHARE_NOT_FOUND);
            }
            if (Shares.find(world, call.target()) != null) {
                throw new AzureException(AzureError.SHARE_ALREADY_EXISTS);
            }
            ShareState share = ((ShareState) container.attributes()).withDeletion(null);
            World without = DeletedContainers.without(world, realm, name, version);
            return new Change<>(Shares.with(without, call.target(), share), share);
        });
        return AzureCall.answer(201, restored.properties().etag());
    }

    private static String required(FileCall call, String header) {
        String text = call.header(header);
        if (text == null) {
            throw AzureException.missingHeader(header);
        }
        return text;
    }
}

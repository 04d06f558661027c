package org.elasto.emulator.file;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Conditions;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.XmlDocument;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.ContainerNames;
import org.elasto.emulator.azure.front.DeletedContainers;
import org.elasto.emulator.azure.front.Documents;
import org.elasto.emulator.azure.front.LeaseAnswer;
import org.elasto.emulator.azure.front.Metadata;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Store.Change;
import org.elasto.emulator.store.World;
import org.pcollections.TreePMap;

/** Operations on a share as a whole; its end, its snapshots, leases and policies apart. */
final class ShareHandlers {

    private static final long GIB = 1L << 30;

    private ShareHandlers() {}

    static Reception create(FileCall call) {
        FileTarget target = call.target();
        target.requirePresent();
        ContainerNames.check(target.share());
        Metadata metadata = Metadata.of(call.request());
        Instant now = call.context().now();
        ShareSettings settings = ShareSettings.created(call, now);
        Etag etag = call.context().store().update(world -> {
            checkFree(world, target, now);
            Etag fresh = call.context().etags().next();
            ShareProperties properties = new ShareProperties(fresh, metadata, List.of(), Lease.AVAILABLE, settings);
            return new Change<>(Shares.with(world, target, empty(properties)), fresh);
        });
        return AzureCall.answer(201, etag);
    }

    private static ShareState empty(ShareProperties properties) {
        Instant moment = properties.etag().modified();
        SmbProperties smb = new SmbProperties(SmbAttributes.DIRECTORY, moment, moment, moment, Sddl.INHERITED.key());
        NfsProperties nfs = properties.nfs() ? NfsProperties.OF_DIRECTORY : null;
        NodeHead root = new NodeHead(FileTree.ROOT, FileTree.ROOT, properties.etag(), Metadata.NONE, smb, nfs);
        return new ShareState(
                properties,
                FileTree.empty(root, properties.nfs()),
                TreePMap.empty(),
                Permissions.NONE.plus(Sddl.INHERITED),
                Handles.NONE,
                null);
    }

    /** @throws AzureException ShareAlreadyExists or ShareBeingDeleted where the name is taken */
    private static void checkFree(World world, FileTarget target, Instant now) {
        if (Shares.find(world, target) != null) {
            throw new AzureException(AzureError.SHARE_ALREADY_EXISTS);
        }
        if (DeletedContainers.isBeingDeleted(world, target.account().realm(), target.share(), now)) {
            throw new AzureException(AzureError.SHARE_BEING_DELETED);
        }
    }

    static Reception getProperties(FileCall call) {
        ShareProperties share = read(call);
        Response response = AzureCall.answer(200, share.etag())
                .header("x-ms-has-immutability-policy", "false")
                .header("x-ms-has-legal-hold", "false");
        if (call.version().atLeast(ApiVersion.SHARE_LEASES)) {
            LeaseAnswer.mark(response, share.lease(), call.context().now());
        }
        ShareTrait.mark(response, ShareTrait.of(share.settings(), call.version()));
        return share.metadata().mark(response);
    }

    static Reception getMetadata(FileCall call) {
        ShareProperties share = read(call);
        return share.metadata().mark(AzureCall.answer(200, share.etag()));
    }

    /** What is kept with the share or the snapshot of it, if the lease id that comes with the request is right. */
    static ShareProperties read(FileCall call) {
        String leaseId = LeaseRequest.idOf(call.request());
        ShareState state = Shares.require(call.context().store().world(), call.target());
        ShareProperties share = call.target().isPast()
                ? Nodes.snapshot(state, "sharesnapshot", call.target().snapshot())
                        .properties()
                : state.properties();
        share.lease().read(leaseId, LeaseSubject.SHARE, call.context().now());
        return share;
    }

    static Reception setProperties(FileCall call) {
        Instant now = call.context().now();
        return change(call, share -> share.withSettings(share.settings().changed(call, now)));
    }

    static Reception setMetadata(FileCall call) {
        Metadata metadata = Metadata.of(call.request());
        return change(call, share -> share.withMetadata(metadata));
    }

    /** Changes what is kept with a share under its lease, which stays what it is even where it is over. */
    static Reception change(FileCall call, UnaryOperator<ShareProperties> step) {
        call.target().requirePresent();
        String leaseId = LeaseRequest.idOf(call.request());
        Conditions conditions = Conditions.of(call.request());
        Instant now = call.context().now();
        ShareState changed = Shares.update(call, state -> {
            ShareProperties share = state.properties();
            share.lease().write(leaseId, LeaseSubject.SHARE, now);
            conditions.checkWrite(share.etag());
            ShareProperties next = step.apply(share);
            return state.withProperties(next.withEtag(call.context().etags().next()));
        });
        return AzureCall.answer(200, changed.properties().etag());
    }

    static Reception getStats(FileCall call) {
        call.target().requirePresent();
        read(call);
        ShareState state = Shares.require(call.context().store().world(), call.target());
        long bytes = state.tree().usedBytes();
        XmlDocument out = new XmlDocument(128).open("ShareStats");
        if (call.version().atLeast(ApiVersion.SHARE_USAGE_BYTES)) {
            out.element("ShareUsageBytes", Long.toString(bytes));
        } else {
            out.element("ShareUsage", Long.toString((bytes + GIB - 1) / GIB));
        }
        return Documents.answer(out, "ShareStats");
    }
}

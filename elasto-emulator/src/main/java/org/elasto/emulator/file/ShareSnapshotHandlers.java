package org.elasto.emulator.file;

import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.Metadata;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.store.Store.Change;

/** Snapshots of shares: what was in a share at a moment, to be read only. */
final class ShareSnapshotHandlers {

    private static final int MOST = 200;

    private ShareSnapshotHandlers() {}

    /** What a snapshot is called, and its tag. */
    private record Made(String id, Etag etag) {}

    static Reception snapshot(FileCall call) {
        FileTarget target = call.target();
        target.requirePresent();
        String leaseId = LeaseRequest.idOf(call.request());
        Metadata metadata = Metadata.of(call.request());
        Made made = call.context().store().update(world -> {
            ShareState share = Shares.require(world, target);
            share.properties()
                    .lease()
                    .read(leaseId, LeaseSubject.SHARE, call.context().now());
            if (share.snapshots().size() >= MOST) {
                throw new AzureException(AzureError.SHARE_SNAPSHOT_COUNT_EXCEEDED);
            }
            String id = AzureDates.iso(call.context().etags().nextSecond());
            ShareProperties properties = properties(call, share.properties(), metadata);
            ShareSnapshot snapshot = new ShareSnapshot(properties, share.tree());
            ShareState next = share.withSnapshots(share.snapshots().plus(id, snapshot));
            return new Change<>(Shares.with(world, target, next), new Made(id, properties.etag()));
        });
        return AzureCall.answer(201, made.etag()).header("x-ms-snapshot", made.id());
    }

    /** Without metadata of its own a snapshot has that of the share, and its tag with it, as recorded. */
    private static ShareProperties properties(FileCall call, ShareProperties share, Metadata metadata) {
        ShareProperties unleased = share.withLease(Lease.AVAILABLE);
        return metadata.isEmpty()
                ? unleased
                : unleased.withMetadata(metadata)
                        .withEtag(call.context().etags().next());
    }
}

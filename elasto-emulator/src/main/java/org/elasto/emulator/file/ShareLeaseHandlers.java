package org.elasto.emulator.file;

import java.time.Instant;
import org.elasto.emulator.azure.Conditions;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.front.LeaseAnswer;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.store.Store.Change;

/** Leases of shares and of their snapshots. */
final class ShareLeaseHandlers {

    private ShareLeaseHandlers() {}

    static Reception lease(FileCall call) {
        FileTarget target = call.target();
        LeaseRequest asked = LeaseRequest.of(call.request(), LeaseSubject.SHARE);
        Conditions conditions = Conditions.of(call.request());
        String fresh = call.context().newGuid();
        Instant now = call.context().now();
        ShareProperties leased = call.context().store().update(world -> {
            ShareState share = Shares.require(world, target);
            ShareSnapshot snapshot = target.isPast() ? Nodes.snapshot(share, "sharesnapshot", target.snapshot()) : null;
            ShareProperties before = snapshot == null ? share.properties() : snapshot.properties();
            conditions.checkWrite(before.etag());
            ShareProperties next = before.withLease(asked.apply(before.lease(), LeaseSubject.SHARE, fresh, now));
            ShareState changed = snapshot == null
                    ? share.withProperties(next)
                    : share.withSnapshots(share.snapshots().plus(target.snapshot(), snapshot.withProperties(next)));
            return new Change<>(Shares.with(world, target, changed), next);
        });
        return LeaseAnswer.of(asked, leased.lease(), leased.etag(), now);
    }
}

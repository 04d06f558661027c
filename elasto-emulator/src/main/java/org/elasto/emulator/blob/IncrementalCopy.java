package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.Lease;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.azure.front.CopyState;
import org.elasto.emulator.blob.Blobs.Changed;
import org.elasto.emulator.blob.Blobs.Scene;
import org.elasto.emulator.http.Reception;
import org.jspecify.annotations.Nullable;

/**
 * Incremental Copy Blob: one snapshot of a page blob after the other into a blob that is read by its own snapshots only.
 */
final class IncrementalCopy {

    private IncrementalCopy() {}

    static Reception incrementalCopy(BlobCall call) {
        call.requireNoBody();
        WriteRules rules = WriteRules.of(call);
        Containers.require(call.context().store().world(), call.target());
        CopySource source = CopySource.ofCopy(call);
        if (source.call().target().snapshot().isEmpty()) {
            throw new AzureException(AzureError.INCREMENTAL_COPY_SOURCE_MUST_BE_SNAPSHOT);
        }
        if (!(source.blob().body() instanceof PageBody pages)) {
            throw new AzureException(AzureError.INVALID_SOURCE_BLOB_TYPE);
        }
        String id = call.context().newGuid();
        Blob copied = Blobs.update(call, scene -> {
            Blob before = scene.live();
            Lease lease = rules.create(scene);
            checkSame(before, source);
            Etag etag = call.context().etags().next();
            String snapshot = AzureDates.iso(etag.modified());
            CopyState copy = CopyState.succeeded(id, source.url(), pages.length(), scene.now())
                    .intoSnapshot(snapshot);
            PageBody body = new PageBody(pages.content(), pages.sequenceNumber(), pages.lineage(), true);
            BlobState state = (before == null ? BlobState.fresh(rules.encryption()) : before.state())
                    .withLease(lease)
                    .withCopy(copy);
            Blob next = new Blob(
                    body,
                    new Blob.Stamp(etag, created(before, etag), ""),
                    source.blob().headers(),
                    source.blob().metadata(),
                    before == null ? Map.of() : before.tags(),
                    state);
            return Changed.toPresent(withSnapshot(scene, next, snapshot));
        });
        CopyState copy = Objects.requireNonNull(copied.state().copy());
        return AzureCall.answer(202, copied.etag())
                .header("x-ms-copy-id", copy.id())
                .header("x-ms-copy-status", copy.status().word());
    }

    private static Instant created(@Nullable Blob before, Etag etag) {
        return before == null ? etag.modified() : before.stamp().created();
    }

    /** What is copied next has to be the same blob at a later time. */
    private static void checkSame(@Nullable Blob before, CopySource source) {
        if (before == null) {
            return;
        }
        CopyState last = before.state().copy();
        if (!PageHandlers.require(before).incremental() || last == null) {
            throw new AzureException(AzureError.INCREMENTAL_COPY_BLOB_MISMATCH);
        }
        String url = source.url();
        int question = url.indexOf('?');
        if (!last.source().startsWith(url.substring(0, question + 1))) {
            throw new AzureException(AzureError.INCREMENTAL_COPY_BLOB_MISMATCH);
        }
        // The same blob, so the two differ in the id at the end, and ids sort by time.
        if (url.compareTo(last.source()) < 0) {
            throw new AzureException(AzureError.INCREMENTAL_COPY_OF_ERALIER_VERSION_SNAPSHOT_NOT_ALLOWED);
        }
    }

    private static BlobHistory withSnapshot(Scene scene, Blob next, String id) {
        PageBody pages = PageHandlers.require(next);
        Blob kept = next.withBody(new PageBody(pages.content(), pages.sequenceNumber(), pages.lineage(), false))
                .withLease(Lease.AVAILABLE);
        BlobHistory history = scene.history();
        return history.withBase(next).withSnapshots(history.snapshots().plus(id, kept));
    }
}

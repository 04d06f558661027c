package org.elasto.emulator.blob;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.TagCondition;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;

/** Set Blob Tier. */
final class TierHandlers {

    private TierHandlers() {}

    /** Answers 202 where the blob has to be rehydrated first. */
    static Reception setTier(BlobCall call) {
        String leaseId = LeaseRequest.idOf(call.request());
        TagCondition tags = TagCondition.of(call.request());
        String priority = BlobTier.priority(call.request());
        call.requireNoBody();
        Blob changed = AnyState.change(call, (blob, now) -> {
            if (!call.target().isPast()) {
                blob.lease().write(leaseId, LeaseSubject.BLOB, now);
            }
            tags.check(blob.tags());
            BlobType type = blob.body().type();
            if (type == BlobType.APPEND) {
                throw new AzureException(AzureError.INVALID_BLOB_TYPE);
            }
            String asked = BlobTier.asked(call.request(), type);
            BlobTier before = blob.state().tier();
            if (type == BlobType.PAGE) {
                PageTier.check(asked, before.name(), blob.length());
                return blob.withState(blob.state().withTier(BlobTier.ofPages(asked)));
            }
            return blob.withState(blob.state().withTier(before.changedTo(asked, priority, now)));
        });
        return Response.of(changed.state().tier().rehydration() == null ? 200 : 202);
    }
}

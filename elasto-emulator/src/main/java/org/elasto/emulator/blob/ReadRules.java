package org.elasto.emulator.blob;

import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Conditions;
import org.elasto.emulator.azure.LeaseRequest;
import org.elasto.emulator.azure.LeaseSubject;
import org.elasto.emulator.azure.TagCondition;
import org.jspecify.annotations.Nullable;

/**
 * What a read asks of the blob that it reads, read from its headers once. Immutable.
 *
 * @param leaseId null where the request brings none
 */
record ReadRules(@Nullable String leaseId, Conditions conditions, TagCondition tags) {

    /** @throws AzureException for headers that are malformed */
    static ReadRules of(BlobCall call) {
        return new ReadRules(
                LeaseRequest.idOf(call.request()), Conditions.of(call.request()), TagCondition.of(call.request()));
    }

    /** @throws AzureException by the first rule that does not hold */
    void check(Blob blob, BlobCall call) {
        blob.lease().read(leaseId, LeaseSubject.BLOB, call.context().now());
        conditions.checkRead(blob.etag(), call.version());
        tags.check(blob.tags());
    }
}

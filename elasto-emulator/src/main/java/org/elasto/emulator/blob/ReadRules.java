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

    /**
     * The state that a request reads, if its rules hold and it brings the key.
     *
     * @throws AzureException as {@link #of}, {@link Blobs#read} and {@link #check} do, or
     *     BlobUsesCustomerSpecifiedEncryption
     */
    static Blob readWithKey(BlobCall call) {
        ReadRules rules = of(call);
        Encryption encryption = Encryption.of(call.request());
        Blob blob = Blobs.read(call);
        rules.check(blob, call);
        blob.state().encryption().check(encryption);
        return blob;
    }

    /** @throws AzureException by the first rule that does not hold */
    void check(Blob blob, BlobCall call) {
        blob.lease().read(leaseId, LeaseSubject.BLOB, call.context().now());
        conditions.checkRead(blob.etag(), call.version());
        tags.check(blob.tags());
    }
}

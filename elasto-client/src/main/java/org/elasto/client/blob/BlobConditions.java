package org.elasto.client.blob;

import org.elasto.client.azure.AzureRequest;
import org.jspecify.annotations.Nullable;

/**
 * On what a request is to be carried out; otherwise it fails with PRECONDITION_FAILED, NOT_MODIFIED or LEASE_CONFLICT.
 * ETags are without quotes.
 *
 * @param ifMatch only if the blob has this ETag
 * @param ifNoneMatch only if it has another; {@code *} only if there is no blob
 * @param leaseId only if this lease is held; null names none, which a leased blob refuses to be written with
 */
public record BlobConditions(
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        @Nullable String leaseId) {

    public static final BlobConditions NONE = new BlobConditions(null, null, null);

    /** Only if there is no such blob. */
    public static final BlobConditions ABSENT = NONE.withIfNoneMatch("*");

    public BlobConditions withIfMatch(@Nullable String etag) {
        return new BlobConditions(etag, ifNoneMatch, leaseId);
    }

    public BlobConditions withIfNoneMatch(@Nullable String etag) {
        return new BlobConditions(ifMatch, etag, leaseId);
    }

    public BlobConditions withLease(@Nullable String id) {
        return new BlobConditions(ifMatch, ifNoneMatch, id);
    }

    /** Whether a second time may meet other conditions than the first. */
    boolean judged() {
        return ifMatch != null || ifNoneMatch != null;
    }

    AzureRequest fill(AzureRequest request) {
        return request.header("If-Match", quoted(ifMatch))
                .header("If-None-Match", quoted(ifNoneMatch))
                .header("x-ms-lease-id", leaseId);
    }

    static @Nullable String quoted(@Nullable String etag) {
        return etag == null || etag.equals("*") ? etag : "\"" + etag + "\"";
    }
}

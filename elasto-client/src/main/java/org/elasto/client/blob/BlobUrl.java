package org.elasto.client.blob;

import org.elasto.client.ByteRange;
import org.elasto.client.azure.AzureRequest;
import org.elasto.client.azure.ServiceSas;
import org.elasto.client.azure.SourceUrls;
import org.jspecify.annotations.Nullable;

/**
 * Where a service is to fetch from.
 *
 * @param blob of the same account
 * @param range which bytes; null for all
 * @param etag it must still have, without quotes; null for any
 */
public record BlobUrl(
        BlobRef blob, @Nullable ByteRange range, @Nullable String etag) {

    /** Names it in a request that copies it. */
    AzureRequest fill(AzureRequest request, SourceUrls urls) {
        request.header("x-ms-source-if-match", BlobConditions.quoted(etag));
        return urls.fill(
                request, blob.path(), (key, expiry) -> ServiceSas.readBlob(key, blob.container(), blob.blob(), expiry));
    }
}

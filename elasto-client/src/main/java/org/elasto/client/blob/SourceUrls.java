package org.elasto.client.blob;

import java.time.Duration;
import java.time.Instant;
import org.elasto.client.AzureCredentials;
import org.elasto.client.azure.AzureConnection;
import org.elasto.client.azure.AzureRequest;
import org.elasto.client.azure.ServiceSas;

/**
 * Tells a service where to fetch from, and gives it the right to: to the source, the service is a stranger like any
 * other. A signature made from the account's key, the one we have ourselves, or our token.
 */
record SourceUrls(AzureConnection connection) {

    /** Long enough for the largest piece, and for clocks that differ. */
    private static final Duration VALIDITY = Duration.ofHours(1);

    AzureRequest fill(AzureRequest request, BlobUrl source) {
        BlobRef blob = source.blob();
        AzureCredentials who = connection.credentials();
        String url = connection.primary().url(blob.path());
        request.header("x-ms-source-if-match", BlobConditions.quoted(source.etag()));
        if (who instanceof AzureCredentials.Bearer bearer) {
            return request.header("x-ms-copy-source", url)
                    .header(
                            "x-ms-copy-source-authorization",
                            "Bearer " + bearer.token().get());
        }
        Instant expiry = connection.clock().instant().plus(VALIDITY);
        String query = who instanceof AzureCredentials.SharedKey key
                ? ServiceSas.readBlob(key, blob.container(), blob.blob(), expiry)
                : ((AzureCredentials.Sas) who).token();
        return request.header("x-ms-copy-source", url + "?" + query);
    }
}

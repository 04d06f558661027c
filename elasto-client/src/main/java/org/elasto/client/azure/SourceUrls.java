package org.elasto.client.azure;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a service where to fetch from, and gives it the right to: to the source, the service is a stranger like any
 * other. A signature made from the account's key, the one we have ourselves, or our token.
 */
public record SourceUrls(AzureConnection connection) {

    /** Long enough for the largest piece, and for clocks that differ. */
    private static final Duration VALIDITY = Duration.ofHours(1);

    /**
     * A URL with which anybody reads the source for a while; null where only a token reads, which is no part of a URL.
     *
     * @param path of the source below the account, escaped
     * @param sas the query that reads it until then
     */
    public @Nullable URI url(
            String path, Duration validity, BiFunction<AzureCredentials.SharedKey, Instant, String> sas) {
        AzureCredentials who = connection.credentials();
        if (who instanceof AzureCredentials.Bearer) {
            return null;
        }
        Instant expiry = connection.clock().instant().plus(validity);
        return URI.create(connection.primary().url(path) + "?" + query(who, expiry, sas));
    }

    /**
     * A URL to hand out, with no more rights than it is for: so it takes a key to sign with.
     *
     * @param path of what it is for, below the account, escaped
     * @param sas the query until then
     */
    public URI handedOut(String path, Duration validity, BiFunction<AzureCredentials.SharedKey, Instant, String> sas) {
        if (connection.credentials() instanceof AzureCredentials.SharedKey key) {
            Instant expiry = connection.clock().instant().plus(validity);
            return URI.create(connection.primary().url(path) + "?" + sas.apply(key, expiry));
        }
        throw new StorageException(
                ErrorKind.UNSUPPORTED,
                "a URL is signed with the key of the account " + connection.account()
                        + "; with a token or a shared access signature none can be made");
    }

    private static String query(
            AzureCredentials who, Instant expiry, BiFunction<AzureCredentials.SharedKey, Instant, String> sas) {
        return who instanceof AzureCredentials.SharedKey key
                ? sas.apply(key, expiry)
                : ((AzureCredentials.Sas) who).token();
    }

    /**
     * Names the source in a request.
     *
     * @param path of the source below the account, escaped
     * @param sas the query that reads it until then
     */
    public AzureRequest fill(
            AzureRequest request, String path, BiFunction<AzureCredentials.SharedKey, Instant, String> sas) {
        AzureCredentials who = connection.credentials();
        String url = connection.primary().url(path);
        if (who instanceof AzureCredentials.Bearer bearer) {
            return request.header("x-ms-copy-source", url)
                    .header(
                            "x-ms-copy-source-authorization",
                            "Bearer " + bearer.token().get());
        }
        Instant expiry = connection.clock().instant().plus(VALIDITY);
        return request.header("x-ms-copy-source", url + "?" + query(who, expiry, sas));
    }
}

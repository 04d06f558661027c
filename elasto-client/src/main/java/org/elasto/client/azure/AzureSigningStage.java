package org.elasto.client.azure;

import java.time.Clock;
import java.util.function.Supplier;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.Signer;

/** Says to each attempt which version it speaks, what time it is and who we are. */
record AzureSigningStage(AzureService service, Supplier<AzureCredentials> who, Clock clock) implements Signer {

    @Override
    public HttpRequest sign(HttpRequest request) {
        AzureCredentials credentials = who.get();
        Headers headers = new Headers(request.headers());
        headers.set(SharedKeySigner.VERSION, service.version());
        headers.set("x-ms-date", AzureDates.rfc1123(clock.instant()));
        HttpRequest dated = request.withHeaders(headers);
        if (credentials instanceof AzureCredentials.SharedKey key) {
            headers.set("Authorization", SharedKeySigner.authorization(dated, key));
            return dated;
        }
        if (credentials instanceof AzureCredentials.Bearer bearer) {
            requireSecure(request);
            if (service == AzureService.FILE) {
                // Without it no token is taken there.
                headers.set("x-ms-file-request-intent", "backup");
            }
            headers.set("Authorization", "Bearer " + bearer.token().get());
            return dated;
        }
        AzureCredentials.Sas sas = (AzureCredentials.Sas) credentials;
        String target = request.target();
        return dated.withAuthority(
                request.scheme(), request.authority(), target + (target.indexOf('?') < 0 ? '?' : '&') + sas.token());
    }

    /** Whoever hears a token can use it. */
    private static void requireSecure(HttpRequest request) {
        if (!request.scheme().equals("https") && !AzureAddress.isLoopback(request.authority())) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a bearer token does not travel over plain HTTP");
        }
    }
}

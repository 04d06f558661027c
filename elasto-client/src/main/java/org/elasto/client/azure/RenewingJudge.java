package org.elasto.client.azure;

import java.io.IOException;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.Judge;
import org.jspecify.annotations.Nullable;

/**
 * Has a request sent again that was refused because its key was made anew meanwhile. It is sent again only if there is
 * another key than the one that signed it, so keys that are refused as they are end it.
 *
 * @param judge tells failures from successes
 */
record RenewingJudge(Judge judge, KeyRing keys) implements Judge {

    @Override
    public @Nullable StorageException failure(HttpRequest request, HttpResponse response) throws IOException {
        StorageException failure = judge.failure(request, response);
        if (failure == null || failure.kind() != ErrorKind.UNAUTHENTICATED || failure.retryable()) {
            return failure;
        }
        return isAnother(request, failure)
                ? new StorageException(
                        failure.kind(), String.valueOf(failure.getMessage()), true, failure.service(), failure)
                : failure;
    }

    private boolean isAnother(HttpRequest request, StorageException failure) {
        try {
            AzureCredentials.SharedKey key = keys.current();
            String signed = request.headers().first("Authorization");
            return !SharedKeySigner.authorization(request, key).equals(signed) || keys.renewed(key);
        } catch (StorageException e) {
            failure.addSuppressed(e);
            return false;
        }
    }
}

package org.elasto.client.s3;

import org.elasto.client.Credentials;
import org.elasto.client.CredentialsProvider;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.Signer;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests for one region, each attempt with the time and the credentials of its moment. What is to become of the
 * payload the request says itself, in its x-amz-content-sha256.
 */
record S3SigningStage(CredentialsProvider credentials, String region, S3Clock clock) implements Signer {

    @Override
    public HttpRequest sign(HttpRequest request) {
        Credentials who = credentials.credentials();
        S3Signer.Scope scope = S3Signer.Scope.of(who, region, clock.now());
        Headers headers = new Headers(request.headers());
        headers.set(S3Signer.DATE, scope.timestamp());
        headers.addIfPresent(S3Signer.SECURITY_TOKEN, who.sessionToken());
        String payload = headers.first(S3Signer.CONTENT_SHA256);
        if (ChunkedBody.isFor(payload)) {
            headers.set(ChunkedBody.DECODED_LENGTH, Long.toString(request.body().length()));
        }
        HttpRequest complete = request.withHeaders(headers);
        S3Signer.Signed signed = S3Signer.sign(complete, scope);
        headers.set("Authorization", S3Signer.authorization(signed, scope));
        return payload != null && ChunkedBody.isFor(payload)
                ? complete.withBody(chunked(request, payload, scope, signed))
                : complete;
    }

    private static ChunkedBody chunked(
            HttpRequest request, String payload, S3Signer.Scope scope, S3Signer.@Nullable Signed signed) {
        boolean unsigned = payload.equals(ChunkedBody.UNSIGNED_TRAILER);
        return new ChunkedBody(request.body(), scope, unsigned ? null : signed, !payload.equals(ChunkedBody.SIGNED));
    }
}

package org.elasto.client.s3;

import java.net.URI;
import java.time.Instant;
import org.elasto.client.Credentials;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.RequestBody;

/** A presigned URL for what the client has no presigned URLs for: listing a bucket. */
public final class PresignedListing {

    private static final long SECONDS = 3600;

    private PresignedListing() {}

    /** Lists the first page of a bucket, path style. */
    public static URI of(URI endpoint, String bucket, Credentials credentials, String region) {
        HttpRequest request = new HttpRequest(
                "ListObjects",
                HttpRequest.Replay.SAFE,
                "GET",
                endpoint.getScheme(),
                endpoint.getAuthority(),
                '/' + bucket,
                new Headers(),
                RequestBody.EMPTY);
        S3Signer.Scope scope = S3Signer.Scope.of(credentials, region, Instant.now());
        return endpoint.resolve(S3Signer.presign(request, scope, SECONDS).target());
    }
}

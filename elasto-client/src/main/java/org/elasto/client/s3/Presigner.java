package org.elasto.client.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.HttpRequest;

/** Makes URLs that carry their own signature. */
record Presigner(S3Connection connection) {

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "DELETE");

    URI presign(String method, ObjectRef object, Duration expiry) {
        if (!METHODS.contains(method)) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a URL is for GET, HEAD, PUT or DELETE");
        }
        if (expiry.toSeconds() < 1 || expiry.compareTo(LONGEST) > 0) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a URL holds from 1 second to 7 days");
        }
        S3Address place = connection.places().of(object.bucket());
        HttpRequest request = place.request(S3Request.object("Presign", method, object));
        S3Signer.Scope scope = S3Signer.Scope.of(
                connection.credentials().credentials(),
                place.region(),
                connection.clock().now());
        S3Signer.Presigned signed = S3Signer.presign(request, scope, expiry.toSeconds());
        return URI.create(request.scheme() + "://" + request.authority() + signed.target());
    }
}

package org.elasto.emulator.s3;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.elasto.emulator.http.PlainRequest;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests as a client does, rightly or with one thing wrong. Immutable; what it computes with is proven on the
 * published examples.
 */
record Signing(
        AccessKey key,
        String timestamp,
        String date,
        String region,
        String service,
        String terminal,
        @Nullable String signedHeaders,
        String payload) {

    static Signing of(S3Bench bench) {
        return of(bench.clock.instant());
    }

    static Signing of(Instant moment) {
        String timestamp = AmzDate.format(moment);
        return new Signing(
                S3Bench.OWNER.keys().get(0),
                timestamp,
                timestamp.substring(0, 8),
                "us-east-1",
                "s3",
                "aws4_request",
                null,
                "UNSIGNED-PAYLOAD");
    }

    Signing key(AccessKey other) {
        return new Signing(other, timestamp, date, region, service, terminal, signedHeaders, payload);
    }

    Signing date(String other) {
        return new Signing(key, timestamp, other, region, service, terminal, signedHeaders, payload);
    }

    Signing region(String other) {
        return new Signing(key, timestamp, date, other, service, terminal, signedHeaders, payload);
    }

    Signing service(String other) {
        return new Signing(key, timestamp, date, region, other, terminal, signedHeaders, payload);
    }

    Signing terminal(String other) {
        return new Signing(key, timestamp, date, region, service, other, signedHeaders, payload);
    }

    Signing signedHeaders(String only) {
        return new Signing(key, timestamp, date, region, service, terminal, only, payload);
    }

    Signing payload(String other) {
        return new Signing(key, timestamp, date, region, service, terminal, signedHeaders, other);
    }

    String scope() {
        return date + '/' + region + '/' + service + '/' + terminal;
    }

    byte[] signingKey() {
        return SigV4.signingKey(key.secret(), date, region, service);
    }

    /** Adds x-amz-date, x-amz-content-sha256 and Authorization. */
    PlainRequest header(PlainRequest request) {
        request.with("x-amz-date", timestamp).with("x-amz-content-sha256", payload);
        String signed = signedHeaders == null ? request.signedHeaders() : signedHeaders;
        return request.with(
                "Authorization",
                SigV4.ALGORITHM + " Credential=" + key.id() + '/' + scope() + ", SignedHeaders=" + signed
                        + ", Signature=" + signature(request, signed));
    }

    /** The request with the six parameters of a presigned URL. */
    PlainRequest presigned(PlainRequest request, String expires) {
        String signed = signedHeaders == null ? request.signedHeaders() : signedHeaders;
        StringBuilder query = new StringBuilder(request.target())
                .append(request.target().indexOf('?') < 0 ? '?' : '&')
                .append("X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=");
        UriText.encode(key.id() + '/' + scope(), false, query);
        query.append("&X-Amz-Date=").append(timestamp).append("&X-Amz-Expires=");
        UriText.encode(expires, false, query);
        query.append("&X-Amz-SignedHeaders=");
        UriText.encode(signed, false, query);
        PlainRequest unsigned = request.on(request.method(), query.toString());
        return unsigned.on(request.method(), query + "&X-Amz-Signature=" + signature(unsigned, signed));
    }

    private String signature(PlainRequest request, String signed) {
        String canonical = SigV4.canonicalRequest(request, target(request), signed, payload);
        return SigV4.signature(signingKey(), SigV4.stringToSign(timestamp, scope(), canonical));
    }

    private static S3Target target(PlainRequest request) {
        return S3Target.of(
                request,
                new S3Settings(
                        List.of(),
                        "us-east-1",
                        Dialect.aws(),
                        java.time.Clock.systemUTC(),
                        new Random(1),
                        List.of("localhost")));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

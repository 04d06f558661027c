package org.elasto.emulator.s3;

import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/** A request without a socket, signed in its header or its query. Immutable once signed. */
final class SignedRequest implements Request {

    private final String method;
    private final String path;
    private final long contentLength;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private @Nullable String query;

    private SignedRequest(String method, String path, @Nullable String query, long contentLength) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.contentLength = contentLength;
        add("Host", "127.0.0.1:9000");
        add("User-Agent", "elasto-bench");
        if (contentLength > 0) {
            add("Content-Type", "application/octet-stream");
            add("Content-Length", Long.toString(contentLength));
        }
    }

    /** As most clients sign. */
    static SignedRequest inHeader(S3Settings settings, String method, String path, long contentLength) {
        SignedRequest request = new SignedRequest(method, path, null, contentLength);
        String timestamp = AmzDate.format(settings.clock().instant());
        request.add("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
        request.add("x-amz-date", timestamp);
        String signed = "host;x-amz-content-sha256;x-amz-date";
        String signature = request.signature(settings, timestamp, signed);
        request.add(
                "Authorization",
                SigV4.ALGORITHM + " Credential=" + credential(settings, timestamp) + ",SignedHeaders=" + signed
                        + ",Signature=" + signature);
        return request;
    }

    /** A presigned URL. */
    static SignedRequest inQuery(S3Settings settings, String method, String path, long contentLength) {
        String timestamp = AmzDate.format(settings.clock().instant());
        String query = "X-Amz-Algorithm=" + SigV4.ALGORITHM + "&X-Amz-Credential="
                + credential(settings, timestamp).replace("/", "%2F") + "&X-Amz-Date=" + timestamp
                + "&X-Amz-Expires=3600&X-Amz-SignedHeaders=host";
        SignedRequest request = new SignedRequest(method, path, query, contentLength);
        request.query = query + "&X-Amz-Signature=" + request.signature(settings, timestamp, "host");
        return request;
    }

    private static AccessKey key(S3Settings settings) {
        return settings.accounts().get(0).keys().get(0);
    }

    private static String scope(S3Settings settings, String timestamp) {
        return timestamp.substring(0, 8) + '/' + settings.region() + "/s3/aws4_request";
    }

    private static String credential(S3Settings settings, String timestamp) {
        return key(settings).id() + '/' + scope(settings, timestamp);
    }

    private String signature(S3Settings settings, String timestamp, String signedHeaders) {
        String canonical = SigV4.canonicalRequest(this, S3Target.of(this, settings), signedHeaders, "UNSIGNED-PAYLOAD");
        byte[] signingKey =
                SigV4.signingKey(key(settings).secret(), timestamp.substring(0, 8), settings.region(), "s3");
        return SigV4.signature(signingKey, SigV4.stringToSign(timestamp, scope(settings, timestamp), canonical));
    }

    private void add(String name, String value) {
        names.add(name);
        values.add(value);
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String rawPath() {
        return path;
    }

    @Override
    public @Nullable String rawQuery() {
        return query;
    }

    @Override
    public String scheme() {
        return "http";
    }

    @Override
    public String remoteAddress() {
        return "127.0.0.1";
    }

    @Override
    public @Nullable String header(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return values.get(i);
            }
        }
        return null;
    }

    @Override
    public List<String> headers(String name) {
        String value = header(name);
        return value == null ? List.of() : List.of(value);
    }

    @Override
    public Iterable<String> headerNames() {
        return names;
    }

    @Override
    public long contentLength() {
        return contentLength;
    }
}

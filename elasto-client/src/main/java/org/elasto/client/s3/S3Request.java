package org.elasto.client.s3;

import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest.Replay;
import org.elasto.client.http.PercentEncoding;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/** A wire operation before it is known where it goes. Filled by one thread, then left alone. */
final class S3Request {

    private final String operation;
    private final String method;
    private final @Nullable String bucket;
    private final String key;
    private final StringBuilder query = new StringBuilder();
    private final Headers headers = new Headers();
    private Replay replay = Replay.SAFE;
    private RequestBody body = RequestBody.EMPTY;

    private S3Request(String operation, String method, @Nullable String bucket, String key) {
        this.operation = operation;
        this.method = method;
        this.bucket = bucket;
        this.key = key;
    }

    static S3Request service(String operation, String method) {
        return new S3Request(operation, method, null, "");
    }

    static S3Request bucket(String operation, String method, String bucket) {
        return new S3Request(operation, method, S3Names.bucket(bucket), "");
    }

    static S3Request object(String operation, String method, ObjectRef object) {
        return new S3Request(operation, method, S3Names.bucket(object.bucket()), S3Names.key(object.key()));
    }

    /** The same request with the same header fields, free to be changed. */
    S3Request copy() {
        S3Request copy = new S3Request(operation, method, bucket, key);
        copy.query.append(query);
        headers.each(copy.headers::add);
        copy.replay = replay;
        copy.body = body;
        return copy;
    }

    /** Adds a parameter; null adds none. */
    S3Request query(String name, @Nullable String value) {
        if (value != null) {
            query.append(query.length() == 0 ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(PercentEncoding.encode(value));
        }
        return this;
    }

    /** Adds a number that 0 leaves to the service. */
    S3Request query(String name, int value) {
        return query(name, value == 0 ? null : Integer.toString(value));
    }

    /** Adds a header field; null adds none. */
    S3Request header(String name, @Nullable String value) {
        headers.addIfPresent(name, value);
        return this;
    }

    S3Request body(RequestBody content) {
        this.body = content;
        return this;
    }

    /** Marks it as one whose second time may not do what the first did. */
    S3Request unsafe(boolean unsafe) {
        this.replay = unsafe ? Replay.UNSAFE : Replay.SAFE;
        return this;
    }

    String operation() {
        return operation;
    }

    String method() {
        return method;
    }

    @Nullable
    String bucket() {
        return bucket;
    }

    String key() {
        return key;
    }

    String query() {
        return query.toString();
    }

    Headers headers() {
        return headers;
    }

    Replay replay() {
        return replay;
    }

    RequestBody body() {
        return body;
    }
}

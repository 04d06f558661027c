package org.elasto.client.azure;

import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest.Replay;
import org.elasto.client.http.PercentEncoding;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/** A wire operation before it is known where it goes. Filled by one thread, then left alone. */
public final class AzureRequest {

    private final String operation;
    private final String method;
    private final String path;
    private final StringBuilder query = new StringBuilder();
    private final Headers headers = new Headers();
    private Replay replay = Replay.SAFE;
    private boolean primaryOnly;
    private RequestBody body = RequestBody.EMPTY;

    /**
     * A request without parameters, fields or body.
     *
     * @param operation as the service names it, without blanks
     * @param method the HTTP method
     * @param path below the account, escaped, with its slash at the beginning
     */
    public AzureRequest(String operation, String method, String path) {
        this.operation = operation;
        this.method = method;
        this.path = path;
    }

    /** Adds a parameter; null adds none. */
    public AzureRequest query(String name, @Nullable String value) {
        if (value != null) {
            query.append(query.length() == 0 ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(PercentEncoding.encode(value));
        }
        return this;
    }

    /** Adds a number that 0 leaves to the service. */
    public AzureRequest query(String name, int value) {
        return query(name, value == 0 ? null : Integer.toString(value));
    }

    /** Adds a header field; null adds none. */
    public AzureRequest header(String name, @Nullable String value) {
        headers.addIfPresent(name, value);
        return this;
    }

    public AzureRequest body(RequestBody content) {
        this.body = content;
        return this;
    }

    /** Marks it as one whose second time may not do what the first did. */
    public AzureRequest unsafe(boolean unsafe) {
        this.replay = unsafe ? Replay.UNSAFE : Replay.SAFE;
        return this;
    }

    /** Marks it as one that wants to know what is so now: the secondary endpoint lags behind. */
    public AzureRequest primaryOnly() {
        this.primaryOnly = true;
        return this;
    }

    boolean mayReadElsewhere() {
        return !primaryOnly && (method.equals("GET") || method.equals("HEAD"));
    }

    public String operation() {
        return operation;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
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

package org.elasto.client.http;

/**
 * What is to be sent. Immutable as long as nobody changes its header fields; each signing makes another one.
 *
 * @param operation the wire operation, for instance {@code PutObject}: for errors and logs, never sent
 * @param replay whether it may be sent again when nobody knows what became of it
 * @param method the HTTP method
 * @param scheme {@code http} or {@code https}
 * @param authority host, and the port if it is not the scheme's own, exactly as the Host field has it
 * @param target path and query in origin-form, sent byte for byte as given: ASCII, everything escaped already
 * @param headers all but Host, Content-Length, Transfer-Encoding, Connection and Expect, which are the transport's
 * @param body what it carries; {@link RequestBody#EMPTY} for none
 */
public record HttpRequest(
        String operation,
        Replay replay,
        String method,
        String scheme,
        String authority,
        String target,
        Headers headers,
        RequestBody body) {

    /** Whether a request may be sent again after its answer was lost. */
    public enum Replay {
        /** Twice has the effect of once. */
        SAFE,
        /** Whoever sent it must find out what became of it. */
        UNSAFE
    }

    /** The same with other header fields, as a signer makes it. */
    public HttpRequest withHeaders(Headers others) {
        return new HttpRequest(operation, replay, method, scheme, authority, target, others, body);
    }

    /** The same with another body. */
    public HttpRequest withBody(RequestBody other) {
        return new HttpRequest(operation, replay, method, scheme, authority, target, headers, other);
    }

    /** The same to somewhere else, as a redirect asks for. */
    public HttpRequest withAuthority(String otherScheme, String otherAuthority, String otherTarget) {
        return new HttpRequest(operation, replay, method, otherScheme, otherAuthority, otherTarget, headers, body);
    }

    /** Without header values, which may hold secrets, and without the query, which may hold signatures. */
    @Override
    public String toString() {
        int query = target.indexOf('?');
        return operation + " " + method + " " + scheme + "://" + authority
                + (query < 0 ? target : target.substring(0, query));
    }
}

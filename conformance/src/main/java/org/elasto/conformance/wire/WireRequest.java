package org.elasto.conformance.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as its bytes go out. Immutable; each method returns a changed copy.
 *
 * @param path as it stands in the request line, percent-encoded by whoever wrote it
 * @param query without the question mark; empty for none
 * @param headers in the order they are sent; Host and Content-Length are added where they are missing
 */
public record WireRequest(String method, String path, String query, List<Header> headers, byte[] body) {

    /** One header line. */
    public record Header(String name, String value) {}

    private static final byte[] NOTHING = new byte[0];

    /** A request without headers or body; {@code target} may hold a query. */
    static WireRequest of(String method, String target) {
        int mark = target.indexOf('?');
        return mark < 0
                ? new WireRequest(method, target, "", List.of(), NOTHING)
                : new WireRequest(method, target.substring(0, mark), target.substring(mark + 1), List.of(), NOTHING);
    }

    static WireRequest get(String target) {
        return of("GET", target);
    }

    static WireRequest head(String target) {
        return of("HEAD", target);
    }

    static WireRequest delete(String target) {
        return of("DELETE", target);
    }

    static WireRequest put(String target, String body) {
        return of("PUT", target).body(body);
    }

    static WireRequest put(String target, byte[] body) {
        return of("PUT", target).body(body);
    }

    static WireRequest post(String target, String body) {
        return of("POST", target).body(body);
    }

    WireRequest method(String changed) {
        return new WireRequest(changed, path, query, headers, body);
    }

    WireRequest path(String changed) {
        return new WireRequest(method, changed, query, headers, body);
    }

    WireRequest query(String changed) {
        return new WireRequest(method, path, changed, headers, body);
    }

    /** Adds {@code text} to the end of the query. */
    WireRequest andQuery(String text) {
        return query(query.isEmpty() ? text : query + "&" + text);
    }

    WireRequest body(byte[] changed) {
        return new WireRequest(method, path, query, headers, changed);
    }

    WireRequest body(String changed) {
        return body(changed.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a header line, after those that are there. */
    WireRequest header(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new WireRequest(method, path, query, List.copyOf(more), body);
    }

    /** Leaves every line of that name out. */
    public WireRequest without(String name) {
        List<Header> fewer = headers.stream()
                .filter(header -> !header.name().equalsIgnoreCase(name))
                .toList();
        return new WireRequest(method, path, query, fewer, body);
    }

    /** Puts one line in the place of those of that name. */
    WireRequest replace(String name, String value) {
        return without(name).header(name, value);
    }

    /** The values of all lines of that name, joined by commas; null without one. */
    public @Nullable String value(String name) {
        @Nullable String joined = null;
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                joined = joined == null ? header.value() : joined + "," + header.value();
            }
        }
        return joined;
    }

    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
}

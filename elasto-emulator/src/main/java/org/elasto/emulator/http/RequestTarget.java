package org.elasto.emulator.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the request line asks for, apart from the query: a path, and in absolute form or that of CONNECT a host as well
 * (RFC 9112 section 3.2). Immutable.
 *
 * @param scheme in front of the host; empty where none stands there
 * @param authority host and port as sent; null where the target names none
 * @param path as sent, a slash where there is none
 */
record RequestTarget(String scheme, @Nullable String authority, String path) {

    private static final String DEFAULT_PORT = ":80";

    static RequestTarget of(HttpServerExchange exchange) {
        String uri = exchange.getRequestURI();
        if (!exchange.isHostIncludedInRequestURI()) {
            return new RequestTarget("", null, uri);
        }
        int colon = uri.indexOf("://");
        int from = colon < 0 ? 0 : colon + 3;
        int slash = uri.indexOf('/', from);
        String authority = slash < 0 ? uri.substring(from) : uri.substring(from, slash);
        return new RequestTarget(
                colon < 0 ? "" : uri.substring(0, colon), authority, slash < 0 ? "/" : uri.substring(slash));
    }

    /** Whether it is for a connection that is not spoken here: another scheme than http. */
    boolean isMisdirected() {
        return !scheme.isEmpty() && !scheme.equalsIgnoreCase("http");
    }

    /** Whether it names a user, which no request over HTTP may do (RFC 9110 section 4.2.4). */
    boolean namesUser() {
        return authority != null && authority.indexOf('@') >= 0;
    }

    /**
     * Makes the host of the target that of the request, whatever its header says. A header that says the same, but for a
     * port that goes without saying, stays as it is: its letters may be signed.
     */
    void claimHost(HeaderMap headers) {
        if (authority != null && !bare(authority).equalsIgnoreCase(bare(headers.getFirst(Headers.HOST)))) {
            headers.put(Headers.HOST, authority);
        }
    }

    private static String bare(@Nullable String host) {
        if (host == null) {
            return "";
        }
        return host.endsWith(DEFAULT_PORT) ? host.substring(0, host.length() - DEFAULT_PORT.length()) : host;
    }
}

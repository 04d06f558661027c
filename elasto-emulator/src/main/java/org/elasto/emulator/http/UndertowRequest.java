package org.elasto.emulator.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The head of a request as Undertow parsed it, seen through the plain interface. */
final class UndertowRequest implements Request {

    private final HttpServerExchange exchange;
    private final HeaderMap headers;
    private final String rawPath;
    private final long contentLength;

    UndertowRequest(HttpServerExchange exchange, String rawPath, long contentLength) {
        this.exchange = exchange;
        this.headers = exchange.getRequestHeaders();
        this.rawPath = rawPath;
        this.contentLength = contentLength;
    }

    @Override
    public String method() {
        return exchange.getRequestMethod().toString();
    }

    @Override
    public String rawPath() {
        return rawPath;
    }

    @Override
    public @Nullable String rawQuery() {
        String query = exchange.getQueryString();
        return query.isEmpty() ? null : query;
    }

    @Override
    public String scheme() {
        return exchange.getRequestScheme();
    }

    @Override
    public String remoteAddress() {
        return exchange.getSourceAddress().getAddress().getHostAddress();
    }

    @Override
    public @Nullable String header(String name) {
        return headers.getFirst(name);
    }

    @Override
    public List<String> headers(String name) {
        HeaderValues values = headers.get(name);
        return values == null ? List.of() : values;
    }

    @Override
    public Iterable<String> headerNames() {
        List<String> names = new ArrayList<>(headers.size());
        for (HttpString name : headers.getHeaderNames()) {
            names.add(name.toString());
        }
        return names;
    }

    @Override
    public long contentLength() {
        return contentLength;
    }
}

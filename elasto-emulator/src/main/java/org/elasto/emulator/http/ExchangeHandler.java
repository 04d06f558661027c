package org.elasto.emulator.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.Protocols;
import java.util.function.Consumer;

/**
 * Takes one exchange from Undertow through the front: head, body if the front wants it, answer. All of it on the I/O
 * thread of the connection, but for {@link Deferred} work.
 */
final class ExchangeHandler implements HttpHandler {

    private final Front front;
    private final Consumer<Throwable> failures;

    ExchangeHandler(Front front, Consumer<Throwable> failures) {
        this.front = front;
        this.failures = failures;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        boolean known = isKnownVersion(exchange);
        long length = Framing.of(exchange.getRequestHeaders());
        boolean unframed = length == Framing.CHUNKED && isOld(exchange);
        RequestTarget target = RequestTarget.of(exchange);
        if (!known || length == Framing.BROKEN || unframed || !hasOneHost(exchange) || target.namesUser()) {
            ResponseWriter.write(exchange, plain(400, "Bad Request"));
            return;
        }
        if (target.isMisdirected()) {
            ResponseWriter.write(exchange, plain(421, "Misdirected Request: this port speaks http only"));
            return;
        }
        target.claimHost(exchange.getRequestHeaders());
        UndertowRequest request = new UndertowRequest(exchange, target.path(), length);
        Reception reception;
        try {
            reception = front.receive(request);
        } catch (RuntimeException | Error e) {
            reception = failed(e);
        }
        if (reception instanceof BodyReader reader) {
            new BodyPump(this, exchange, reader).start();
        } else {
            proceed(exchange, reception);
        }
    }

    /** HTTP/0.9 would be answered in its own name. */
    private static boolean isKnownVersion(HttpServerExchange exchange) {
        if (exchange.getProtocol().equals(Protocols.HTTP_1_1) || isOld(exchange)) {
            return true;
        }
        exchange.setProtocol(Protocols.HTTP_1_1);
        return false;
    }

    /** HTTP/1.0, which has no chunks: with them its framing is faulty (RFC 9112 section 6.1). */
    private static boolean isOld(HttpServerExchange exchange) {
        return exchange.getProtocol().equals(Protocols.HTTP_1_0);
    }

    /** HTTP/1.1 demands exactly one Host header (RFC 9112 section 3.2). */
    private static boolean hasOneHost(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        int hosts = headers.count(Headers.HOST);
        return hosts == 1 || (hosts == 0 && isOld(exchange));
    }

    /** Goes on with an answer, at once or from a worker. */
    void proceed(HttpServerExchange exchange, Reception reception) {
        if (reception instanceof Response response) {
            ResponseWriter.write(exchange, response);
        } else if (reception instanceof Deferred deferred) {
            exchange.dispatch(exchange.getConnection().getWorker(), () -> {
                Response response = answer(deferred);
                exchange.dispatch(exchange.getIoThread(), () -> ResponseWriter.write(exchange, response));
            });
        } else {
            ResponseWriter.write(exchange, failed(new IllegalStateException("a reader follows a reader")));
        }
    }

    private Response answer(Deferred deferred) {
        try {
            return deferred.work().get();
        } catch (RuntimeException | Error e) {
            return failed(e);
        }
    }

    /** A defect of ours: counted and logged by whoever listens, and nothing of it told to the client. */
    Response failed(Throwable defect) {
        failures.accept(defect);
        return plain(500, "Internal Server Error");
    }

    /** The answer to what no front has a say in. */
    private static Response plain(int status, String text) {
        return Response.of(status)
                .header("Content-Type", "text/plain")
                .body(text + "\n")
                .close();
    }
}

package org.elasto.bench;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;

/**
 * The floor that the emulator is measured against: Undertow with nothing behind it, which answers every GET with the
 * same bytes and headers that the emulator would send, and every other request with 200 once its body has come in.
 */
public final class BareUndertow {

    private static final HttpString REQUEST_ID = HttpString.tryFromString("x-amz-request-id");
    private static final HttpString ID_2 = HttpString.tryFromString("x-amz-id-2");

    private BareUndertow() {}

    /** Listens on 127.0.0.1 at the port given; sends 64 MiB for {@code /large}, 1 KiB for anything else. */
    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        ByteBuffer small = ByteBuffer.allocateDirect(1024);
        ByteBuffer large = ByteBuffer.allocateDirect(64 << 20);
        Undertow.builder()
                .addHttpListener(port, "127.0.0.1", handler(small, large))
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .setWorkerThreads(1)
                .build()
                .start();
    }

    private static HttpHandler handler(ByteBuffer small, ByteBuffer large) {
        return exchange -> {
            ByteBuffer body = exchange.getRequestPath().equals("/large") ? large : small;
            exchange.getResponseHeaders()
                    .put(Headers.SERVER, "AmazonS3")
                    .put(REQUEST_ID, "0123456789ABCDEF")
                    .put(ID_2, "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF")
                    .put(Headers.ETAG, "\"0f343b0931126a20f133d67c2b018a3b\"");
            if (exchange.getRequestMethod().equalToString("GET")) {
                exchange.getResponseHeaders()
                        .put(Headers.CONTENT_TYPE, "application/octet-stream")
                        .put(Headers.ACCEPT_RANGES, "bytes")
                        .put(Headers.LAST_MODIFIED, "Tue, 24 Nov 2026 00:00:00 GMT");
                exchange.getResponseSender().send(body.duplicate());
            } else {
                exchange.getRequestReceiver().receivePartialBytes(BareUndertow::take);
            }
        };
    }

    private static void take(HttpServerExchange exchange, byte[] received, boolean last) {
        if (last) {
            exchange.endExchange();
        }
    }
}

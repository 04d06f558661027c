package org.elasto.emulator.http;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * A listening port with a {@link Front} behind it. Thread-safe.
 */
public final class HttpListener implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(HttpListener.class);

    /** Bytes of request line and headers; S3 itself stops at 8 KiB of headers. */
    private static final int HEAD_LIMIT = 64 * 1024;

    private final Undertow undertow;
    private final AtomicLong failures;

    private HttpListener(Undertow undertow, AtomicLong failures) {
        this.undertow = undertow;
        this.failures = failures;
    }

    /**
     * Listens.
     *
     * @param host the address to bind
     * @param port the port, 0 for any free one
     * @throws UncheckedIOException when the port cannot be bound; the message says which, and why
     */
    public static HttpListener start(String host, int port, Front front) {
        AtomicLong failures = new AtomicLong();
        ExchangeHandler handler = new ExchangeHandler(front, defect -> {
            failures.incrementAndGet();
            LOG.error("a defect of the emulator: please report it", defect);
        });
        Undertow undertow = Undertow.builder()
                .addHttpListener(port, host, new HttpContinueReadHandler(handler))
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .setServerOption(UndertowOptions.MULTIPART_MAX_ENTITY_SIZE, -1L)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, HEAD_LIMIT)
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.DECODE_SLASH, false)
                .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
                .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
                .setServerOption(UndertowOptions.ALLOW_UNKNOWN_PROTOCOLS, false)
                .build();
        try {
            undertow.start();
        } catch (RuntimeException e) {
            undertow.stop();
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            String why = root.getMessage() == null ? root.toString() : root.getMessage();
            throw new UncheckedIOException(new IOException("cannot listen on " + host + ":" + port + ": " + why, e));
        }
        return new HttpListener(undertow, failures);
    }

    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** How often the front threw, which it must never do. */
    public long failures() {
        return failures.get();
    }

    @Override
    public void close() {
        undertow.stop();
    }
}

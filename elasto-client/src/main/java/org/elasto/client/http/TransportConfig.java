package org.elasto.client.http;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * How a transport keeps its connections. Immutable.
 *
 * @param connectTimeout how long setting up a connection may take, the TLS handshake apart, which may take as long again
 * @param idleTimeout how long a connection may stay silent, in either direction, before the request is given up; also how
 *     long a request waits for a connection when all are in use
 * @param maxConnections how many there are at most, to all hosts together
 * @param tls whom to trust; null for the trust store of the JVM. Host names are checked in either case
 */
public record TransportConfig(
        Duration connectTimeout,
        Duration idleTimeout,
        int maxConnections,
        @Nullable SSLContext tls) {

    /** 10 s to connect, 60 s of silence, 64 connections, the JVM's trust store. */
    public static final TransportConfig DEFAULT =
            new TransportConfig(Duration.ofSeconds(10), Duration.ofSeconds(60), 64, null);

    public TransportConfig {
        if (connectTimeout.toMillis() < 1 || idleTimeout.toMillis() < 1 || maxConnections < 1) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "timeouts are at least 1 ms, and there is at least one connection");
        }
    }

    public TransportConfig withTimeouts(Duration connect, Duration idle) {
        return new TransportConfig(connect, idle, maxConnections, tls);
    }

    public TransportConfig withMaxConnections(int count) {
        return new TransportConfig(connectTimeout, idleTimeout, count, tls);
    }

    public TransportConfig withTls(@Nullable SSLContext context) {
        return new TransportConfig(connectTimeout, idleTimeout, maxConnections, context);
    }
}

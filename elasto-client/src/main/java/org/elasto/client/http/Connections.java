package org.elasto.client.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Sets up the engine's pool. */
final class Connections {

    private static final TimeValue LIFETIME = TimeValue.ofMinutes(5);
    private static final int BUFFER = 16 * 1024;

    /** What a head may be at most, so that no server fills the memory with one. */
    private static final int LINE_LIMIT = 64 * 1024;

    private static final int FIELD_LIMIT = 1000;

    private Connections() {}

    static PoolingHttpClientConnectionManager pool(TransportConfig config, Patience patience) {
        LazyTls tls = new LazyTls(config.tls());
        // The sockets are those of channels, because only those are closed by an interrupt of the thread they block.
        DefaultHttpClientConnectionOperator operator = new DefaultHttpClientConnectionOperator(
                proxy -> SocketChannel.open().socket(), null, null, name -> name.equals("https") ? tls : null);
        // STRICT keeps to the limit exactly; the LAX pool would, but for each host apart.
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager(
                operator, PoolConcurrencyPolicy.STRICT, PoolReusePolicy.LIFO, LIFETIME, connectionFactory());
        pool.setMaxTotal(config.maxConnections());
        pool.setDefaultMaxPerRoute(config.maxConnections());
        pool.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(timeout(config.connectTimeout()))
                .setSocketTimeout(timeout(config.idleTimeout()))
                .setValidateAfterInactivity(timeout(patience.checkAfter()))
                .setTimeToLive(LIFETIME)
                .build());
        pool.setDefaultTlsConfig(TlsConfig.custom()
                .setHandshakeTimeout(timeout(config.connectTimeout()))
                .build());
        return pool;
    }

    private static ManagedHttpClientConnectionFactory connectionFactory() {
        return ManagedHttpClientConnectionFactory.builder()
                .http1Config(Http1Config.custom()
                        .setBufferSize(BUFFER)
                        .setMaxLineLength(LINE_LIMIT)
                        .setMaxHeaderCount(FIELD_LIMIT)
                        .build())
                .responseOutOfOrderStrategy(EarlyAnswers.INSTANCE)
                .build();
    }

    static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }

    /** TLS whose trust store is read when first needed: that takes longer than all of a request over plain HTTP. */
    private static final class LazyTls implements TlsSocketStrategy {

        private final @Nullable SSLContext context;
        private @Nullable TlsSocketStrategy strategy;

        LazyTls(@Nullable SSLContext context) {
            this.context = context;
        }

        @Override
        public SSLSocket upgrade(
                Socket socket, String target, int port, @Nullable Object attachment, HttpContext httpContext)
                throws IOException {
            return strategy().upgrade(socket, target, port, attachment, httpContext);
        }

        private synchronized TlsSocketStrategy strategy() {
            TlsSocketStrategy made = strategy;
            if (made == null) {
                made = context == null
                        ? DefaultClientTlsStrategy.createDefault()
                        : new DefaultClientTlsStrategy(context);
                strategy = made;
            }
            return made;
        }
    }
}

package org.elasto.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where no connection can be had, nobody need wonder what became of the request. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class NotSentTest {

    private ApacheTransport transport = new ApacheTransport(TransportConfig.DEFAULT.withMaxConnections(1));

    @AfterEach
    void close() {
        assertThat(transport.inUse()).isZero();
        transport.close();
    }

    private void waitOnly(Duration time) {
        transport.close();
        transport = new ApacheTransport(
                TransportConfig.DEFAULT.withMaxConnections(1).withTimeouts(time, time));
    }

    private static HttpRequest to(String scheme, String authority) {
        return new HttpRequest(
                "Test", HttpRequest.Replay.UNSAFE, "PUT", scheme, authority, "/b/k", new Headers(), RequestBody.EMPTY);
    }

    private void notSent(HttpRequest request, Class<? extends Throwable> cause) {
        assertThatThrownBy(() -> transport.send(request, Limits.NONE))
                .isInstanceOf(NotSentException.class)
                .hasCauseInstanceOf(cause)
                .hasMessageContaining(request.authority());
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        notSent(to("http", "127.0.0.1:" + port), java.net.ConnectException.class);
    }

    @Test
    void thereIsNoSuchHost() {
        notSent(to("http", "no-such-host.invalid"), java.net.UnknownHostException.class);
    }

    @Test
    void nobodyTakesTheConnection() throws IOException {
        waitOnly(Duration.ofMillis(200));
        // A full backlog drops what knocks, as a packet filter would.
        List<SocketChannel> knocking = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 16; i++) {
                SocketChannel channel = SocketChannel.open();
                knocking.add(channel);
                channel.configureBlocking(false);
                boolean unused = channel.connect(full.getLocalSocketAddress());
            }
            notSent(to("http", "127.0.0.1:" + full.getLocalPort()), SocketTimeoutException.class);
        } finally {
            for (SocketChannel channel : knocking) {
                channel.close();
            }
        }
    }

    @Test
    void theOtherSideKnowsNoTls() throws Exception {
        try (ScriptedServer server = new ScriptedServer(peer -> {
            peer.body(100);
            peer.answer("400 Bad Request", "");
        })) {
            notSent(to("https", server.authority()), SSLException.class);
        }
    }

    @Test
    void theOtherSideHangsUpOrIsSilentInTheHandshake() throws Exception {
        try (ScriptedServer server = new ScriptedServer(peer -> peer.body(10), peer -> peer.untilHangUp())) {
            notSent(to("https", server.authority()), IOException.class);
            waitOnly(Duration.ofMillis(500));
            notSent(to("https", server.authority()), IOException.class);
            server.await(1);
        }
    }

    @Test
    void allConnectionsAreInUse() throws Exception {
        waitOnly(Duration.ofSeconds(2));
        try (ScriptedServer server = new ScriptedServer(peer -> {
            peer.head();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
            peer.untilHangUp();
        })) {
            HttpResponse held = transport.send(server.get("/b/k"), Limits.NONE);
            notSent(server.get("/b/k"), TimeoutException.class);
            held.close();
            server.await(0);
        }
    }
}

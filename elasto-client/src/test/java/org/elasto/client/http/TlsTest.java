package org.elasto.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.elasto.client.StorageException;
import org.elasto.client.http.ScriptedServer.Script;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same over TLS: who is trusted, and that sockets below it are closed as well. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private static SSLContext localhost;

    /** A certificate for the name localhost, made by the JDK's own tool. */
    @BeforeAll
    static void certify(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "localhost",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        localhost = SSLContext.getInstance("TLS");
        localhost.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    }

    private static ScriptedServer server(Script script) throws Exception {
        ServerSocketFactory sockets = localhost.getServerSocketFactory();
        return new ScriptedServer(sockets, script);
    }

    private static HttpRequest to(ScriptedServer server, RequestBody body) {
        String authority = server.authority().replace("127.0.0.1", "localhost");
        return server.put("/b/k", body).withAuthority("https", authority, "/b//k");
    }

    private static ApacheTransport transport() {
        return new ApacheTransport(TransportConfig.DEFAULT.withTls(localhost));
    }

    @Test
    void requestsGoBothWaysOverOneConnection() throws Exception {
        Script script = peer -> {
            for (int i = 0; i < 2; i++) {
                peer.head();
                byte[] body = peer.body(100_000);
                peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                peer.send(body);
            }
        };
        byte[] content = new byte[100_000];
        content[99_999] = 7;
        try (ScriptedServer server = server(script);
                ApacheTransport transport = transport()) {
            for (int i = 0; i < 2; i++) {
                try (HttpResponse response = transport.send(to(server, RequestBody.of(content)), Limits.NONE)) {
                    assertThat(response.body().readAllBytes()).isEqualTo(content);
                }
            }
            // The server's end closes only once the client's does, which still keeps the connection.
            assertThat(server.connections()).isOne();
            assertThat(server.heads.get(1)).startsWith("PUT /b//k HTTP/1.1\r\nHost: localhost:");
        }
    }

    @Test
    void aRefusalIsSeenWhileTheBodyIsStillGoingOut() throws Exception {
        Script script = peer -> {
            peer.head();
            peer.send("HTTP/1.1 100 Continue\r\n\r\n");
            peer.body(100_000);
            peer.answer("503 Slow Down", "busy");
            peer.untilHangUp();
        };
        byte[] content = new byte[64 << 20];
        try (ScriptedServer server = server(script);
                ApacheTransport transport = transport();
                HttpResponse response = transport.send(to(server, RequestBody.of(content)), Limits.NONE)) {
            assertThat(response.status()).isEqualTo(503);
            assertThat(response.body().readAllBytes()).hasSize(4);
            server.await(0);
        }
    }

    @Test
    void aCertificateForAnotherNameIsNoConnection() throws Exception {
        try (ScriptedServer server = server(ScriptedServer.Peer::head);
                ApacheTransport transport = transport()) {
            HttpRequest byAddress = to(server, RequestBody.EMPTY).withAuthority("https", server.authority(), "/");
            assertThatThrownBy(() -> transport.send(byAddress, Limits.NONE))
                    .isInstanceOf(NotSentException.class)
                    .hasCauseInstanceOf(SSLException.class);
            assertThat(server.heads).isEmpty();
            assertThat(transport.inUse()).isZero();
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNoConnection() throws Exception {
        try (ScriptedServer server = server(ScriptedServer.Peer::head);
                ApacheTransport transport = new ApacheTransport(TransportConfig.DEFAULT)) {
            assertThatThrownBy(() -> transport.send(to(server, RequestBody.EMPTY), Limits.NONE))
                    .isInstanceOf(NotSentException.class)
                    .hasCauseInstanceOf(SSLException.class);
            assertThat(server.heads).isEmpty();
            assertThat(transport.inUse()).isZero();
        }
    }

    @Test
    void anInterruptAndADeadlineCloseTheSocketBelow() throws Exception {
        Thread caller = Thread.currentThread();
        ManualAlarm alarm = new ManualAlarm();
        Duration deadline = Duration.ofSeconds(1);
        Script interrupting = peer -> {
            peer.head();
            caller.interrupt();
            peer.untilHangUp();
        };
        Script late = peer -> {
            peer.head();
            assertThat(alarm.ring(deadline)).isOne();
            peer.untilHangUp();
        };
        try (ApacheTransport transport =
                new ApacheTransport(TransportConfig.DEFAULT.withTls(localhost), alarm, Patience.DEFAULT)) {
            for (Script script : new Script[] {interrupting, late}) {
                try (ScriptedServer server = server(script)) {
                    assertThatThrownBy(() -> transport.send(to(server, RequestBody.EMPTY), new Limits(deadline, null)))
                            .isInstanceOf(StorageException.class);
                    assertThat(Thread.interrupted()).isEqualTo(script == interrupting);
                    server.await(0);
                    assertThat(transport.inUse()).isZero();
                }
            }
        }
    }
}

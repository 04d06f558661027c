package org.elasto.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.elasto.client.http.ScriptedServer.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a connection is used again, when it is dropped, and that nothing is repeated, decoded or followed on the way. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConnectionReuseTest {

    private static final Duration NEVER = Duration.ofHours(1);

    private static final Script ANSWERING = peer -> {
        while (true) {
            peer.head();
            peer.answer("200 OK", "content");
        }
    };

    private static ApacheTransport transport(Duration checkAfter) {
        return new ApacheTransport(
                TransportConfig.DEFAULT.withMaxConnections(2), new ManualAlarm(), new Patience(checkAfter, NEVER));
    }

    private static String read(Transport transport, HttpRequest request) throws IOException {
        try (HttpResponse response = transport.send(request, Limits.NONE)) {
            return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void oneConnectionServesManyWhoReadToTheEnd() throws Exception {
        try (ApacheTransport transport = transport(NEVER);
                ScriptedServer server = new ScriptedServer(ANSWERING)) {
            for (int i = 0; i < 10; i++) {
                assertThat(read(transport, server.get("/b/k"))).isEqualTo("content");
            }
            try (HttpResponse response = transport.send(server.get("/b/k"), Limits.NONE)) {
                // All there is, but without asking whether that was the end.
                assertThat(response.body().readNBytes(7)).hasSize(7);
                assertThat(transport.inUse()).isZero();
            }
            try (HttpResponse response = transport.send(
                    server.request("HEAD", "/b/k", HttpRequest.Replay.SAFE, RequestBody.EMPTY), Limits.NONE)) {
                assertThat(response.headers().first("content-length")).isEqualTo("7");
                assertThat(response.body().read()).isEqualTo(-1);
                assertThat(transport.inUse()).isZero();
            }
        }
    }

    @Test
    void aBodyOnceReadToItsEndStaysAtItsEnd() throws Exception {
        try (ApacheTransport transport = transport(NEVER);
                ScriptedServer server = new ScriptedServer(ANSWERING)) {
            HttpResponse first = transport.send(server.get("/1"), Limits.NONE);
            first.body().readAllBytes();
            HttpResponse second = transport.send(server.get("/2"), Limits.NONE);
            assertThat(server.connections()).isOne();
            assertThat(first.body().read()).isEqualTo(-1);
            first.close();
            assertThat(second.body().readAllBytes()).hasSize(7);
        }
    }

    @Test
    void closingHalfReadDropsTheConnectionAndReadsNothingMore() throws Exception {
        Script endless = peer -> {
            peer.head();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n");
            peer.untilReset();
        };
        try (ApacheTransport transport = transport(NEVER);
                ScriptedServer server = new ScriptedServer(endless, ANSWERING)) {
            HttpResponse response = transport.send(server.get("/b/k"), Limits.NONE);
            InputStream body = response.body();
            assertThat(body.readNBytes(1000)).hasSize(1000);
            response.close();
            server.await(0);
            assertThatThrownBy(body::read).isInstanceOf(IOException.class);
            assertThat(transport.inUse()).isZero();
            assertThat(read(transport, server.get("/b/k"))).isEqualTo("content");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\nhalf"
            })
    void aBodyThatIsCutOffIsAFailureAndNoEnd(String cut) throws Exception {
        try (ApacheTransport transport = transport(NEVER);
                ScriptedServer server = new ScriptedServer(peer -> {
                    peer.head();
                    peer.send(cut);
                })) {
            HttpResponse response = transport.send(server.get("/b/k"), Limits.NONE);
            assertThat(response.body().readNBytes(4)).isEqualTo("half".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> response.body().read())
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NotSentException.class);
            assertThat(transport.inUse()).isZero();
        }
    }

    @Test
    void anIdleConnectionThatTheServerClosedIsReplaced() throws Exception {
        Script once = peer -> {
            peer.head();
            peer.answer("200 OK", "content");
        };
        try (ApacheTransport transport = transport(Duration.ZERO);
                ScriptedServer server = new ScriptedServer(once)) {
            for (int i = 0; i < 3; i++) {
                assertThat(read(transport, server.get("/b/k"))).isEqualTo("content");
                server.await(i);
            }
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "POST", "DELETE", "HEAD"})
    void nothingIsRepeatedBehindOurBack(String method) throws Exception {
        Script dying = peer -> {
            peer.head();
            peer.answer("200 OK", "");
            peer.head();
        };
        try (ApacheTransport transport = transport(NEVER);
                ScriptedServer server = new ScriptedServer(dying, ANSWERING)) {
            read(transport, server.get("/b/k"));
            HttpRequest request = server.request(method, "/b/k", HttpRequest.Replay.SAFE, RequestBody.EMPTY);
            assertThatThrownBy(() -> transport.send(request, Limits.NONE))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NotSentException.class);
            assertThat(server.heads).hasSize(2);
            assertThat(transport.inUse()).isZero();
        }
    }

    /** Answers that tempt an engine into doing something by itself. */
    enum Temptation {
        BUSY("503 Slow Down", "Retry-After: 0\r\n"),
        THROTTLED("429 Too Many Requests", "Retry-After: 0\r\n"),
        MOVED("307 Temporary Redirect", "Location: /elsewhere\r\n"),
        MOVED_FOR_EVER("301 Moved Permanently", "Location: /elsewhere\r\n"),
        WHO_ARE_YOU("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n"),
        TOO_SLOW("408 Request Timeout", ""),
        COOKIE("200 OK", "Set-Cookie: a=b\r\n");

        final String status;
        final String fields;

        Temptation(String status, String fields) {
            this.status = status;
            this.fields = fields;
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersComeBackAsTheyAre(Temptation temptation) throws Exception {
        try (ApacheTransport transport = transport(NEVER);
                ScriptedServer server = new ScriptedServer(peer -> {
                    while (true) {
                        peer.head();
                        peer.send("HTTP/1.1 " + temptation.status + "\r\n" + temptation.fields
                                + "Content-Length: 0\r\n\r\n");
                    }
                })) {
            for (int i = 1; i <= 2; i++) {
                try (HttpResponse response = transport.send(server.get("/b/k"), Limits.NONE)) {
                    assertThat(response.status()).isEqualTo(Integer.parseInt(temptation.status.substring(0, 3)));
                }
                assertThat(server.heads).hasSize(i);
            }
            assertThat(server.heads.get(1)).isEqualTo(server.heads.get(0));
        }
    }

    @Test
    void aCompressedObjectComesBackAsStored() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("content".getBytes(StandardCharsets.UTF_8));
        }
        try (ApacheTransport transport = transport(NEVER);
                ScriptedServer server = new ScriptedServer(peer -> {
                    assertThat(peer.head()).doesNotContainIgnoringCase("accept-encoding");
                    peer.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size()
                            + "\r\n\r\n");
                    peer.send(packed.toByteArray());
                });
                HttpResponse response = transport.send(server.get("/b/k"), Limits.NONE)) {
            assertThat(response.headers().first("Content-Encoding")).isEqualTo("gzip");
            assertThat(response.headers().first("Content-Length")).isEqualTo("" + packed.size());
            assertThat(response.body().readAllBytes()).isEqualTo(packed.toByteArray());
            server.await(0);
        }
    }

    @Test
    void aHundredFailuresLeakNoConnection() throws Exception {
        Script[] failures = {
            peer -> peer.head(),
            peer -> {
                peer.head();
                peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            },
            peer -> {
                peer.head();
                peer.send("this is not HTTP\r\n\r\n");
            },
            peer -> {
                peer.head();
                peer.answer("500 Internal Server Error", "body that nobody reads");
                peer.untilHangUp();
            },
            peer -> {}
        };
        Script[] scripts = new Script[101];
        for (int i = 0; i < 100; i++) {
            scripts[i] = failures[i % failures.length];
        }
        scripts[100] = ANSWERING;
        try (ApacheTransport transport = transport(NEVER);
                ScriptedServer server = new ScriptedServer(scripts)) {
            for (int i = 0; i < 100; i++) {
                try (HttpResponse response = transport.send(server.get("/b/k"), Limits.NONE)) {
                    if (response.status() == 200) {
                        response.body().readAllBytes();
                    }
                } catch (IOException e) {
                    assertThat(e).isNotInstanceOf(NotSentException.class);
                }
                assertThat(transport.inUse()).as("after %d", i).isZero();
            }
            assertThat(read(transport, server.get("/b/k"))).isEqualTo("content");
            assertThat(server.connections()).isEqualTo(101);
        }
    }

    @Test
    void headsThatNeverEndAreRefused() throws Exception {
        Script longLine = peer -> {
            peer.head();
            peer.send("HTTP/1.1 200 OK\r\nx: ");
            peer.untilReset();
        };
        Script manyFields = peer -> {
            peer.head();
            peer.send("HTTP/1.1 200 OK\r\n");
            try {
                while (true) {
                    peer.send("a: b\r\n".repeat(100));
                }
            } catch (IOException e) {
                // The client has had enough.
            }
        };
        Script interim = peer -> {
            peer.head();
            try {
                while (true) {
                    peer.send("HTTP/1.1 102 Processing\r\n\r\n");
                }
            } catch (IOException e) {
                // The client has had enough.
            }
        };
        try (ApacheTransport transport = transport(NEVER);
                ScriptedServer server = new ScriptedServer(longLine, manyFields, interim)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> transport.send(server.get("/b/k"), Limits.NONE))
                        .isInstanceOf(IOException.class)
                        .isNotInstanceOf(NotSentException.class);
                server.await(i);
            }
        }
    }
}

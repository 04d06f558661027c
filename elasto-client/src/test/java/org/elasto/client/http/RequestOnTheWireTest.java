package org.elasto.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent is what was asked for, byte by byte; what cannot be sent so is refused. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RequestOnTheWireTest {

    private final ApacheTransport transport = new ApacheTransport(TransportConfig.DEFAULT);
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer(peer -> {
            while (true) {
                String head = peer.head();
                int at = head.indexOf("Content-Length: ");
                int length = at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
                peer.answer("200 OK", new String(peer.body(length), StandardCharsets.ISO_8859_1));
            }
        });
    }

    @AfterEach
    void stop() throws IOException {
        transport.close();
        server.close();
    }

    private String echo(HttpRequest request) throws IOException {
        try (HttpResponse response = transport.send(request, Limits.NONE)) {
            return new String(response.body().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "//b//",
                "/b/a//b",
                "/b/a/../b",
                "/b/a/./b",
                "/b/..",
                "/b/.",
                "/../..",
                "/b/%2F",
                "/b/%2f",
                "/b/%2e%2e/c",
                "/b/%2E",
                "/b/a+b",
                "/b/a%2Bb",
                "/b/a%20b",
                "/b/~",
                "/b/%7E",
                "/b/%zz",
                "/b/%",
                "/b/%00",
                "/b/%E2%82%AC",
                "/b/%e2%82%ac",
                "/b/%F0%9F%98%80",
                "/b/;x=1",
                "/b/'()*!",
                "/b/:@$,=&",
                "/b/a|b",
                "/b?",
                "/b?uploads",
                "/b?x=",
                "/b?prefix=a/../b&delimiter=/",
                "/b?a=1+2%2B&b=~",
                "/b?versionId=..",
                "/b/k?k?",
                "/b/http://x/",
                "/b/[x]",
                "/b/\\",
                "/b/\"",
                "/b/`{}^"
            })
    void targetsGoOutByteForByte(String target) throws IOException {
        echo(server.get(target));
        assertThat(server.heads.get(0)).startsWith("GET " + target + " HTTP/1.1\r\n");
    }

    @Test
    void nothingIsAddedToTheHead() throws IOException {
        HttpRequest request = server.get("/b/k");
        request.headers()
                .add("x-amz-date", "20261124T000000Z")
                .add("Authorization", "secret")
                .add("X-Two", "1");
        request.headers().add("x-two", "").add("x-latin", "\u00e9 \t\u00ff");
        echo(request);
        assertThat(server.heads)
                .containsExactly("GET /b/k HTTP/1.1\r\nHost: " + server.authority()
                        + "\r\nx-amz-date: 20261124T000000Z\r\nAuthorization: secret\r\nX-Two: 1\r\nx-two: \r\nx-latin: "
                        + "\u00e9 \t\u00ff\r\n\r\n");
    }

    @Test
    void bodiesHaveTheirLengthAndNothingElse() throws IOException {
        assertThat(echo(server.put("/b/k", RequestBody.of("content".getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo("content");
        assertThat(server.heads)
                .containsExactly("PUT /b/k HTTP/1.1\r\nHost: " + server.authority() + "\r\nContent-Length: 7\r\n\r\n");
    }

    @Test
    void anEmptyBodySaysSoWhereOneIsExpectedOnly() throws IOException {
        for (String method : new String[] {"PUT", "POST", "DELETE", "GET"}) {
            echo(server.request(method, "/b/k", HttpRequest.Replay.SAFE, RequestBody.EMPTY));
        }
        assertThat(server.heads.get(0)).contains("Content-Length: 0\r\n");
        assertThat(server.heads.get(1)).contains("Content-Length: 0\r\n");
        assertThat(server.heads.get(2)).doesNotContain("Content-Length");
        assertThat(server.heads.get(3)).doesNotContain("Content-Length");
        assertThat(server.connections()).isOne();
    }

    @Test
    void filesAndBuffersAreSentFromWhereTheyStart(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "0123456789");
        assertThat(echo(server.put("/b/k", RequestBody.of(file, 3, 4)))).isEqualTo("3456");
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {'a', 'b', 'c', 'd'}, 1, 2);
        assertThat(echo(server.put("/b/k", RequestBody.of(buffer)))).isEqualTo("bc");
        assertThat(buffer.position()).isOne();
    }

    @Test
    void contentThatEndsTooEarlyOrTooLateIsNoLostAnswer() {
        InputStream three = new ByteArrayInputStream(new byte[3]);
        for (RequestBody wrong : new RequestBody[] {
            RequestBody.once(three, 5), new WrongLength(4, 5), new WrongLength(6, 5), new WrongLength(200_000, 150_000)
        }) {
            assertThatThrownBy(() -> transport.send(server.put("/b/k", wrong), Limits.NONE))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e -> assertThat(e.retryable()).isFalse())
                    .hasMessageContaining("could not be read");
        }
        assertThat(transport.inUse()).isZero();
    }

    private record WrongLength(int real, long length) implements RequestBody {

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public void writeTo(java.io.OutputStream out) throws IOException {
            out.write(new byte[real]);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "b/k", "http://x/", "*", "/b k", "/b\r\nX: y", "/b\0", "/\u20ac", "/\u00e9", "/\t", "/\u007f"
            })
    void targetsThatWouldBeSplitOrChangedAreRefused(String target) {
        refused(server.get(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u20ac", "a\r\nb", "a\nb", "a\0b", "\u007f", "\u001b[0m", "\ud83d\ude00"})
    void headerValuesThatWouldBeSplitOrChangedAreRefused(String value) {
        HttpRequest request = server.get("/b/k");
        request.headers().add("x-amz-meta-name", value);
        refused(request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "a:", "\u00e9", "a\r\n", "host", "CONTENT-LENGTH", "Transfer-Encoding", "Expect"})
    void headerNamesThatAreNoneOrTheTransportsOwnAreRefused(String name) {
        HttpRequest request = server.get("/b/k");
        request.headers().add(name, "x");
        refused(request);
    }

    @Test
    void authoritiesMethodsAndSchemesAreLookedAt() {
        HttpRequest good = server.get("/b/k");
        refused(good.withAuthority("http", "user@host", "/"));
        refused(good.withAuthority("http", "host/path", "/"));
        refused(good.withAuthority("http", "", "/"));
        refused(good.withAuthority("http", "host:x", "/"));
        refused(good.withAuthority("ftp", "host", "/"));
        refused(server.request("GET /x HTTP/1.1\r\n", "/", HttpRequest.Replay.SAFE, RequestBody.EMPTY));
    }

    private void refused(HttpRequest request) {
        assertThatThrownBy(() -> transport.send(request, Limits.NONE))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT));
        assertThat(server.connections()).isZero();
    }
}

package org.elasto.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.SharedKeySigner;
import org.elasto.emulator.http.PlainRequest;
import org.elasto.emulator.http.RawConnection;
import org.elasto.emulator.http.RawConnection.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The proxy port over sockets: targets in absolute form, signed for the hosts of the real services. */
@Timeout(120)
class ProxyTest {

    private static final StorageAccount ACCOUNT = StorageAccount.DEVELOPMENT;
    private static final String BLOB_HOST = ACCOUNT.name() + ".blob.core.windows.net";
    private static final String FILE_HOST = ACCOUNT.name() + ".file.core.windows.net";
    private static final String VERSION = "2026-06-06";

    private Emulator emulator;

    @BeforeEach
    void start() {
        emulator = Emulator.start(EmulatorConfig.inProcess());
    }

    @AfterEach
    void stop() {
        assertThat(emulator.failures()).isZero();
        emulator.close();
    }

    private RawConnection connect() throws IOException {
        return new RawConnection(emulator.proxyEndpoint().getPort());
    }

    private WireClient s3() throws IOException {
        return WireClient.throughProxy(emulator, S3User.DEFAULT);
    }

    /** Sends a signed request to the account's own host. */
    private Answer blob(RawConnection connection, String method, String target, String body) throws IOException {
        PlainRequest request =
                PlainRequest.bare(method, target).with("Host", BLOB_HOST).with("x-ms-blob-type", "BlockBlob");
        return azure(connection, request, body);
    }

    private Answer file(RawConnection connection, PlainRequest request) throws IOException {
        return azure(connection, request.with("Host", FILE_HOST), "");
    }

    private Answer azure(RawConnection connection, PlainRequest request, String body) throws IOException {
        request.with("x-ms-version", VERSION)
                .with("x-ms-date", AzureDates.http(emulator.clock().instant()))
                .body(body);
        SharedKeySigner.sign(request, ACCOUNT.name(), ACCOUNT.key(), VERSION);
        StringBuilder head = new StringBuilder(
                request.method() + " http://" + request.header("Host") + request.target() + " HTTP/1.1\r\n");
        request.headerNames()
                .forEach(name -> head.append(name)
                        .append(": ")
                        .append(request.header(name))
                        .append("\r\n"));
        return connection.send(head + "\r\n" + body).receive();
    }

    @Test
    void s3AnswersToTheNamesOfAmazon() throws Exception {
        try (WireClient s3 = s3()) {
            s3.host("s3.us-east-1.amazonaws.com");
            assertThat(s3.send("PUT", "/my.bucket").status()).isEqualTo(200);
            s3.host("my.bucket.s3.us-east-1.amazonaws.com");
            assertThat(s3.send("PUT", "/a%20b//c", "hello").status()).isEqualTo(200);
            s3.host("my.bucket.s3.dualstack.us-east-1.amazonaws.com");
            assertThat(s3.send("GET", "/?list-type=2").text()).contains("<Key>a b//c</Key>");
            s3.host("s3.amazonaws.com");
            assertThat(s3.send("GET", "/my.bucket/a%20b//c").text()).isEqualTo("hello");
        }
        try (WireClient direct = new WireClient(emulator)) {
            assertThat(direct.send("GET", "/my.bucket/a%20b//c").text()).isEqualTo("hello");
        }
    }

    @Test
    void signaturesAreVerifiedAsOnEveryPort() throws Exception {
        S3User stranger = new S3User("x", S3User.DEFAULT.accessKey(), "guessed", null, null, null);
        try (WireClient s3 = WireClient.throughProxy(emulator, stranger)) {
            Answer refused = s3.host("s3.us-east-1.amazonaws.com").send("PUT", "/bkt");

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).contains("<Code>SignatureDoesNotMatch</Code>");
        }
    }

    @Test
    void theRegionMayBeAnyThatTheEmulatorHas() throws Exception {
        EmulatorConfig config =
                EmulatorConfig.inProcess().toBuilder().region("eu-west-1").build();
        try (Emulator european = Emulator.start(config);
                WireClient s3 = WireClient.throughProxy(european, S3User.DEFAULT)) {
            s3.host("s3.eu-west-1.amazonaws.com");
            assertThat(s3.send("GET", "/").status()).isEqualTo(200);
        }
    }

    @Test
    void blobAnswersToTheHostOfTheAccount() throws Exception {
        try (RawConnection connection = connect()) {
            assertThat(blob(connection, "PUT", "/box?restype=container", "").status())
                    .isEqualTo(201);
            assertThat(blob(connection, "PUT", "/box/a%20b", "hello").status()).isEqualTo(201);
            assertThat(blob(connection, "GET", "/box/a%20b", "").text()).isEqualTo("hello");
            assertThat(blob(connection, "GET", "/?comp=list", "").text())
                    .contains("ServiceEndpoint=\"http://" + BLOB_HOST + "/\"");
        }
    }

    @Test
    void filesAreCopiedFromBlobsByEitherNameOfTheirService() throws Exception {
        try (RawConnection connection = connect()) {
            PlainRequest open = PlainRequest.bare("PUT", "/open?restype=container")
                    .with("Host", BLOB_HOST)
                    .with("x-ms-blob-public-access", "blob");
            assertThat(azure(connection, open, "").status()).isEqualTo(201);
            assertThat(blob(connection, "PUT", "/open/b", "hello").status()).isEqualTo(201);
            file(connection, PlainRequest.bare("PUT", "/box?restype=share"));
            for (String url : List.of(
                    "https://" + BLOB_HOST, emulator.blobEndpoint(ACCOUNT).toString())) {
                PlainRequest copy = PlainRequest.bare("PUT", "/box/f").with("x-ms-copy-source", url + "/open/b");
                assertThat(file(connection, copy).status()).isEqualTo(202);
                Answer got = file(connection, PlainRequest.bare("GET", "/box/f"));
                assertThat(got.text()).isEqualTo("hello");
                assertThat(got.header("x-ms-copy-source")).isEqualTo(url + "/open/b");
                assertThat(file(connection, PlainRequest.bare("DELETE", "/box/f"))
                                .status())
                        .isEqualTo(202);
            }
        }
    }

    @Test
    void oneConnectionServesAllHostsInTurn() throws Exception {
        try (WireClient s3 = s3()) {
            RawConnection connection = s3.connection();
            for (int i = 0; i < 10; i++) {
                assertThat(s3.host("b" + i + "bb.s3.us-east-1.amazonaws.com")
                                .send("PUT", "/")
                                .status())
                        .isEqualTo(200);
                assertThat(blob(connection, "PUT", "/box" + i + "?restype=container", "")
                                .status())
                        .isEqualTo(201);
                connection.send(
                        "PUT http://example.com/a HTTP/1.1\r\nHost: example.com\r\nContent-Length: 5\r\n\r\nhello");
                assertThat(connection.receive().status()).isEqualTo(403);
            }
        }
    }

    @Test
    void whoWasLedHereByItsResolverIsAnsweredToo() throws Exception {
        try (RawConnection connection = connect()) {
            Answer anonymous = connection
                    .send("GET /box/blob HTTP/1.1\r\nHost: " + BLOB_HOST + "\r\n\r\n")
                    .receive();

            assertThat(anonymous.header("Server")).startsWith("Windows-Azure-Blob");
            assertThat(anonymous.text()).contains("<Error><Code>");
        }
    }

    @Test
    void noTunnelIsOpenedAndTheConnectionEnds() throws Exception {
        try (RawConnection connection = connect()) {
            Answer answer = connection
                    .send("CONNECT " + BLOB_HOST + ":443 HTTP/1.1\r\nHost: " + BLOB_HOST + ":443\r\n\r\n")
                    .receive();

            assertThat(answer.status()).isEqualTo(501);
            assertThat(answer.text()).contains("opens no tunnels");
            assertThat(connection.rest()).isEmpty();
        }
    }

    @Test
    void thereIsNoneUnlessAskedFor() {
        EmulatorConfig config = EmulatorConfig.builder()
                .s3Port(0)
                .blobPort(0)
                .filePort(0)
                .managementPort(0)
                .adminPort(0)
                .build();
        try (Emulator without = Emulator.start(config)) {
            assertThatThrownBy(without::proxyEndpoint)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no proxy port");
        }
    }
}

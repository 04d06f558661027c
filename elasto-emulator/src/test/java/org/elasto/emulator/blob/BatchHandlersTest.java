package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import java.util.Arrays;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.SharedKeySigner;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchHandlersTest {

    private static final String TYPE = "multipart/mixed; boundary=batch_1";

    private final BlobBench blob = new BlobBench().container("box").container("other");

    @AfterEach
    void nothingFailed() {
        assertThat(blob.failures()).isZero();
    }

    private PlainRequest part(String method, String target) {
        return request(method, target).with("x-ms-date", AzureDates.http(blob.clock.instant()));
    }

    private PlainRequest signed(String method, String target) {
        return SharedKeySigner.sign(part(method, target), BlobBench.ACCOUNT, BlobBench.KEY, BlobBench.VERSION);
    }

    private static String body(PlainRequest... parts) {
        StringBuilder body = new StringBuilder();
        int id = 0;
        for (PlainRequest part : parts) {
            body.append("--batch_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n")
                    .append("Content-ID: " + id++ + "\r\n\r\n")
                    .append(part.method() + ' ' + part.target() + " HTTP/1.1\r\n");
            for (String name : part.headerNames()) {
                body.append(name + ": " + part.header(name) + "\r\n");
            }
            body.append("Content-Length: 0\r\n\r\n\r\n");
        }
        return body + "--batch_1--\r\n";
    }

    private Answer send(String target, String body) {
        return blob.send(request("POST", target).with("Content-Type", TYPE).body(body));
    }

    @Test
    void eachPartIsAnsweredForItself() {
        blob.putBlock("/box/a", "x");
        Answer answer = send("/?comp=batch", body(signed("DELETE", "/box/a"), signed("DELETE", "/box/none")))
                .expect(202);
        String boundary = answer.header("Content-Type").replace("multipart/mixed; boundary=", "");
        assertThat(boundary).matches("batchresponse_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(answer.body().replaceAll("x-ms-request-id: [^\r]*", "x-ms-request-id: ID"))
                .startsWith("--" + boundary + "\r\nContent-Type: application/http\r\nContent-ID: 0\r\n\r\n"
                        + "HTTP/1.1 202 Accepted\r\nx-ms-delete-type-permanent: true\r\nx-ms-request-id: ID\r\n"
                        + "x-ms-version: " + BlobBench.VERSION + "\r\nServer: Windows-Azure-Blob/1.0\r\n\r\n"
                        + "--" + boundary + "\r\nContent-Type: application/http\r\nContent-ID: 1\r\n\r\n"
                        + "HTTP/1.1 404 The specified blob does not exist.\r\nx-ms-error-code: BlobNotFound\r\n")
                .containsPattern("Content-Length: \\d+\r\nContent-Type: application/xml\r\n"
                        + "Server: Windows-Azure-Blob/1.0\r\n\r\n\uFEFF<\\?xml")
                .endsWith("</Error>\r\n--" + boundary + "--");
        blob.send("HEAD", "/box/a").expect(404);
    }

    @Test
    void tiersAreSetToo() {
        blob.putBlock("/box/a", "x");
        PlainRequest cool = SharedKeySigner.sign(
                part("PUT", "/box/a?comp=tier").with("x-ms-access-tier", "Cool"),
                BlobBench.ACCOUNT,
                BlobBench.KEY,
                BlobBench.VERSION);
        assertThat(send("/?comp=batch", body(cool)).expect(202).body()).contains("HTTP/1.1 200 OK\r\n");
        assertThat(blob.send("HEAD", "/box/a").header("x-ms-access-tier")).isEqualTo("Cool");
        assertThat(blob.send("GET", "/box?restype=container&comp=list").body())
                .contains("<AccessTier>Cool</AccessTier><AccessTierChangeTime>Tue, 24 Nov 2026 08:00:00 GMT<");
    }

    @Test
    void aPartNeedsCredentialsOfItsOwn() {
        blob.putBlock("/box/a", "x");
        PlainRequest wrong = part("DELETE", "/box/a").with("Authorization", "SharedKey acct:AAAA");
        Answer answer =
                send("/?comp=batch", body(part("DELETE", "/box/a"), wrong)).expect(202);
        assertThat(answer.body()).contains("HTTP/1.1 401 ", "NoAuthenticationInformation", "HTTP/1.1 403 ");
        blob.send("HEAD", "/box/a").expect(200);
    }

    @Test
    void conditionsAndQueriesOfPartsCount() {
        String etag = blob.putBlock("/box/a%20b", "x").header("ETag");
        String snapshot = blob.send("PUT", "/box/a%20b?comp=snapshot").header("x-ms-snapshot");
        PlainRequest stale = SharedKeySigner.sign(
                part("DELETE", "/box/a%20b").with("If-Match", "\"0x1\""),
                BlobBench.ACCOUNT,
                BlobBench.KEY,
                BlobBench.VERSION);
        PlainRequest exact = SharedKeySigner.sign(
                part("DELETE", "/box/a%20b").with("If-Match", etag).with("x-ms-delete-snapshots", "include"),
                BlobBench.ACCOUNT,
                BlobBench.KEY,
                BlobBench.VERSION);
        PlainRequest past = signed("DELETE", "/box/a%20b?snapshot=" + snapshot);
        Answer answer = send("/?comp=batch", body(stale, past, exact)).expect(202);
        assertThat(answer.body()).containsSubsequence("HTTP/1.1 412 ", "HTTP/1.1 202 ", "HTTP/1.1 202 ");
    }

    @Test
    void aBatchOfAContainerStaysInIt() {
        blob.putBlock("/box/a", "x");
        send("/box?restype=container&comp=batch", body(signed("DELETE", "/box/a")))
                .expect(202);
        Answer refused = send("/other?restype=container&comp=batch", body(signed("DELETE", "/box/a")))
                .expect(400);
        assertThat(refused.code()).isEqualTo("InvalidInput");
    }

    @Test
    void allPartsDoTheSameAndOnlyWhatBatchesCan() {
        for (PlainRequest[] parts : new PlainRequest[][] {
            {signed("DELETE", "/box/a"), signed("PUT", "/box/a?comp=tier")},
            {signed("GET", "/box/a")},
            {signed("DELETE", "/box?restype=container")},
            {signed("POST", "/?comp=batch")},
            {}
        }) {
            assertThat(send("/?comp=batch", body(parts)).expect(400).code()).isEqualTo("InvalidInput");
        }
        assertThat(send("/?comp=batch", body(signed("DELETE", "/a").on("DELETE", "/nobody/box/a")))
                        .expect(404)
                        .code())
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void thereAre256PartsAtMost() {
        PlainRequest[] parts = new PlainRequest[257];
        Arrays.fill(parts, signed("DELETE", "/box/none"));
        assertThat(send("/?comp=batch", body(parts)).expect(400).code()).isEqualTo("InvalidInput");
        Answer most = send("/?comp=batch", body(Arrays.copyOf(parts, 256))).expect(202);
        assertThat(most.body().split("HTTP/1.1 404", -1)).hasSize(257);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                  | MissingRequiredHeader",
                "text/plain                          | InvalidHeaderValue",
                "multipart/mixed                     | InvalidHeaderValue",
                "multipart/mixed; boundary=          | InvalidHeaderValue",
                "text/plain; boundary=batch_1        | InvalidHeaderValue"
            })
    void theTypeNamesTheBoundary(String type, String code) {
        PlainRequest request = request("POST", "/?comp=batch").body(body(signed("DELETE", "/box/a")));
        Answer refused = blob.send(type.isEmpty() ? request : request.with("Content-Type", type))
                .expect(400);
        assertThat(refused.code()).isEqualTo(code);
    }

    @Test
    void aBoundaryMayStandInQuotes() {
        blob.send(request("POST", "/?comp=batch")
                        .with("Content-Type", "multipart/mixed; charset=utf-8; boundary=\"batch_1\"")
                        .body(body(signed("DELETE", "/box/a"))))
                .expect(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--batch_1",
                "--batch_1--",
                "--batch_2\r\n",
                "--batch_1\r\nContent-Type: application/http\r\n\r\n",
                "--batch_1\r\nContent-Type: text/plain\r\n\r\nDELETE /acct/box/a HTTP/1.1\r\n\r\n--batch_1--",
                "--batch_1\r\nContent-Type: application/http\r\n\r\nDELETE /acct/box/a\r\n\r\n--batch_1--",
                "--batch_1\r\nContent-Type: application/http\r\n\r\nDELETE acct/box/a HTTP/1.1\r\n\r\n--batch_1--",
                "--batch_1\r\nContent-Type: application/http\r\n\r\nDELETE /acct/box/a HTTP/1.1\r\nx\r\n\r\n--batch_1--",
                "--batch_1\r\nContent-Type: application/http\r\n\r\nDELETE /acct/box/a HTTP/1.1\r\n"
                        + "Content-Length: 1\r\n\r\nx\r\n--batch_1--",
                "--batch_1\r\nContent-Type: application/http\r\n\r\nDELETE /acct/box/a HTTP/1.1\r\n\r\n--batch_1\r\n"
            })
    void whatIsNoBatchIsRefused(String body) {
        assertThat(send("/?comp=batch", body).expect(400).code()).isEqualTo("InvalidInput");
    }

    @Test
    void batchesAreSmall() {
        assertThat(send("/?comp=batch", "x".repeat((4 << 20) + 1)).expect(413).code())
                .isEqualTo("RequestBodyTooLarge");
        assertThat(blob.send(request("POST", "/?comp=batch").with("Content-Type", TYPE))
                        .expect(411)
                        .code())
                .isEqualTo("MissingContentLengthHeader");
    }
}

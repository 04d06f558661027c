package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import java.time.Duration;
import java.util.Arrays;
import org.elasto.emulator.azure.AzureAccount;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes whose bytes come from a URL: Put Blob, Put Block, Put Page and Append Block From URL. */
class FromUrlTest {

    private static final String OTHER = "other";

    private final BlobBench blob = new BlobBench(
            BlobAccount.plain(AzureAccount.of(BlobBench.ACCOUNT, BlobBench.KEY)),
            BlobAccount.plain(AzureAccount.of(OTHER, BlobBench.KEY)));

    private final String source = BlobSas.url(BlobBench.ACCOUNT, "/box/s", "r");

    @BeforeEach
    void sourceAndDestinations() {
        blob.container("box");
        byte[] pages = new byte[1024];
        Arrays.fill(pages, (byte) 's');
        blob.send(request("PUT", "/box/s")
                        .with("x-ms-blob-type", "BlockBlob")
                        .with("x-ms-meta-a", "b")
                        .with("x-ms-tags", "t=1")
                        .with("Content-Type", "text/plain")
                        .body(pages))
                .expect(201);
        blob.putPage("/box/p", 2048);
        blob.putAppend("/box/a");
    }

    @AfterEach
    void nothingFailed() {
        assertThat(blob.failures()).isZero();
    }

    private static PlainRequest write(String name, String url) {
        PlainRequest request = switch (name) {
            case "block" -> request("PUT", "/box/b?comp=block&blockid=AAAA");
            case "append" -> request("PUT", "/box/a?comp=appendblock");
            case "page" ->
                request("PUT", "/box/p?comp=page")
                        .with("x-ms-page-write", "update")
                        .with("x-ms-range", "bytes=512-1535")
                        .with("x-ms-source-range", "bytes=0-1023");
            default -> request("PUT", "/box/b").with("x-ms-blob-type", "BlockBlob");
        };
        return request.with("x-ms-copy-source", url);
    }

    private String length(String target) {
        return blob.send("HEAD", target).expect(200).response().length() + "";
    }

    @Test
    void theBytesArrive() {
        Answer block = blob.send(write("block", source).with("x-ms-source-range", "bytes=1000-2000"))
                .expect(201);
        assertThat(block.header("Content-MD5")).hasSize(24);
        assertThat(blob.send("GET", "/box/b?comp=blocklist&blocklisttype=uncommitted")
                        .body())
                .contains("<Size>24</Size>");

        Answer append = blob.send(write("append", source)).expect(201);
        assertThat(append.header("x-ms-blob-append-offset")).isEqualTo("0");
        assertThat(length("/box/a")).isEqualTo("1024");

        Answer page = blob.send(write("page", source)).expect(201);
        assertThat(page.header("x-ms-blob-sequence-number")).isEqualTo("0");
        assertThat(blob.send("GET", "/box/p?comp=pagelist").body()).contains("<Start>512</Start><End>1535</End>");

        blob.send(write("blob", source)).expect(201);
        Answer got = blob.send("GET", "/box/b").expect(200);
        assertThat(got.bytes()).hasSize(1024);
        assertThat(got.header("Content-Type")).isEqualTo("text/plain");
        assertThat(got.header("x-ms-meta-a")).isEqualTo("b");
        assertThat(got.header("x-ms-tag-count")).isEmpty();
        assertThat(got.header("x-ms-copy-id")).isEmpty();
    }

    @Test
    void whatPutBlobFromUrlTakesOver() {
        blob.send(write("blob", source)
                        .with("x-ms-copy-source-blob-properties", "false")
                        .with("x-ms-copy-source-tag-option", "COPY")
                        .with("x-ms-meta-own", "1"))
                .expect(201);
        Answer got = blob.send("GET", "/box/b").expect(200);
        assertThat(got.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(got.header("x-ms-meta-a")).isEmpty();
        assertThat(got.header("x-ms-meta-own")).isEqualTo("1");
        assertThat(got.header("x-ms-tag-count")).isEqualTo("1");
        assertThat(refusal(write("blob", source).changed("x-ms-blob-type", "PageBlob")))
                .isEqualTo("400 InvalidHeaderValue");
        assertThat(refusal(write("blob", source).with("x-ms-tags", "a=b").with("x-ms-copy-source-tag-option", "COPY")))
                .isEqualTo("400 InvalidHeaderValue");
    }

    private String refusal(PlainRequest request) {
        Answer answer = blob.send(request);
        return answer.status() + " " + answer.header("x-ms-error-code");
    }

    @Test
    void aSourceSignedForHttpsCrossesNoWire() {
        blob.send(write("blob", BlobSas.urlWith("acct", "/box/s", "sp=r&spr=https")))
                .expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"block", "append", "page", "blob"})
    void sourcesThatWillNotDo(String write) {
        String plain = "http://localhost:9000/acct/box/s";
        assertThat(refusal(write(write, plain))).isEqualTo("401 CannotVerifyCopySource");
        assertThat(refusal(write(write, plain).with("x-ms-version", "2018-11-09")))
                .isEqualTo("404 CannotVerifyCopySource");
        assertThat(refusal(write(write, source + "x"))).isEqualTo("403 CannotVerifyCopySource");
        assertThat(refusal(write(write, BlobSas.url("acct", "/box/s", "w")))).isEqualTo("403 CannotVerifyCopySource");
        assertThat(refusal(write(write, BlobSas.url("acct", "/box/none", "r"))))
                .isEqualTo("404 CannotVerifyCopySource");
        assertThat(refusal(write(write, BlobSas.url("nobody", "/box/s", "r")))).isEqualTo("404 CannotVerifyCopySource");
        assertThat(refusal(write(write, "http://example.org/acct/box/s"))).isEqualTo("404 CannotVerifyCopySource");
        assertThat(refusal(write(write, "http://localhost:1/acct/box/s"))).isEqualTo("404 CannotVerifyCopySource");
        assertThat(refusal(write(write, "file:///etc/passwd"))).isEqualTo("400 InvalidHeaderValue");
        assertThat(refusal(write(write, "/acct/box/s"))).isEqualTo("400 InvalidHeaderValue");
        assertThat(refusal(write(write, "http://localhost:9000"))).isEqualTo("400 InvalidHeaderValue");
        assertThat(refusal(write(write, source).body("x"))).isEqualTo("400 InvalidHeaderValue");
    }

    @Test
    void aRefusedSourceIsToldInFull() {
        Answer answer =
                blob.send(write("block", BlobSas.url("acct", "/box/none", "r"))).expect(404);
        assertThat(answer.element("CopySourceStatusCode")).isEqualTo("404");
        assertThat(answer.element("CopySourceErrorCode")).isEqualTo("BlobNotFound");
        assertThat(answer.header("x-ms-copy-source-error-code")).isEqualTo("BlobNotFound");
        assertThat(answer.element("Message")).startsWith("The specified blob does not exist.");
    }

    @Test
    void sourcesOpenToAllOrWithAToken() {
        String plain = "http://localhost:9000/acct/box/s";
        BearerTokens.Principal user =
                new BearerTokens.Principal("11111111-1111-1111-1111-111111111111", BearerTokens.TENANT);
        String token = blob.tokens.issue(user, "https://storage.azure.com", Duration.ofHours(1));
        blob.send(write("block", plain).with("x-ms-copy-source-authorization", "Bearer " + token))
                .expect(201);
        assertThat(refusal(write("block", plain).with("x-ms-copy-source-authorization", "Bearer x")))
                .isEqualTo("400 CannotVerifyCopySource");

        blob.send(
                        PlainRequest.bare("PUT", "/other/open?restype=container")
                                .with("x-ms-blob-public-access", "blob"),
                        OTHER)
                .expect(201);
        blob.send(
                        PlainRequest.bare("PUT", "/other/open/s")
                                .with("x-ms-blob-type", "BlockBlob")
                                .body("open"),
                        OTHER)
                .expect(201);
        blob.send(write("block", "http://localhost:9000/other/open/s")).expect(201);
        blob.send(write("block", "https://other.blob.localhost/open/s")).expect(201);
        blob.send(write("block", "http://127.0.0.1:9000/other/open/s")).expect(201);
    }

    @ParameterizedTest
    @CsvSource({
        "x-ms-source-if-match, \"0x1\", 412 CannotVerifyCopySource",
        "x-ms-source-if-none-match, *, 304 CannotVerifyCopySource",
        "x-ms-source-if-modified-since, 'Tue, 24 Nov 2026 09:00:00 GMT', 304 CannotVerifyCopySource",
        "x-ms-source-if-unmodified-since, 'Tue, 24 Nov 2026 07:00:00 GMT', 412 CannotVerifyCopySource",
        "x-ms-source-if-tags, '\"t\" = ''2''', 412 CannotVerifyCopySource",
        "x-ms-source-content-md5, AAAAAAAAAAAAAAAAAAAAAA==, 400 Md5Mismatch",
        "x-ms-source-content-crc64, AAAAAAAAAAA=, 400 Crc64Mismatch",
        "x-ms-source-content-md5, x, 400 InvalidMd5",
    })
    void conditionsOnTheSource(String name, String value, String refusal) {
        for (String write : new String[] {"block", "append", "page", "blob"}) {
            assertThat(refusal(write(write, source).with(name, value)))
                    .as(write)
                    .isEqualTo(refusal);
        }
    }

    @Test
    void rangesOfTheSource() {
        for (String write : new String[] {"block", "append"}) {
            assertThat(refusal(write(write, source).with("x-ms-source-range", "bytes=1024-")))
                    .isEqualTo("416 CannotVerifyCopySource");
            assertThat(refusal(write(write, source).with("x-ms-source-range", "1-2")))
                    .isEqualTo("400 InvalidHeaderValue");
        }
        assertThat(refusal(write("page", source).changed("x-ms-source-range", "bytes=512-1535")))
                .isEqualTo("409 CannotVerifyCopySource");
        assertThat(refusal(write("page", source).changed("x-ms-source-range", null)))
                .isEqualTo("400 MissingRequiredHeader");
        assertThat(refusal(write("page", source).changed("x-ms-page-write", "clear")))
                .isEqualTo("400 InvalidHeaderValue");
        assertThat(refusal(write("page", source).changed("x-ms-range", "bytes=1536-2559")))
                .isEqualTo("416 InvalidPageRange");
        assertThat(refusal(write("page", source).with("x-ms-if-sequence-number-lt", "0")))
                .isEqualTo("412 SequenceNumberConditionNotMet");
        assertThat(refusal(write("append", source).with("x-ms-blob-condition-appendpos", "1")))
                .isEqualTo("412 AppendPositionConditionNotMet");
    }

    @Test
    void pagesMoveFromPagesWithoutBeingCopied() {
        blob.putPage("/box/s", 1L << 40);
        blob.send(write("page", source)).expect(201);
        assertThat(blob.send("GET", "/box/p").bytes()).containsOnly(0);
        blob.send(write("append", source).with("x-ms-source-range", "bytes=0-104857599"))
                .expect(201);
        assertThat(length("/box/a")).isEqualTo("104857600");
        assertThat(refusal(write("append", source).with("x-ms-source-range", "bytes=0-104857600")))
                .isEqualTo("413 RequestBodyTooLarge");
    }
}

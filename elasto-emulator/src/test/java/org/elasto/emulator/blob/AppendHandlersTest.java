package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.elasto.emulator.store.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppendHandlersTest {

    private final BlobBench blob = new BlobBench().container("box");

    @BeforeEach
    void anAppendBlob() {
        blob.putAppend("/box/a");
    }

    @AfterEach
    void nothingFailed() {
        assertThat(blob.failures()).isZero();
    }

    private static PlainRequest append(String text) {
        return request("PUT", "/box/a?comp=appendblock").body(text);
    }

    @Test
    void blocksFollowOneAnother() {
        Answer one = blob.send(append("one")).expect(201);
        assertThat(one.header("x-ms-blob-append-offset")).isEqualTo("0");
        assertThat(one.header("x-ms-blob-committed-block-count")).isEqualTo("1");
        assertThat(one.header("x-ms-content-crc64")).isNotEmpty();
        Answer two = blob.send(append("two").with("Content-MD5", "uKnr4uNfgngwwH74XIDYXw=="))
                .expect(400);
        assertThat(two.code()).isEqualTo("Md5Mismatch");
        two = blob.send(append("two")).expect(201);
        assertThat(two.header("x-ms-blob-append-offset")).isEqualTo("3");
        assertThat(two.header("ETag")).isNotEqualTo(one.header("ETag"));

        Answer got = blob.send("GET", "/box/a").expect(200);
        assertThat(got.body()).isEqualTo("onetwo");
        assertThat(got.header("x-ms-blob-committed-block-count")).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({
        "x-ms-blob-condition-appendpos, 3, 201, ''",
        "x-ms-blob-condition-appendpos, 2, 412, AppendPositionConditionNotMet",
        "x-ms-blob-condition-maxsize, 6, 201, ''",
        "x-ms-blob-condition-maxsize, 5, 412, MaxBlobSizeConditionNotMet",
        "x-ms-blob-condition-maxsize, x, 400, InvalidHeaderValue",
        "If-Match, \"0x1\", 412, ConditionNotMet",
        "x-ms-lease-id, 7a1c7dd6-3d8b-4b1c-9a3e-222222222222, 412, LeaseNotPresentWithBlobOperation",
    })
    void conditions(String name, String value, int status, String code) {
        blob.send(append("one")).expect(201);
        assertThat(blob.send(append("two").with(name, value)).expect(status).code())
                .isEqualTo(code);
    }

    @Test
    void refusals() {
        assertThat(blob.send(append("")).expect(400).code()).isEqualTo("InvalidHeaderValue");
        blob.putBlock("/box/b", "block");
        assertThat(blob.send(append("x").on("PUT", "/acct/box/b?comp=appendblock"))
                        .expect(409)
                        .code())
                .isEqualTo("InvalidBlobType");
        assertThat(blob.send(append("x").on("PUT", "/acct/box/none?comp=appendblock"))
                        .expect(404)
                        .code())
                .isEqualTo("BlobNotFound");
        assertThat(blob.send("PUT", "/box/b?comp=seal").expect(409).code()).isEqualTo("InvalidBlobType");
    }

    @ParameterizedTest
    @CsvSource({"2022-11-02, 201", "2021-12-02, 413"})
    void theLimitIsThatOfTheVersion(String version, int status) {
        byte[] block = new byte[(4 << 20) + 1];
        blob.send(request("PUT", "/box/a?comp=appendblock")
                        .with("x-ms-version", version)
                        .body(block))
                .expect(status);
    }

    @Test
    void fiftyThousandBlocksAreEnough() {
        BlobBench full = new BlobBench().container("box");
        full.putAppend("/box/a");
        full.edit("box", "a", blob -> blob.withBody(new AppendBody(Content.EMPTY, 49_999, false)));
        full.send(append("x")).expect(201);
        assertThat(full.send(append("x")).expect(409).code()).isEqualTo("BlockCountExceedsLimit");
    }

    @Test
    void aSealedBlobIsNotAppendedTo() {
        Answer before = blob.send(append("one")).expect(201);
        assertThat(blob.send(request("PUT", "/box/a?comp=seal").with("x-ms-blob-condition-appendpos", "2"))
                        .expect(412)
                        .code())
                .isEqualTo("AppendPositionConditionNotMet");
        Answer sealed = blob.send("PUT", "/box/a?comp=seal").expect(200);
        assertThat(sealed.header("x-ms-blob-sealed")).isEqualTo("true");
        assertThat(sealed.header("ETag")).isEqualTo(before.header("ETag"));
        blob.send("PUT", "/box/a?comp=seal").expect(200);
        assertThat(blob.send(append("two")).expect(409).code()).isEqualTo("BlobIsSealed");
        assertThat(blob.send("HEAD", "/box/a").expect(200).header("x-ms-blob-sealed"))
                .isEqualTo("true");
        blob.send(request("PUT", "/box/a?comp=metadata").with("x-ms-meta-a", "b"))
                .expect(200);
        blob.putAppend("/box/a");
        blob.send(append("three")).expect(201);
    }
}

package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What differs by the version that a request speaks. */
class VersionTest {

    private final BlobBench blob = new BlobBench().container("box");

    @ParameterizedTest
    @CsvSource({
        "2014-02-14, false, false",
        "2017-04-17, false, false",
        "2017-11-09, true, false",
        "2018-11-09, true, false",
        "2019-02-02, true, true",
        "2026-06-06, true, true",
        "2031-01-01, true, true",
    })
    void errorsAndIds(String version, boolean codeHeader, boolean echo) {
        Answer answer = blob.send(request("GET", "/box/none")
                        .with("x-ms-version", version)
                        .with("x-ms-client-request-id", "mine"))
                .expect(404);

        assertThat(answer.code()).isEqualTo("BlobNotFound");
        assertThat(answer.header("x-ms-version")).isEqualTo(version);
        assertThat(answer.header("x-ms-error-code")).isEqualTo(codeHeader ? "BlobNotFound" : "");
        assertThat(answer.header("x-ms-client-request-id")).isEqualTo(echo ? "mine" : "");
        assertThat(answer.body()).startsWith("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>");
        assertThat(answer.header("x-ms-request-id")).hasSize(36).endsWith("000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2014-02-14", "2015-02-21", "2026-06-06"})
    void aBodyOfNothingIsSignedAsTheVersionHasIt(String version) {
        blob.send(request("PUT", "/box/empty").with("x-ms-version", version).with("x-ms-blob-type", "BlockBlob"))
                .expect(201);
    }

    @ParameterizedTest
    @CsvSource({"2019-07-07, 404, ResourceNotFound", "2019-12-12, 401, NoAuthenticationInformation"})
    void whoBringsNothingIsToldSoByVersion(String version, int status, String code) {
        Answer answer = blob.sendAsIs(request("GET", "/box/a").with("x-ms-version", version))
                .expect(status);

        assertThat(answer.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020", "yesterday", "2020-13-01", "2020-1-1"})
    void whatIsNoVersionIsRefused(String version) {
        PlainRequest request =
                request("GET", "/box/a").with("x-ms-version", version).with("Authorization", "SharedKey acct:AAAA");
        Answer answer = blob.sendAsIs(request).expect(400);

        assertThat(answer.code()).isEqualTo("InvalidHeaderValue");
        assertThat(answer.element("HeaderName")).isEqualTo("x-ms-version");
    }

    @Test
    void aHeadHasNoDocument() {
        Answer answer = blob.send("HEAD", "/box/none").expect(404);

        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("x-ms-error-code")).isEqualTo("BlobNotFound");
        assertThat(answer.header("Content-Type")).isEmpty();
    }

    @Test
    void whatHasNotChangedHasNoDocumentEither() {
        Answer put = blob.putBlock("/box/a", "hello");
        Answer answer = blob.send(request("GET", "/box/a").with("If-None-Match", put.header("ETag")))
                .expect(304);

        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("x-ms-error-code")).isEqualTo("ConditionNotMet");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /box/a, 405, UnsupportedHttpVerb",
        "GET, /box/a?comp=nothing, 400, InvalidQueryParameterValue",
        "PUT, /box?restype=container&comp=rename, 501, NotImplemented",
        "POST, /box/a?comp=query, 501, NotImplemented",
    })
    void whatNobodyHandlesIsSaidSo(String method, String target, int status, String code) {
        assertThat(blob.send(method, target).expect(status).code()).isEqualTo(code);
    }
}

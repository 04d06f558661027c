package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that clients bring, and encryption scopes. */
class EncryptionTest {

    private static final String KEY = "MDEyMzQ1NjcwMTIzNDU2NzAxMjM0NTY3MDEyMzQ1Njc=";
    private static final String SHA256 = "3QFFFpRA5+XANHqwwbT4yXDmrT/2JaLt/FKHjzhOdoE=";
    private static final String OTHER_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final String OTHER_SHA256 = "Zmh6rfhivXdsj8GLjp+OIAiXFIVu4jOzkCpZHQ1fKSU=";

    private final BlobBench bench = new BlobBench().container("box");

    @AfterEach
    void nothingFailed() {
        assertThat(bench.failures()).isZero();
    }

    private static PlainRequest keyed(PlainRequest request, String prefix, String key, String sha256) {
        return request.with(prefix + "encryption-key", key)
                .with(prefix + "encryption-key-sha256", sha256)
                .with(prefix + "encryption-algorithm", "AES256");
    }

    private static PlainRequest keyed(PlainRequest request) {
        return keyed(request, "x-ms-", KEY, SHA256);
    }

    private void blobs() {
        bench.send(keyed(request("PUT", "/box/b")
                        .with("x-ms-blob-type", "BlockBlob")
                        .body("secret")))
                .expect(201);
        bench.send(keyed(request("PUT", "/box/a").with("x-ms-blob-type", "AppendBlob")))
                .expect(201);
        bench.send(keyed(request("PUT", "/box/p")
                        .with("x-ms-blob-type", "PageBlob")
                        .with("x-ms-blob-content-length", "512")))
                .expect(201);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /box/b, 200",
        "HEAD, /box/b, 200",
        "GET, /box/b?comp=metadata, 200",
        "PUT, /box/b?comp=metadata, 200",
        "PUT, /box/b?comp=snapshot, 201",
        "PUT, /box/b?comp=block&blockid=AAAA, 201",
        "PUT, /box/a?comp=appendblock, 201",
        "PUT, /box/p?comp=page, 201",
    })
    void theKeyIsAskedFor(String method, String target, int status) {
        blobs();
        assertThat(bench.send(filled(request(method, target))).expect(409).header("x-ms-error-code"))
                .isEqualTo("BlobUsesCustomerSpecifiedEncryption");
        bench.send(keyed(filled(request(method, target)), "x-ms-", OTHER_KEY, OTHER_SHA256))
                .expect(409);
        Answer answer = bench.send(keyed(filled(request(method, target)))).expect(status);
        assertThat(answer.body() + answer.response().header("x-ms-encryption-key"))
                .doesNotContain(KEY);
    }

    private static PlainRequest filled(PlainRequest request) {
        if (request.target().endsWith("comp=page")) {
            request.with("x-ms-page-write", "update").with("x-ms-range", "bytes=0-511");
            return request.body(new byte[512]);
        }
        return request.target().contains("block") ? request.body("more") : request;
    }

    @ParameterizedTest
    @CsvSource({
        "x-ms-encryption-key, c2hvcnQ=",
        "x-ms-encryption-key, !",
        "x-ms-encryption-key-sha256, AAAA",
        "x-ms-encryption-algorithm, DES",
    })
    void malformedKeys(String name, String value) {
        PlainRequest put = keyed(
                request("PUT", "/box/b").with("x-ms-blob-type", "BlockBlob").body("secret"));
        Answer answer = bench.send(put.changed(name, value)).expect(400);
        assertThat(answer.code()).isEqualTo("InvalidHeaderValue");
        assertThat(answer.element("HeaderName")).startsWith("x-ms-encryption");
        PlainRequest lacking = keyed(
                request("PUT", "/box/b").with("x-ms-blob-type", "BlockBlob").body("secret"));
        bench.send(lacking.changed("x-ms-encryption-key-sha256", null)).expect(400);
    }

    @Test
    void aCopyReadsWithTheKeyOfItsSourceAndWritesWithItsOwn() {
        blobs();
        String url = BlobSas.url(BlobBench.ACCOUNT, "/box/b", "r");
        PlainRequest copy =
                request("PUT", "/box/d").with("x-ms-blob-type", "BlockBlob").with("x-ms-copy-source", url);
        Answer refused = bench.send(copy.changed("x", "y")).expect(409);
        assertThat(refused.code()).isEqualTo("CannotVerifyCopySource");
        assertThat(refused.element("CopySourceErrorCode")).isEqualTo("BlobUsesCustomerSpecifiedEncryption");

        PlainRequest opened = keyed(copy, "x-ms-source-", KEY, SHA256);
        Answer plain = bench.send(opened.changed("x", "y")).expect(201);
        assertThat(plain.header("x-ms-encryption-key-sha256")).isEmpty();
        assertThat(bench.send("GET", "/box/d").expect(200).body()).isEqualTo("secret");
        Answer other = bench.send(keyed(opened.changed("x", "z"), "x-ms-", OTHER_KEY, OTHER_SHA256))
                .expect(201);
        assertThat(other.header("x-ms-encryption-key-sha256")).isEqualTo(OTHER_SHA256);
        bench.send("GET", "/box/d").expect(409);

        PlainRequest whole = request("PUT", "/box/e").with("x-ms-copy-source", "http://localhost:9000/acct/box/b");
        assertThat(bench.send(whole).expect(409).code()).isEqualTo("BlobUsesCustomerSpecifiedEncryption");
    }

    @Test
    void scopesComeFromTheRequestOrTheContainer() {
        bench.send(request("PUT", "/scoped?restype=container").with("x-ms-default-encryption-scope", "one"))
                .expect(201);
        bench.putBlock("/scoped/b", "x");
        assertThat(bench.send("HEAD", "/scoped/b").header("x-ms-encryption-scope"))
                .isEqualTo("one");
        bench.send(request("PUT", "/scoped/c")
                        .with("x-ms-blob-type", "BlockBlob")
                        .with("x-ms-encryption-scope", "two")
                        .body("x"))
                .expect(201);
        assertThat(bench.send("GET", "/scoped/c").expect(200).header("x-ms-encryption-scope"))
                .isEqualTo("two");
    }
}

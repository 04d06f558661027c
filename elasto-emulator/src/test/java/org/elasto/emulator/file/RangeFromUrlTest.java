package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import java.time.Duration;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Put Range From URL. */
class RangeFromUrlTest {

    private static final String PLAIN = "http://localhost:9000/acct/box/s";
    private static final String SIGNED = PLAIN + '?' + BlobBeside.fileSas("box", "s", "r");
    private static final String LEASE = "7a1c7dd6-3d8b-4b1c-9a3e-222222222222";

    /** Of "123456789", as catalogues of checksums have it (0xAE8B14860A799888), in Base64 from the lowest byte on. */
    private static final String CHECK = "iJh5CoYUi64=";

    private final FileBench files = new FileBench().share("box");
    private final BlobBeside blobs = new BlobBeside(files.sources);

    @BeforeEach
    void sourceAndDestination() {
        files.file("/box/s", 2048);
        files.write("/box/s", 512, "123456789");
        files.file("/box/d", 2048);
    }

    @AfterEach
    void nothingFailed() {
        assertThat(files.failures()).isZero();
        assertThat(blobs.failures()).isZero();
    }

    /** Nine bytes of a source at 512 go to 1024. */
    private static PlainRequest put(String url) {
        return request("PUT", "/box/d?comp=range")
                .with("x-ms-write", "update")
                .with("x-ms-range", "bytes=1024-1032")
                .with("x-ms-source-range", "bytes=512-520")
                .with("x-ms-copy-source", url);
    }

    private String refusal(PlainRequest request) {
        Answer answer = files.send(request);
        return answer.status() + " " + answer.header("x-ms-error-code");
    }

    private String written() {
        return files.send(request("GET", "/box/d").with("Range", "bytes=1024-1032"))
                .expect(206)
                .body();
    }

    @Test
    void theBytesArrive() {
        Answer put = files.send(put(SIGNED)).expect(201);
        assertThat(put.header("x-ms-content-crc64")).isEqualTo(CHECK);
        assertThat(put.header("Content-MD5")).isEmpty();
        assertThat(put.header("x-ms-request-server-encrypted")).isEqualTo("true");
        assertThat(put.header("x-ms-file-last-write-time")).startsWith("2026-11-24T08:00:00");
        assertThat(put.header("ETag")).isEqualTo(files.send("HEAD", "/box/d").header("ETag"));
        assertThat(written()).isEqualTo("123456789");
        assertThat(files.send("GET", "/box/d?comp=rangelist").body())
                .contains("<Ranges><Range><Start>1024</Start><End>1535</End></Range></Ranges>");
    }

    @Test
    void aFileIsASourceOfItself() {
        files.send(put(SIGNED).on("PUT", "/acct/box/s?comp=range")).expect(201);
        assertThat(files.send(request("GET", "/box/s").with("Range", "bytes=1024-1032"))
                        .body())
                .isEqualTo("123456789");
    }

    @Test
    void blobsAreSourcesToo() {
        blobs.blob("..of a blob..");
        files.send(put(BlobBeside.URL + '?' + BlobBeside.sas()).changed("x-ms-source-range", "bytes=2-10"))
                .expect(201);
        assertThat(written()).isEqualTo("of a blob");
        assertThat(refusal(put(BlobBeside.URL).changed("x-ms-source-range", "bytes=2-10")))
                .isEqualTo("401 CannotVerifyCopySource");
        assertThat(refusal(put(BlobBeside.URL + "?comp=metadata&" + BlobBeside.sas())
                        .changed("x-ms-source-range", "bytes=2-10")))
                .isEqualTo("400 CannotVerifyCopySource");
    }

    @Test
    void aTokenOpensASource() {
        BearerTokens.Principal user =
                new BearerTokens.Principal("11111111-1111-1111-1111-111111111111", BearerTokens.TENANT);
        String token = "Bearer " + files.tokens.issue(user, BearerTokens.STORAGE_AUDIENCE, Duration.ofHours(1));
        assertThat(refusal(put(PLAIN).with("x-ms-copy-source-authorization", token)))
                .isEqualTo("400 CannotVerifyCopySource");
        files.send(put(PLAIN).with("x-ms-copy-source-authorization", token).with("x-ms-file-request-intent", "backup"))
                .expect(201);
        assertThat(written()).isEqualTo("123456789");
    }

    @Test
    void sourcesThatWillNotDo() {
        assertThat(refusal(put(PLAIN))).isEqualTo("401 CannotVerifyCopySource");
        assertThat(refusal(put(PLAIN + '?' + BlobBeside.fileSas("box", "s", "w"))))
                .isEqualTo("403 CannotVerifyCopySource");
        String none = "http://localhost:9000/acct/box/none?" + BlobBeside.fileSas("box", "none", "r");
        Answer missing = files.send(put(none)).expect(404);
        assertThat(missing.code()).isEqualTo("CannotVerifyCopySource");
        assertThat(missing.header("x-ms-copy-source-status-code")).isEqualTo("404");
        assertThat(missing.header("x-ms-copy-source-error-code")).isEqualTo("ResourceNotFound");
        assertThat(refusal(put("http://elsewhere/acct/box/s"))).isEqualTo("404 CannotVerifyCopySource");
        assertThat(refusal(put("x"))).isEqualTo("400 InvalidHeaderValue");
    }

    @Test
    void aSourceThatIsTooShort() {
        Answer answer = files.send(put(SIGNED)
                        .changed("x-ms-source-range", "bytes=2040-2048")
                        .with("x-ms-version", "2019-02-02"))
                .expect(409);
        assertThat(answer.header("x-ms-error-code")).isEqualTo("CannotVerifyCopySource");
        assertThat(answer.body())
                .contains(
                        "The source request body for copy source does not match requested length to write on target.");
        assertThat(refusal(put(SIGNED).changed("x-ms-source-range", "bytes=2048-2056")))
                .isEqualTo("416 CannotVerifyCopySource");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "x-ms-write, clear, 400 InvalidHeaderValue",
                "x-ms-write, none, 400 MissingRequiredHeader",
                "x-ms-range, none, 400 MissingRequiredHeader",
                "x-ms-range, bytes=1024-, 400 InvalidHeaderValue",
                "x-ms-range, bytes=1024-1033, 400 InvalidHeaderValue",
                "x-ms-range, bytes=2040-2048, 416 InvalidRange",
                "x-ms-source-range, none, 400 MissingRequiredHeader",
                "x-ms-source-range, bytes=512-, 400 InvalidHeaderValue",
                "x-ms-source-range, 512-520, 400 InvalidHeaderValue",
                "x-ms-source-range, bytes=0-4194304, 413 RequestBodyTooLarge",
            })
    void rangesThatWillNotDo(String name, String value, String refusal) {
        assertThat(refusal(put(SIGNED).changed(name, value))).isEqualTo(refusal);
        assertThat(files.send("GET", "/box/d?comp=rangelist").body()).contains("<Ranges />");
    }

    @ParameterizedTest
    @CsvSource({
        "x-ms-source-content-crc64, iJh5CoYUi64=, 201",
        "x-ms-source-content-crc64, AAAAAAAAAAA=, 400 Crc64Mismatch",
        "x-ms-source-content-crc64, x, 400 InvalidHeaderValue",
        "x-ms-source-if-match-crc64, iJh5CoYUi64=, 201",
        "x-ms-source-if-match-crc64, AAAAAAAAAAA=, 412 SourceConditionNotMet",
        "x-ms-source-if-match-crc64, x, 400 InvalidHeaderValue",
        "x-ms-source-if-none-match-crc64, iJh5CoYUi64=, 412 SourceConditionNotMet",
        "x-ms-source-if-none-match-crc64, AAAAAAAAAAA=, 201",
        "x-ms-lease-id, 7a1c7dd6-3d8b-4b1c-9a3e-222222222222, 412 LeaseNotPresentWithFileOperation",
        "If-Match, \"0x1\", 412 ConditionNotMet",
        "x-ms-file-last-write-time, never, 400 InvalidHeaderValue",
    })
    void conditions(String name, String value, String outcome) {
        assertThat(refusal(put(SIGNED).with(name, value)).strip()).isEqualTo(outcome);
        assertThat(written().startsWith("1")).isEqualTo(outcome.equals("201"));
    }

    @Test
    void destinationsThatWillNotDo() {
        assertThat(refusal(put(SIGNED).on("PUT", "/acct/box/none?comp=range"))).isEqualTo("404 ResourceNotFound");
        assertThat(refusal(put(SIGNED).on("PUT", "/acct/none/d?comp=range"))).isEqualTo("404 ShareNotFound");
        assertThat(refusal(put(SIGNED).body("x"))).isEqualTo("400 InvalidHeaderValue");
        String snapshot = files.snapshot("box");
        assertThat(refusal(put(SIGNED).on("PUT", "/acct/box/d?comp=range&sharesnapshot=" + snapshot)))
                .isEqualTo("400 InvalidQueryParameterValue");
        files.send(request("PUT", "/box/d?comp=lease")
                        .with("x-ms-lease-action", "acquire")
                        .with("x-ms-lease-duration", "-1")
                        .with("x-ms-proposed-lease-id", LEASE))
                .expect(201);
        assertThat(refusal(put(SIGNED))).isEqualTo("412 LeaseIdMissing");
        files.send(put(SIGNED).with("x-ms-lease-id", LEASE)).expect(201);
    }

    @Test
    void theTimeOfTheLastWriteIsKeptWhereThatIsAskedFor() {
        String before = files.send("HEAD", "/box/d").header("x-ms-file-last-write-time");
        files.clock.advance(Duration.ofMinutes(1));
        files.send(put(SIGNED).with("x-ms-file-last-write-time", "preserve")).expect(201);
        assertThat(files.send("HEAD", "/box/d").header("x-ms-file-last-write-time"))
                .isEqualTo(before);
        files.send(put(SIGNED)).expect(201);
        assertThat(files.send("HEAD", "/box/d").header("x-ms-file-last-write-time"))
                .isNotEqualTo(before);
    }
}

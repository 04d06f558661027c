package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import java.util.Arrays;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageHandlersTest {

    private static final String PAGES = "/box/p?comp=page";

    private final BlobBench blob = new BlobBench().container("box");

    @BeforeEach
    void aPageBlobOfFourPages() {
        blob.putPage("/box/p", 2048);
    }

    @AfterEach
    void nothingFailed() {
        assertThat(blob.failures()).isZero();
    }

    private static byte[] pages(int count, int value) {
        byte[] bytes = new byte[count * 512];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static PlainRequest put(String range, int count) {
        return request("PUT", PAGES)
                .with("x-ms-page-write", "update")
                .with("x-ms-range", "bytes=" + range)
                .body(pages(count, 'x'));
    }

    private static PlainRequest clear(String range) {
        return request("PUT", PAGES).with("x-ms-page-write", "clear").with("x-ms-range", "bytes=" + range);
    }

    @Test
    void pagesAreReadAsTheyWereWritten() {
        Answer put = blob.send(put("512-1023", 1)).expect(201);
        assertThat(put.header("x-ms-blob-sequence-number")).isEqualTo("0");
        assertThat(put.header("x-ms-content-crc64")).isNotEmpty();
        assertThat(put.header("x-ms-request-server-encrypted")).isEqualTo("true");

        byte[] expected = new byte[2048];
        Arrays.fill(expected, 512, 1024, (byte) 'x');
        Answer got = blob.send("GET", "/box/p").expect(200);
        assertThat(got.bytes()).isEqualTo(expected);
        assertThat(got.header("ETag")).isEqualTo(put.header("ETag"));
    }

    @Test
    void anOldVersionIsToldTheMd5() {
        Answer put =
                blob.send(put("0-511", 1).with("x-ms-version", "2018-11-09")).expect(201);
        assertThat(put.header("Content-MD5")).hasSize(24);
        assertThat(put.header("x-ms-content-crc64")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0-510, 1, 416, InvalidPageRange",
        "1-512, 1, 416, InvalidPageRange",
        "0-, 1, 416, InvalidPageRange",
        "2048-2559, 1, 416, InvalidPageRange",
        "1536-2559, 2, 416, InvalidPageRange",
        "0-1023, 1, 400, InvalidHeaderValue",
        "x, 1, 400, InvalidHeaderValue",
        "0-4194815, 1, 413, RequestBodyTooLarge",
    })
    void rangesThatWillNotDo(String range, int count, int status, String code) {
        assertThat(blob.send(put(range, count)).expect(status).code()).isEqualTo(code);
        assertThat(ranges("")).isEqualTo("");
    }

    @ParameterizedTest
    @CsvSource({
        "x-ms-page-write, erase, 400, InvalidHeaderValue",
        "x-ms-if-sequence-number-lt, 5, 412, SequenceNumberConditionNotMet",
        "x-ms-if-sequence-number-le, 4, 412, SequenceNumberConditionNotMet",
        "x-ms-if-sequence-number-eq, 6, 412, SequenceNumberConditionNotMet",
        "x-ms-if-sequence-number-eq, -1, 400, InvalidHeaderValue",
        "If-Match, \"0x1\", 412, ConditionNotMet",
        "If-None-Match, *, 412, ConditionNotMet",
        "x-ms-if-tags, '\"a\" = ''b''', 412, ConditionNotMet",
        "x-ms-lease-id, 7a1c7dd6-3d8b-4b1c-9a3e-222222222222, 412, LeaseNotPresentWithBlobOperation",
        "Content-MD5, AAAAAAAAAAAAAAAAAAAAAA==, 400, Md5Mismatch",
        "Content-MD5, AAAA, 400, InvalidMd5",
        "x-ms-content-crc64, AAAAAAAAAAA=, 400, Crc64Mismatch",
    })
    void headersThatWillNotDo(String name, String value, int status, String code) {
        blob.send(request("PUT", "/box/p?comp=properties")
                        .with("x-ms-sequence-number-action", "update")
                        .with("x-ms-blob-sequence-number", "5"))
                .expect(200);
        PlainRequest put = put("0-511", 1).changed(name, value);
        assertThat(blob.send(put).expect(status).code()).isEqualTo(code);
        assertThat(ranges("")).isEqualTo("");
    }

    @Test
    void whatIsMissing() {
        assertThat(blob.send(request("PUT", PAGES).with("x-ms-page-write", "clear"))
                        .expect(400)
                        .code())
                .isEqualTo("MissingRequiredHeader");
        assertThat(blob.send(request("PUT", PAGES).with("x-ms-range", "bytes=0-511"))
                        .expect(400)
                        .code())
                .isEqualTo("MissingRequiredHeader");
        assertThat(blob.send(clear("0-511").body("x")).expect(400).code()).isEqualTo("InvalidHeaderValue");
        assertThat(blob.send(clear("0-511").with("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA=="))
                        .expect(400)
                        .code())
                .isEqualTo("InvalidHeaderValue");
        assertThat(blob.send(clear("0-511").on("PUT", "/acct/box/none?comp=page"))
                        .expect(404)
                        .code())
                .isEqualTo("BlobNotFound");
        assertThat(blob.send(put("0-511", 1).on("PUT", "/acct/none/p?comp=page"))
                        .expect(404)
                        .code())
                .isEqualTo("ContainerNotFound");
        blob.putBlock("/box/b", "block");
        assertThat(blob.send(clear("0-511").on("PUT", "/acct/box/b?comp=page"))
                        .expect(409)
                        .code())
                .isEqualTo("InvalidBlobType");
        assertThat(blob.send("GET", "/box/b?comp=pagelist").expect(409).code()).isEqualTo("InvalidBlobType");
    }

    private String ranges(String more) {
        return inShort(blob.send("GET", "/box/p?comp=pagelist" + more).expect(200));
    }

    /** Written ranges as {@code 0-511}, cleared ones with a minus before them. */
    private static String inShort(Answer answer) {
        return answer.body()
                .replaceAll("(?s).*<PageList( />|>)", "")
                .replaceAll("<(Page|Clear)Range><Start>(\\d+)</Start><End>(\\d+)</End></(Page|Clear)Range>", "$1$2-$3 ")
                .replaceAll("</?PageList>|<NextMarker />", "")
                .replace("Page", "")
                .replace("Clear", "-")
                .strip();
    }

    @Test
    void rangesMergeAndSplit() {
        assertThat(blob.send("GET", "/box/p?comp=pagelist").expect(200).body())
                .endsWith("<PageList><NextMarker /></PageList>");
        assertThat(blob.send(request("GET", "/box/p?comp=pagelist").with("x-ms-version", "2018-11-09"))
                        .body())
                .endsWith("<PageList />");
        blob.send(put("0-511", 1)).expect(201);
        blob.send(put("512-1023", 1)).expect(201);
        blob.send(put("1536-2047", 1)).expect(201);
        assertThat(ranges("")).isEqualTo("0-1023 1536-2047");
        blob.send(clear("512-1535")).expect(201);
        assertThat(ranges("")).isEqualTo("0-511 1536-2047");
        assertThat(inShort(blob.send(request("GET", "/box/p?comp=pagelist").with("x-ms-range", "bytes=0-1535"))))
                .isEqualTo("0-511");
        Answer answer = blob.send("GET", "/box/p?comp=pagelist");
        assertThat(answer.header("x-ms-blob-content-length")).isEqualTo("2048");
        assertThat(answer.header("Content-Type")).isEqualTo("application/xml");
        assertThat(blob.send(request("GET", "/box/p?comp=pagelist").with("x-ms-range", "bytes=2048-"))
                        .expect(416)
                        .code())
                .isEqualTo("InvalidRange");
    }

    @Test
    void rangesComeInPages() {
        blob.send(put("0-511", 1)).expect(201);
        blob.send(put("1024-1535", 1)).expect(201);
        Answer first = blob.send("GET", "/box/p?comp=pagelist&maxresults=1").expect(200);
        assertThat(first.body()).contains("<Start>0</Start>").doesNotContain("<Start>1024</Start>");
        Answer second = blob.send("GET", "/box/p?comp=pagelist&maxresults=1&marker=" + first.element("NextMarker"))
                .expect(200);
        assertThat(second.body()).doesNotContain("<Start>0</Start>").contains("<Start>1024</Start>", "<NextMarker />");
        assertThat(blob.send("GET", "/box/p?comp=pagelist&maxresults=0")
                        .expect(400)
                        .code())
                .isEqualTo("OutOfRangeQueryParameterValue");
        assertThat(blob.send("GET", "/box/p?comp=pagelist&marker=x").expect(400).code())
                .isEqualTo("InvalidQueryParameterValue");
        Answer old =
                blob.send(request("GET", "/box/p?comp=pagelist&maxresults=1").with("x-ms-version", "2019-12-12"));
        assertThat(old.body()).contains("<Start>1024</Start>").doesNotContain("NextMarker");
    }

    @Test
    void whatChangedSinceASnapshot() {
        blob.send(put("0-1023", 2)).expect(201);
        String one = blob.send("PUT", "/box/p?comp=snapshot").expect(201).header("x-ms-snapshot");
        blob.send(clear("0-511")).expect(201);
        blob.send(put("1536-2047", 1)).expect(201);
        String two = blob.send("PUT", "/box/p?comp=snapshot").expect(201).header("x-ms-snapshot");
        blob.send(put("0-511", 1)).expect(201);

        assertThat(ranges("&prevsnapshot=" + one)).isEqualTo("0-511 1536-2047");
        assertThat(ranges("&prevsnapshot=" + two)).isEqualTo("0-511");
        assertThat(ranges("&snapshot=" + two + "&prevsnapshot=" + one)).isEqualTo("-0-511 1536-2047");
        assertThat(ranges("&snapshot=" + two + "&prevsnapshot=" + two)).isEqualTo("");
        assertThat(inShort(blob.send(request("GET", "/box/p?comp=pagelist")
                        .with("x-ms-previous-snapshot-url", "http://localhost/acct/box/p?snapshot=" + two))))
                .isEqualTo("0-511");

        assertThat(diff("&snapshot=" + one + "&prevsnapshot=" + two)).isEqualTo("400 PreviousSnapshotCannotBeNewer");
        assertThat(diff("&prevsnapshot=2020-01-01T00:00:00.0000000Z")).isEqualTo("409 PreviousSnapshotNotFound");
        assertThat(diff("&prevsnapshot=1")).isEqualTo("400 InvalidQueryParameterValue");
        blob.putPage("/box/p", 2048);
        assertThat(diff("&prevsnapshot=" + one)).isEqualTo("409 BlobOverwritten");
    }

    private String diff(String query) {
        Answer answer = blob.send("GET", "/box/p?comp=pagelist" + query);
        return answer.status() + " " + answer.code();
    }

    @Test
    void sizeAndSequenceNumberChange() {
        blob.send(put("1536-2047", 1)).expect(201);
        blob.send(properties("x-ms-blob-content-length", "1024")).expect(200);
        blob.send(properties("x-ms-blob-content-length", "4096")).expect(200);
        assertThat(ranges("")).isEqualTo("");
        assertThat(blob.send("HEAD", "/box/p").header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(blob.send(properties("x-ms-blob-content-length", "1000"))
                        .expect(400)
                        .code())
                .isEqualTo("InvalidHeaderValue");
        assertThat(number("max", "7")).isEqualTo("7");
        assertThat(number("max", "3")).isEqualTo("7");
        assertThat(number("update", "3")).isEqualTo("3");
        assertThat(number("increment", null)).isEqualTo("4");
        assertThat(number("increment", "1")).isEqualTo("InvalidHeaderValue");
        assertThat(number("update", null)).isEqualTo("MissingRequiredHeader");
        assertThat(number("update", "9223372036854775807")).isEqualTo("9223372036854775807");
        assertThat(number("increment", null)).isEqualTo("SequenceNumberIncrementTooLarge");
    }

    private static PlainRequest properties(String name, String value) {
        return request("PUT", "/box/p?comp=properties").with(name, value);
    }

    private String number(String action, @Nullable String number) {
        PlainRequest request = properties("x-ms-sequence-number-action", action);
        Answer answer = blob.send(number == null ? request : request.with("x-ms-blob-sequence-number", number));
        return answer.status() == 200 ? answer.header("x-ms-blob-sequence-number") : answer.code();
    }
}

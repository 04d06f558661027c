package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import java.time.Duration;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeHandlersTest {

    private final FileBench files = new FileBench().share("box");

    @AfterEach
    void nothingFailed() {
        assertThat(files.failures()).isZero();
    }

    private static PlainRequest range(String write, String range) {
        return request("PUT", "/box/file?comp=range").with("x-ms-write", write).with("x-ms-range", range);
    }

    private void clear(long first, long last) {
        files.send(range("clear", "bytes=" + first + "-" + last)).expect(201);
    }

    private String ranges(String query) {
        return files.send("GET", "/box/file?comp=rangelist" + query).expect(200).body();
    }

    private String ranges(long first, long last) {
        return files.send(request("GET", "/box/file?comp=rangelist").with("x-ms-range", "bytes=" + first + "-" + last))
                .expect(200)
                .body();
    }

    private static String told(long... places) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < places.length; i += 2) {
            out.append("<Range><Start>" + places[i] + "</Start><End>" + places[i + 1] + "</End></Range>");
        }
        return out.append("</Ranges>").toString();
    }

    @Test
    void bytesAreWrittenWhereTheyBelong() {
        files.file("/box/file", 10);
        Answer written = files.put("/box/file", 3, "abc").expect(201);
        assertThat(written.header("Content-MD5")).isEqualTo("kAFQmDzST7DWlj99KOF/cg==");
        assertThat(written.header("x-ms-request-server-encrypted")).isEqualTo("true");
        assertThat(files.send("GET", "/box/file").body()).isEqualTo("\0\0\0abc\0\0\0\0");
        assertThat(ranges("")).endsWith(told(0, 9));
        Answer cleared = files.send(range("clear", "bytes=3-3")).expect(201);
        assertThat(cleared.header("Content-MD5")).isEmpty();
        assertThat(cleared.header("x-ms-request-server-encrypted")).isEmpty();
        assertThat(files.send("GET", "/box/file").body()).isEqualTo("\0\0\0\0bc\0\0\0\0");
    }

    @ParameterizedTest
    @CsvSource({
        "update, bytes=8-10, abc, 416, InvalidRange",
        "update, bytes=10-12, abc, 416, InvalidRange",
        "clear, bytes=0-10, , 416, InvalidRange",
        "update, bytes=0-1, abc, 400, InvalidHeaderValue",
        "update, bytes=0-3, abc, 400, InvalidHeaderValue",
        "update, bytes=0-, abc, 400, InvalidHeaderValue",
        "update, 0-2, abc, 400, InvalidHeaderValue",
        "clear, bytes=0-2, abc, 400, InvalidHeaderValue",
        "erase, bytes=0-2, , 400, InvalidHeaderValue",
        "update, bytes=0-4194304, abc, 413, RequestBodyTooLarge"
    })
    void aRangeIsRefusedWithAReason(String write, String range, String body, int status, String code) {
        files.file("/box/file", 10);
        PlainRequest request = range(write, range);
        Answer answer = files.send(body == null ? request : request.body(body)).expect(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(files.send("GET", "/box/file").bytes()).isEqualTo(new byte[10]);
    }

    @Test
    void whatIsNotWholeIsNotWritten() {
        files.file("/box/file", 3);
        Answer answer = files.send(range("update", "bytes=0-2")
                        .with("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==")
                        .body("abc"))
                .expect(400);
        assertThat(answer.code()).isEqualTo("Md5Mismatch");
        assertThat(files.send(request("PUT", "/box/file?comp=range").with("x-ms-range", "bytes=0-2"))
                        .expect(400)
                        .element("HeaderName"))
                .isEqualTo("x-ms-write");
        assertThat(files.send("GET", "/box/file").bytes()).isEqualTo(new byte[3]);
    }

    @Test
    void theLargestWriteIsFourMebibytes() {
        files.file("/box/file", 4 << 20);
        files.put("/box/file", 0, "x".repeat(4 << 20)).expect(201);
        assertThat(ranges("")).endsWith(told(0, (4 << 20) - 1));
    }

    @Test
    void rangesAreToldInUnitsCutToWhatIsAskedFor() {
        files.file("/box/file", 4096);
        files.write("/box/file", 512, "x".repeat(1024));
        files.write("/box/file", 3072, "x".repeat(1024));
        clear(1024, 2047);
        clear(0, 511);
        Answer list = files.send("GET", "/box/file?comp=rangelist").expect(200);
        assertThat(list.body()).endsWith(told(512, 1023, 3072, 4095));
        assertThat(list.header("x-ms-content-length")).isEqualTo("4096");
        assertThat(list.header("ETag")).isNotEmpty();
        assertThat(ranges(1024, 2047)).endsWith("<Ranges />");
        assertThat(ranges(512, 3583)).endsWith(told(512, 1023, 3072, 3583));
    }

    @Test
    void clearingFreesWholeUnitsAndZeroesTheRaggedEnds() {
        files.file("/box/file", 65536);
        files.write("/box/file", 0, "x".repeat(65536));
        clear(768, 2304);
        assertThat(ranges("")).endsWith(told(0, 1023, 2048, 65535));
        assertThat(files.send(request("GET", "/box/file").with("x-ms-range", "bytes=767-2305"))
                        .body())
                .isEqualTo("x" + "\0".repeat(2304 - 768 + 1) + "x");
    }

    @Test
    void changesSinceASnapshotAreTold() {
        files.file("/box/file", 4096);
        files.write("/box/file", 0, "x".repeat(1024));
        String id = files.snapshot("box");
        files.write("/box/file", 2048, "y".repeat(512));
        clear(0, 511);
        assertThat(ranges("&prevsharesnapshot=" + id))
                .contains("<ClearRange><Start>0</Start><End>511</End></ClearRange>")
                .endsWith(told(2048, 2559));
        files.clock.advance(Duration.ofSeconds(5));
        String later = files.snapshot("box");
        assertThat(ranges("&sharesnapshot=" + later + "&prevsharesnapshot=" + id))
                .isEqualTo(ranges("&prevsharesnapshot=" + id));
        assertThat(files.send("GET", "/box/file?comp=rangelist&sharesnapshot=" + id + "&prevsharesnapshot=" + later)
                        .expect(400)
                        .code())
                .isEqualTo("PreviousSnapshotCannotBeNewer");
        assertThat(files.send("GET", "/box/file?comp=rangelist&prevsharesnapshot=2020-01-01T00:00:00.0000000Z")
                        .expect(409)
                        .code())
                .isEqualTo("PreviousSnapshotNotFound");
    }

    @Test
    void snapshotsKeepWhatWasWritten() {
        files.file("/box/file", 5);
        files.write("/box/file", 0, "hello");
        String id = files.snapshot("box");
        files.write("/box/file", 0, "world");
        assertThat(files.send("GET", "/box/file?sharesnapshot=" + id).body()).isEqualTo("hello");
        assertThat(files.send("GET", "/box/file").body()).isEqualTo("world");
        assertThat(files.send(request("PUT", "/box/file?comp=range&sharesnapshot=" + id)
                                .with("x-ms-write", "update")
                                .with("x-ms-range", "bytes=0-4")
                                .body("again"))
                        .expect(400)
                        .code())
                .isEqualTo("InvalidQueryParameterValue");
    }

    @Test
    void aFileThatWasMadeAgainIsNotCompared() {
        files.file("/box/file", 512);
        String id = files.snapshot("box");
        files.send("DELETE", "/box/file").expect(202);
        files.file("/box/file", 512);
        assertThat(files.send("GET", "/box/file?comp=rangelist&prevsharesnapshot=" + id)
                        .expect(409)
                        .code())
                .isEqualTo("FileGenerationMismatch");
        files.file("/box/other", 512);
        files.write("/box/other", 0, "x");
        assertThat(files.send("GET", "/box/other?comp=rangelist&prevsharesnapshot=" + id)
                        .expect(200)
                        .body())
                .endsWith(told(0, 511));
    }
}

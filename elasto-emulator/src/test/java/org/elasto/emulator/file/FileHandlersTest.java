package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import java.time.Duration;
import org.elasto.emulator.http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileHandlersTest {

    private final FileBench files = new FileBench().share("box");

    @AfterEach
    void nothingFailed() {
        assertThat(files.failures()).isZero();
    }

    private Answer head() {
        return files.send("HEAD", "/box/file").expect(200);
    }

    @Test
    void aFileIsMadeOfZerosAndTellsItsProperties() {
        Answer made = files.file("/box/file", 5);
        assertThat(made.header("x-ms-file-attributes")).isEqualTo("Archive");
        assertThat(made.header("x-ms-request-server-encrypted")).isEqualTo("true");
        Answer read = files.send("GET", "/box/file").expect(200);
        assertThat(read.bytes()).isEqualTo(new byte[5]);
        assertThat(read.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(read.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(read.header("x-ms-type")).isEqualTo("File");
        assertThat(read.header("x-ms-server-encrypted")).isEqualTo("true");
        assertThat(read.header("x-ms-lease-state")).isEqualTo("available");
        Answer head = head();
        assertThat(head.response().length()).isEqualTo(5);
        assertThat(head.header("Accept-Ranges")).isEmpty();
        assertThat(head.header("x-ms-file-id")).isEqualTo(made.header("x-ms-file-id"));
    }

    @ParameterizedTest
    @CsvSource({
        "x-ms-type, , MissingRequiredHeader",
        "x-ms-type, blob, InvalidHeaderValue",
        "x-ms-content-length, , MissingRequiredHeader",
        "x-ms-content-length, -1, InvalidHeaderValue",
        "x-ms-content-length, 4398046511105, InvalidHeaderValue",
        "x-ms-content-length, many, InvalidHeaderValue",
        "x-ms-content-md5, short, InvalidMd5",
        "x-ms-file-permission, abcde, FileInvalidPermission",
        "x-ms-file-permission-key, 1*2, FileInvalidPermissionKey",
        "x-ms-meta-1, x, InvalidMetadata"
    })
    void aFileIsRefusedWithAReason(String header, String value, String code) {
        Answer answer = files.send(request("PUT", "/box/file")
                        .with("x-ms-type", "file")
                        .with("x-ms-content-length", "5")
                        .changed(header, value))
                .expect(400);
        assertThat(answer.code()).isEqualTo(code);
        files.send("HEAD", "/box/file").expect(404);
    }

    @Test
    void theLargestFileIsFourTebibytes() {
        files.file("/box/file", 1L << 42);
        assertThat(files.send(request("GET", "/box/file").with("x-ms-range", "bytes=4398046511100-"))
                        .expect(206)
                        .header("Content-Range"))
                .isEqualTo("bytes 4398046511100-4398046511103/4398046511104");
    }

    @Test
    void makingAFileAgainDropsWhatItHeld() {
        String id = files.file("/box/file", 5).header("x-ms-file-id");
        files.write("/box/file", 0, "hello");
        String before = head().header("ETag");
        Answer again = files.file("/box/FILE", 3);
        assertThat(again.header("ETag")).isNotEqualTo(before);
        assertThat(again.header("x-ms-file-id")).isEqualTo(id);
        assertThat(files.send("GET", "/box/file").bytes()).isEqualTo(new byte[3]);
        assertThat(files.send("GET", "/box/file?comp=rangelist").body()).contains("<Ranges />");
    }

    @Test
    void youngVersionsBringTheFirstBytes() {
        Answer made = files.send(request("PUT", "/box/file")
                        .with("x-ms-type", "file")
                        .with("x-ms-content-length", "8")
                        .body("hello"))
                .expect(201);
        assertThat(made.header("x-ms-content-crc64")).isNotEmpty();
        assertThat(files.send("GET", "/box/file").body()).isEqualTo("hello\0\0\0");
        assertThat(files.send(request("PUT", "/box/file")
                                .with("x-ms-type", "file")
                                .with("x-ms-content-length", "3")
                                .body("hello"))
                        .expect(413)
                        .code())
                .isEqualTo("RequestBodyTooLarge");
        files.send(request("PUT", "/box/file")
                        .with("x-ms-type", "file")
                        .with("x-ms-content-length", "5")
                        .with("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==")
                        .body("world"))
                .expect(400);
        assertThat(files.send("GET", "/box/file").body()).startsWith("hello");
        Answer old = files.send(request("PUT", "/box/file")
                        .with("x-ms-version", "2026-04-06")
                        .with("x-ms-type", "file")
                        .with("x-ms-content-length", "8")
                        .body("hello"))
                .expect(400);
        assertThat(old.element("HeaderName")).isEqualTo("Content-Length");
    }

    @Test
    void headersAreReadBackAndClearedTogether() {
        files.send(request("PUT", "/box/file")
                        .with("x-ms-type", "file")
                        .with("x-ms-content-length", "5")
                        .with("x-ms-content-type", "text/plain")
                        .with("x-ms-cache-control", "no-cache")
                        .with("x-ms-content-md5", "CY9rzUYh03PK3k6DJie09g=="))
                .expect(201);
        Answer read = files.send("GET", "/box/file").expect(200);
        assertThat(read.header("Content-Type")).isEqualTo("text/plain");
        assertThat(read.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(read.header("Content-MD5")).isEqualTo("CY9rzUYh03PK3k6DJie09g==");
        assertThat(files.send(request("GET", "/box/file").with("Range", "bytes=0-1"))
                        .expect(206)
                        .header("x-ms-content-md5"))
                .isEqualTo("CY9rzUYh03PK3k6DJie09g==");

        files.send(request("PUT", "/box/file?comp=properties").with("x-ms-content-length", "9"))
                .expect(200);
        assertThat(head().header("Content-Type")).isEqualTo("text/plain");
        assertThat(head().response().length()).isEqualTo(9);

        files.send(request("PUT", "/box/file?comp=properties").with("x-ms-content-language", "de"))
                .expect(200);
        assertThat(head().header("Content-Type")).isEmpty();
        assertThat(head().header("Content-Language")).isEqualTo("de");
        assertThat(head().header("Content-MD5")).isEmpty();
    }

    @Test
    void resizingFreesWhatIsCutOff() {
        files.file("/box/file", 2048);
        files.write("/box/file", 0, "x".repeat(2048));
        files.send(request("PUT", "/box/file?comp=properties").with("x-ms-content-length", "600"))
                .expect(200);
        files.send(request("PUT", "/box/file?comp=properties").with("x-ms-content-length", "2048"))
                .expect(200);
        assertThat(files.send("GET", "/box/file?comp=rangelist").body())
                .contains("<Range><Start>0</Start><End>1023</End></Range></Ranges>");
        assertThat(files.send("GET", "/box/file").body()).isEqualTo("x".repeat(600) + "\0".repeat(1448));
    }

    @Test
    void readsAreOfRangesAsTheyAreAskedFor() {
        files.file("/box/file", 5);
        files.write("/box/file", 0, "hello");
        Answer part = files.send(request("GET", "/box/file").with("x-ms-range", "bytes=1-3"))
                .expect(206);
        assertThat(part.body()).isEqualTo("ell");
        assertThat(part.header("Content-Range")).isEqualTo("bytes 1-3/5");
        Answer all = files.send(request("GET", "/box/file")
                        .with("x-ms-range", "bytes=0-100")
                        .with("x-ms-range-get-content-md5", "true"))
                .expect(206);
        assertThat(all.header("Content-MD5")).isEqualTo("XUFAKrxLKna5cZ2REBfFkg==");
        Answer behind = files.send(request("GET", "/box/file").with("x-ms-range", "bytes=5-9"))
                .expect(416);
        assertThat(behind.code()).isEqualTo("InvalidRange");
        assertThat(behind.header("Content-Range")).isEqualTo("bytes */5");
    }

    @Test
    void metadataIsReplaced() {
        files.file("/box/file", 5);
        String before = head().header("ETag");
        Answer set = files.send(request("PUT", "/box/file?comp=metadata").with("x-ms-meta-Color", "red"))
                .expect(200);
        assertThat(set.header("ETag")).isNotEqualTo(before);
        Answer read = files.send("GET", "/box/file?comp=metadata").expect(200);
        assertThat(read.header("x-ms-meta-Color")).isEqualTo("red");
        assertThat(read.header("x-ms-type")).isEmpty();
        files.send("PUT", "/box/file?comp=metadata").expect(200);
        assertThat(head().header("x-ms-meta-Color")).isEmpty();
    }

    @Test
    void whatIsReadOnlyIsNotChanged() {
        files.file("/box/file", 5);
        files.send(request("PUT", "/box/file?comp=properties").with("x-ms-file-attributes", "ReadOnly"))
                .expect(200);
        assertThat(files.put("/box/file", 0, "hello").expect(409).code()).isEqualTo("ReadOnlyAttribute");
        assertThat(files.send("DELETE", "/box/file").expect(409).code()).isEqualTo("ReadOnlyAttribute");
        assertThat(files.send("PUT", "/box/file?comp=metadata").expect(409).code())
                .isEqualTo("ReadOnlyAttribute");
        assertThat(files.create("/box/file", 1).expect(409).code()).isEqualTo("ReadOnlyAttribute");
        files.send(request("PUT", "/box/file?comp=properties").with("x-ms-file-attributes", "None"))
                .expect(200);
        files.send("DELETE", "/box/file").expect(202);
        assertThat(files.send("GET", "/box/file").expect(404).code()).isEqualTo("ResourceNotFound");
    }

    @Test
    void theTwoKindsAreNotTakenForEachOther() {
        files.send("PUT", "/box/dir?restype=directory").expect(201);
        assertThat(files.send("GET", "/box/dir").expect(409).code()).isEqualTo("ResourceTypeMismatch");
        assertThat(files.send("DELETE", "/box/dir").expect(409).code()).isEqualTo("ResourceTypeMismatch");
        assertThat(files.create("/box/dir", 1).expect(409).code()).isEqualTo("ResourceTypeMismatch");
        files.file("/box/file", 1);
        assertThat(files.send("DELETE", "/box/file?restype=directory")
                        .expect(409)
                        .code())
                .isEqualTo("ResourceTypeMismatch");
    }

    @Test
    void aWriteMovesTheTagAndTheTimeUnlessItIsKept() {
        files.file("/box/file", 5);
        files.clock.advance(Duration.ofMinutes(1));
        Answer written = files.put("/box/file", 0, "hello").expect(201);
        assertThat(written.header("x-ms-file-last-write-time")).isEqualTo("2026-11-24T08:01:00.0000000Z");
        assertThat(written.header("Last-Modified")).isEqualTo("Tue, 24 Nov 2026 08:01:00 GMT");
        files.clock.advance(Duration.ofMinutes(1));
        Answer kept = files.send(request("PUT", "/box/file?comp=range")
                        .with("x-ms-write", "update")
                        .with("x-ms-range", "bytes=0-0")
                        .with("x-ms-file-last-write-time", "Preserve")
                        .body("j"))
                .expect(201);
        assertThat(kept.header("x-ms-file-last-write-time")).isEqualTo("2026-11-24T08:01:00.0000000Z");
        assertThat(kept.header("Last-Modified")).isEqualTo("Tue, 24 Nov 2026 08:02:00 GMT");
        assertThat(head().header("x-ms-file-last-write-time")).isEqualTo("2026-11-24T08:01:00.0000000Z");
    }
}

package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import java.time.Duration;
import org.elasto.emulator.http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryHandlersTest {

    private final FileBench files = new FileBench().share("box");

    @AfterEach
    void nothingFailed() {
        assertThat(files.failures()).isZero();
    }

    private Answer create(String path) {
        return files.send("PUT", "/box/" + path + "?restype=directory");
    }

    private Answer head(String path) {
        return files.send("HEAD", "/box/" + path + "?restype=directory");
    }

    @Test
    void aDirectoryIsMadeOnceAndTellsWhatSmbKnowsOfIt() {
        Answer made = create("one").expect(201);
        assertThat(made.header("x-ms-request-server-encrypted")).isEqualTo("true");
        assertThat(made.header("x-ms-file-attributes")).isEqualTo("Directory");
        assertThat(made.header("x-ms-file-creation-time")).startsWith("2026-11-24T08:00:00.000000");
        assertThat(made.header("x-ms-file-parent-id")).isEqualTo("0");
        assertThat(made.header("x-ms-file-id")).matches("[0-9]+").isNotEqualTo("0");
        assertThat(create("one").expect(409).code()).isEqualTo("ResourceAlreadyExists");

        Answer read = head("one").expect(200);
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag"));
        assertThat(read.header("x-ms-server-encrypted")).isEqualTo("true");
        assertThat(read.header("x-ms-file-id")).isEqualTo(made.header("x-ms-file-id"));
        assertThat(create("one/two").expect(201).header("x-ms-file-parent-id")).isEqualTo(made.header("x-ms-file-id"));
    }

    @Test
    void oldVersionsKnowNoSmb() {
        Answer made = files.send(request("PUT", "/box/one?restype=directory").with("x-ms-version", "2018-11-09"))
                .expect(201);
        assertThat(made.header("x-ms-file-id")).isEmpty();
        assertThat(made.header("x-ms-file-attributes")).isEmpty();
    }

    @Test
    void namesAreFoundInAnyCaseAndKeepTheirs() {
        create("One").expect(201);
        assertThat(create("oNE").expect(409).code()).isEqualTo("ResourceAlreadyExists");
        create("ONE/two").expect(201);
        head("one/TWO").expect(200);
        Answer list = files.send("GET", "/box?restype=directory&comp=list").expect(200);
        assertThat(list.body()).contains("<Name>One</Name>");
    }

    @ParameterizedTest
    @CsvSource({
        "none/child, 404, ParentNotFound",
        "none, 404, ResourceNotFound",
        "file, 404, ResourceNotFound",
        "file/child, 404, ParentNotFound"
    })
    void whatIsNotThereSaysWhatIsMissing(String path, int status, String code) {
        files.file("/box/file", 1);
        Answer answer = files.send("GET", "/box/" + path + "?restype=directory").expect(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void aDirectoryNeedsAParentAndAShare() {
        assertThat(create("none/child").expect(404).code()).isEqualTo("ParentNotFound");
        assertThat(files.send("PUT", "/other/one?restype=directory").expect(404).code())
                .isEqualTo("ShareNotFound");
        files.file("/box/file", 1);
        assertThat(create("file/child").expect(404).code()).isEqualTo("ParentNotFound");
        assertThat(create("file").expect(409).code()).isEqualTo("ResourceAlreadyExists");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%3Ab",
                "a%7Cb",
                "a%3Cb",
                "a%3Eb",
                "a%2Ab",
                "a%3Fb",
                "a%22b",
                "a%01b",
                "nul",
                "Com1",
                "LPT9",
                "clock%24",
                "x//y"
            })
    void namesThatNoDirectoryHasAreRefused(String name) {
        assertThat(create(name).expect(400).code()).isEqualTo("InvalidFileOrDirectoryPathName");
    }

    @Test
    void dotsAtTheEndOfNamesAreDroppedUnlessTheyAreAskedFor() {
        create("one..").expect(201);
        head("one").expect(200);
        files.send(request("PUT", "/box/two.?restype=directory").with("x-ms-allow-trailing-dot", "true"))
                .expect(201);
        head("two").expect(404);
        files.send(request("HEAD", "/box/two.?restype=directory").with("x-ms-allow-trailing-dot", "true"))
                .expect(200);
    }

    @Test
    void propertiesAreSetOrPreserved() {
        String made = create("one").expect(201).header("x-ms-file-creation-time");
        files.clock.advance(Duration.ofMinutes(1));
        Answer changed = files.send(request("PUT", "/box/one?restype=directory&comp=properties")
                        .with("x-ms-file-attributes", "Hidden|ReadOnly")
                        .with("x-ms-file-creation-time", "preserve")
                        .with("x-ms-file-last-write-time", "2020-01-02T03:04:05.6789012Z"))
                .expect(200);
        assertThat(changed.header("x-ms-file-attributes")).isEqualTo("ReadOnly | Hidden | Directory");
        assertThat(changed.header("x-ms-file-creation-time")).isEqualTo(made);
        assertThat(changed.header("x-ms-file-last-write-time")).isEqualTo("2020-01-02T03:04:05.6789012Z");
        assertThat(changed.header("x-ms-file-change-time")).isEqualTo("2026-11-24T08:01:00.0000000Z");
        assertThat(files.send("DELETE", "/box/one?restype=directory")
                        .expect(409)
                        .code())
                .isEqualTo("ReadOnlyAttribute");
    }

    @ParameterizedTest
    @CsvSource({
        "x-ms-file-attributes, Shiny",
        "x-ms-file-creation-time, yesterday",
        "x-ms-file-last-write-time, 2020-13-01T00:00:00Z",
        "x-ms-mode, 999",
        "x-ms-owner, root"
    })
    void propertiesThatAreNoneAreRefused(String header, String value) {
        Answer answer = files.send(request("PUT", "/box/one?restype=directory").with(header, value))
                .expect(400);
        assertThat(answer.code()).isEqualTo("InvalidHeaderValue");
        assertThat(answer.element("HeaderName")).isEqualTo(header);
        head("one").expect(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-ms-file-attributes",
                "x-ms-file-creation-time",
                "x-ms-file-last-write-time",
                "x-ms-file-permission"
            })
    void versionsOf2019DemandEachProperty(String missing) {
        Answer answer = files.send(request("PUT", "/box/one?restype=directory")
                        .with("x-ms-version", "2019-02-02")
                        .with("x-ms-file-attributes", "None")
                        .with("x-ms-file-creation-time", "now")
                        .with("x-ms-file-last-write-time", "now")
                        .with("x-ms-file-permission", "Inherit")
                        .without(missing))
                .expect(400);
        assertThat(answer.code()).isEqualTo("MissingRequiredHeader");
        assertThat(answer.element("HeaderName")).isEqualTo(missing);
    }

    @Test
    void metadataIsReplacedAndMovesTheTag() {
        files.send(request("PUT", "/box/one?restype=directory").with("x-ms-meta-Color", "red"))
                .expect(201);
        String before = head("one").header("ETag");
        Answer set = files.send(request("PUT", "/box/one?restype=directory&comp=metadata")
                        .with("x-ms-meta-size", "1"))
                .expect(200);
        assertThat(set.header("ETag")).isNotEqualTo(before);
        Answer read =
                files.send("GET", "/box/one?restype=directory&comp=metadata").expect(200);
        assertThat(read.header("x-ms-meta-size")).isEqualTo("1");
        assertThat(read.header("x-ms-meta-Color")).isEmpty();
    }

    @Test
    void whatHappensInADirectoryLeavesItAlone() {
        create("one").expect(201);
        String before = head("one").header("ETag");
        files.clock.advance(Duration.ofMinutes(1));
        files.file("/box/one/file", 1);
        assertThat(head("one").header("ETag")).isEqualTo(before);
    }

    @Test
    void onlyEmptyDirectoriesAreDeletedAndNeverTheRoot() {
        create("one").expect(201);
        create("one/two").expect(201);
        assertThat(files.send("DELETE", "/box/one?restype=directory")
                        .expect(409)
                        .code())
                .isEqualTo("DirectoryNotEmpty");
        files.send("DELETE", "/box/one/two?restype=directory").expect(202);
        files.send("DELETE", "/box/one?restype=directory").expect(202);
        head("one").expect(404);
        assertThat(files.send("DELETE", "/box?restype=directory").expect(409).code())
                .isEqualTo("CannotDeleteFileOrDirectory");
    }

    @Test
    void conditionsHold() {
        String etag = create("one").expect(201).header("ETag");
        assertThat(files.send(request("PUT", "/box/one?restype=directory&comp=metadata")
                                .with("If-Match", "\"0x1\""))
                        .expect(412)
                        .code())
                .isEqualTo("ConditionNotMet");
        files.send(request("DELETE", "/box/one?restype=directory").with("If-Match", etag))
                .expect(202);
    }

    @Test
    void snapshotsAreReadAndNotWritten() {
        create("one").expect(201);
        String id = files.send("PUT", "/box?restype=share&comp=snapshot")
                .expect(201)
                .header("x-ms-snapshot");
        files.send("DELETE", "/box/one?restype=directory").expect(202);
        head("one").expect(404);
        files.send("HEAD", "/box/one?restype=directory&sharesnapshot=" + id).expect(200);
        assertThat(files.send("PUT", "/box/two?restype=directory&sharesnapshot=" + id)
                        .expect(400)
                        .code())
                .isEqualTo("InvalidQueryParameterValue");
        assertThat(files.send("GET", "/box/one?restype=directory&sharesnapshot=2020-01-01T00:00:00.0000000Z")
                        .expect(404)
                        .code())
                .isEqualTo("ShareNotFound");
        files.send("GET", "/box/one?restype=directory&sharesnapshot=yesterday").expect(400);
    }
}

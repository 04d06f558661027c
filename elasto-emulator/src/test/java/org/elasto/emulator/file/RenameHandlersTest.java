package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenameHandlersTest {

    private static final String LEASE = "0f0f0f0f-1111-4222-8333-444444444444";

    private final FileBench files = new FileBench().share("box");

    @BeforeEach
    void fill() {
        files.send("PUT", "/box/d?restype=directory").expect(201);
        files.send("PUT", "/box/d/e?restype=directory").expect(201);
        files.file("/box/a", 5);
        files.write("/box/a", 0, "hello");
        files.file("/box/b", 1);
        files.file("/box/d/f", 1);
    }

    @AfterEach
    void nothingFailed() {
        assertThat(files.failures()).isZero();
    }

    private static PlainRequest file(String from, String to) {
        return request("PUT", "/box/" + to + "?comp=rename")
                .with("x-ms-file-rename-source", "http://localhost:9000/acct/box/" + from);
    }

    private static PlainRequest directory(String from, String to) {
        return request("PUT", "/box/" + to + "?restype=directory&comp=rename")
                .with("x-ms-file-rename-source", "http://localhost:9000/acct/box/" + from);
    }

    @Test
    void aRenamedFileIsTheSameByAnotherName() {
        Answer before = files.send("HEAD", "/box/a").expect(200);
        Answer renamed = files.send(file("a", "d/c")).expect(200);
        assertThat(renamed.header("x-ms-file-id")).isEqualTo(before.header("x-ms-file-id"));
        assertThat(renamed.header("ETag")).isNotEqualTo(before.header("ETag"));
        files.send("GET", "/box/a").expect(404);
        Answer after = files.send("GET", "/box/d/c").expect(200);
        assertThat(after.body()).isEqualTo("hello");
        assertThat(after.header("x-ms-file-creation-time")).isEqualTo(before.header("x-ms-file-creation-time"));
        assertThat(after.header("x-ms-file-parent-id"))
                .isEqualTo(files.send("HEAD", "/box/d?restype=directory").header("x-ms-file-id"));
    }

    @Test
    void metadataAndTypeAreSetOnTheWay() {
        files.send(file("a", "A").with("x-ms-meta-Color", "red").with("x-ms-content-type", "text/plain"))
                .expect(200);
        Answer after = files.send("GET", "/box/a").expect(200);
        assertThat(after.header("x-ms-meta-Color")).isEqualTo("red");
        assertThat(after.header("Content-Type")).isEqualTo("text/plain");
        assertThat(files.send("GET", "/box?restype=directory&comp=list").body()).contains("<Name>A</Name>");
    }

    @Test
    void aDirectoryMovesWithAllThatIsInIt() {
        files.send(directory("d", "g")).expect(200);
        files.send("GET", "/box/g/f").expect(200);
        files.send("HEAD", "/box/g/e?restype=directory").expect(200);
        files.send("HEAD", "/box/d?restype=directory").expect(404);
    }

    @ParameterizedTest
    @CsvSource({
        "a, b, false, false, 409, ResourceAlreadyExists",
        "a, b, true, false, 200, ''",
        "a, d, true, false, 409, ResourceAlreadyExists",
        "none, c, false, false, 404, ResourceNotFound",
        "a, x/c, false, false, 404, ParentNotFound",
        "d, c, false, false, 409, ResourceTypeMismatch",
        "a, c, false, true, 400, InvalidHeaderValue"
    })
    void whatIsThereIsReplacedOnDemandOnly(
            String from, String to, boolean replace, boolean readOnly, int status, String code) {
        Answer answer = files.send(file(from, to)
                        .with("x-ms-file-rename-replace-if-exists", Boolean.toString(replace))
                        .with("x-ms-file-rename-ignore-readonly", Boolean.toString(readOnly)))
                .expect(status);
        if (status != 200) {
            assertThat(answer.code()).isEqualTo(code);
        }
    }

    @Test
    void whatIsReadOnlyIsReplacedOnDemandOnly() {
        files.send(request("PUT", "/box/b?comp=properties").with("x-ms-file-attributes", "ReadOnly"))
                .expect(200);
        PlainRequest replace = file("a", "b").with("x-ms-file-rename-replace-if-exists", "true");
        assertThat(files.send(replace).expect(409).code()).isEqualTo("ReadOnlyAttribute");
        files.send(file("a", "b")
                        .with("x-ms-file-rename-replace-if-exists", "true")
                        .with("x-ms-file-rename-ignore-readonly", "true"))
                .expect(200);
    }

    @ParameterizedTest
    @CsvSource({"d, d/e/x", "d, d/x"})
    void aDirectoryDoesNotMoveIntoItself(String from, String to) {
        assertThat(files.send(directory(from, to)).expect(400).code()).isEqualTo("InvalidHeaderValue");
    }

    @Test
    void otherSharesAreNoSources() {
        PlainRequest rename = request("PUT", "/box/c?comp=rename")
                .with("x-ms-file-rename-source", "http://localhost:9000/acct/other/a");
        assertThat(files.send(rename).expect(400).code()).isEqualTo("InvalidHeaderValue");
        assertThat(files.send("PUT", "/box/c?comp=rename").expect(400).code()).isEqualTo("MissingRequiredHeader");
    }

    @Test
    void leasesOfBothAreAskedFor() {
        for (String path : new String[] {"/box/a", "/box/b"}) {
            files.send(request("PUT", path + "?comp=lease")
                            .with("x-ms-lease-action", "acquire")
                            .with("x-ms-lease-duration", "-1")
                            .with("x-ms-proposed-lease-id", LEASE))
                    .expect(201);
        }
        String replace = "x-ms-file-rename-replace-if-exists";
        files.send(file("a", "b").with(replace, "true")).expect(412);
        files.send(file("a", "b").with(replace, "true").with("x-ms-source-lease-id", LEASE))
                .expect(412);
        files.send(file("a", "b")
                        .with(replace, "true")
                        .with("x-ms-source-lease-id", LEASE)
                        .with("x-ms-destination-lease-id", LEASE))
                .expect(200);
    }

    @Test
    void ofTwoThatRaceForANameOneGetsIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 50; round++) {
                String name = "r" + round;
                files.file("/box/x" + round, 1);
                files.file("/box/y" + round, 1);
                CountDownLatch start = new CountDownLatch(1);
                Future<Integer> first = threads.submit(() -> {
                    start.await();
                    return files.send(file("x" + name.substring(1), name)).status();
                });
                Future<Integer> second = threads.submit(() -> {
                    start.await();
                    return files.send(file("y" + name.substring(1), name)).status();
                });
                start.countDown();
                assertThat(new Integer[] {first.get(), second.get()}).containsExactlyInAnyOrder(200, 409);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}

package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Symbolic and hard links on shares for NFS. */
class LinkTest {

    private static final String LEASE = "7a1c7dd6-3d8b-4b1c-9a3e-222222222222";

    private final FileBench files = new FileBench().share("smb");

    @BeforeEach
    void anNfsShare() {
        files.send(request("PUT", "/box?restype=share")
                        .with("x-ms-enabled-protocols", "NFS")
                        .with("x-ms-access-tier", "Premium"))
                .expect(201);
        files.send("PUT", "/box/dir?restype=directory").expect(201);
        files.file("/box/f", 5);
        files.write("/box/f", 0, "bytes");
    }

    @AfterEach
    void nothingFailed() {
        assertThat(files.failures()).isZero();
    }

    private static PlainRequest symbolic(String link, String text) {
        return request("PUT", link + "?restype=symboliclink").with("x-ms-link-text", text);
    }

    private static PlainRequest hard(String link, String target) {
        return request("PUT", link + "?restype=hardlink")
                .with("x-ms-type", "file")
                .with("x-ms-file-target-file", target);
    }

    private String refusal(PlainRequest request) {
        Answer answer = files.send(request);
        return answer.status() + " " + answer.header("x-ms-error-code");
    }

    private String links(String file) {
        return files.send("HEAD", file).expect(200).header("x-ms-link-count");
    }

    @Test
    void aSymbolicLinkKeepsItsTextAndLeadsNowhere() {
        Answer made = files.send(symbolic("/box/dir/l", "../nothing%20here")
                        .with("x-ms-owner", "7")
                        .with("x-ms-group", "8")
                        .with("x-ms-meta-a", "b"))
                .expect(201);
        assertThat(made.header("x-ms-file-file-type")).isEqualTo("SymLink");
        assertThat(made.header("x-ms-owner")).isEqualTo("7");
        assertThat(made.header("x-ms-group")).isEqualTo("8");
        assertThat(made.header("x-ms-mode")).isEqualTo("0777");
        assertThat(made.header("x-ms-file-id")).isNotEmpty();
        assertThat(made.header("x-ms-file-attributes")).isEmpty();

        Answer got = files.send("GET", "/box/dir/l?restype=symboliclink").expect(200);
        assertThat(got.header("x-ms-link-text")).isEqualTo("../nothing%20here");
        assertThat(got.header("ETag")).isEqualTo(made.header("ETag"));

        Answer head = files.send("HEAD", "/box/dir/l").expect(200);
        assertThat(head.header("x-ms-file-file-type")).isEqualTo("SymLink");
        assertThat(head.header("x-ms-meta-a")).isEqualTo("b");
        assertThat(head.response().length()).isZero();
        assertThat(refusal(request("GET", "/box/dir/l"))).isEqualTo("409 ResourceTypeMismatch");
        assertThat(files.send("GET", "/box/dir?restype=directory&comp=list").body())
                .contains("<Name>l</Name>");

        assertThat(refusal(request("DELETE", "/box/dir?restype=directory"))).isEqualTo("409 DirectoryNotEmpty");
        files.send("DELETE", "/box/dir/l").expect(202);
        assertThat(refusal(request("GET", "/box/dir/l?restype=symboliclink"))).isEqualTo("404 ResourceNotFound");
    }

    @Test
    void aSymbolicLinkIsRenamedAndKeptInSnapshots() {
        files.send(symbolic("/box/l", "f")).expect(201);
        String snapshot = files.snapshot("box");
        files.send(request("PUT", "/box/m?comp=rename")
                        .with("x-ms-file-rename-source", "http://localhost:9000/acct/box/l"))
                .expect(200);
        assertThat(files.send("GET", "/box/m?restype=symboliclink").header("x-ms-link-text"))
                .isEqualTo("f");
        files.send("GET", "/box/l?restype=symboliclink").expect(404);
        assertThat(files.send("GET", "/box/l?restype=symboliclink&sharesnapshot=" + snapshot)
                        .header("x-ms-link-text"))
                .isEqualTo("f");
        assertThat(refusal(symbolic("/box/n", "f")
                        .on("PUT", "/acct/box/n?restype=symboliclink&sharesnapshot=" + snapshot)))
                .isEqualTo("400 InvalidQueryParameterValue");
    }

    @Test
    void hardLinksAreNamesOfOneFile() {
        Answer made = files.send(hard("/box/dir/h", "f")).expect(201);
        assertThat(made.header("x-ms-link-count")).isEqualTo("2");
        assertThat(made.header("x-ms-file-file-type")).isEqualTo("Regular");
        assertThat(made.header("x-ms-file-id"))
                .isEqualTo(files.send("HEAD", "/box/f").header("x-ms-file-id"));
        files.send(hard("/box/i", "/dir/h")).expect(201);
        assertThat(links("/box/f")).isEqualTo("3");
        assertThat(files.send("HEAD", "/box/i").header("ETag"))
                .isEqualTo(files.send("HEAD", "/box/f").header("ETag"));

        files.write("/box/dir/h", 0, "B");
        assertThat(files.send("GET", "/box/f").body()).isEqualTo("Bytes");
        assertThat(files.send("GET", "/box?restype=share&comp=stats").body())
                .contains("<ShareUsageBytes>5</ShareUsageBytes>");

        files.send("DELETE", "/box/f").expect(202);
        assertThat(links("/box/i")).isEqualTo("2");
        files.send("DELETE", "/box/i").expect(202);
        assertThat(links("/box/dir/h")).isEqualTo("1");
        assertThat(files.send("GET", "/box/dir/h").body()).isEqualTo("Bytes");
        files.send("DELETE", "/box/dir/h").expect(202);
        files.send("DELETE", "/box/dir?restype=directory").expect(202);
    }

    @Test
    void aFileOutlivesTheDirectoryItWasMadeIn() {
        files.file("/box/dir/g", 1);
        files.send(hard("/box/h", "dir/g")).expect(201);
        files.send("DELETE", "/box/dir/g").expect(202);
        files.send("DELETE", "/box/dir?restype=directory").expect(202);
        assertThat(files.send("HEAD", "/box/h").expect(200).header("x-ms-file-parent-id"))
                .isEqualTo("0");
        files.send("PUT", "/box/new?restype=directory").expect(201);
        files.send(request("PUT", "/box/new/h?comp=rename")
                        .with("x-ms-file-rename-source", "http://localhost:9000/acct/box/h"))
                .expect(200);
        assertThat(links("/box/new/h")).isEqualTo("1");
    }

    @Test
    void makingAFileAnewKeepsItsNames() {
        files.send(hard("/box/dir/h", "f")).expect(201);
        files.file("/box/dir/h", 7);
        assertThat(files.send("HEAD", "/box/f").response().length()).isEqualTo(7);
        assertThat(links("/box/f")).isEqualTo("2");
        files.send("DELETE", "/box/f").expect(202);
        files.send("DELETE", "/box/dir/h").expect(202);
    }

    @Test
    void renamingOneNameToAnotherOfTheSameFileLeavesBoth() {
        files.send(hard("/box/h", "f")).expect(201);
        files.send(request("PUT", "/box/h?comp=rename")
                        .with("x-ms-file-rename-source", "http://localhost:9000/acct/box/f")
                        .with("x-ms-file-rename-replace-if-exists", "true"))
                .expect(200);
        assertThat(links("/box/f")).isEqualTo("2");
        assertThat(links("/box/h")).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({
        "none, 404 ResourceNotFound",
        "none/f, 404 ParentNotFound",
        "dir, 409 ResourceTypeMismatch",
        "sym, 409 ResourceTypeMismatch",
        "/, 400 InvalidHeaderValue",
        "a//b, 400 InvalidFileOrDirectoryPathName",
        "'', 400 MissingRequiredHeader",
    })
    void targetsThatWillNotDo(String target, String refusal) {
        files.send(symbolic("/box/sym", "f")).expect(201);
        assertThat(refusal(hard("/box/h", target))).isEqualTo(refusal);
        files.send("HEAD", "/box/h").expect(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/box/f, 409 ResourceAlreadyExists",
        "/box/dir, 409 ResourceAlreadyExists",
        "/box/none/l, 404 ParentNotFound",
        "/none/l, 404 ShareNotFound",
        "/smb/l, 400 UnsupportedQueryParameter",
    })
    void namesThatWillNotDo(String link, String refusal) {
        assertThat(refusal(symbolic(link, "f"))).isEqualTo(refusal);
        assertThat(refusal(hard(link, "f"))).isEqualTo(refusal);
    }

    @Test
    void whatElseIsRefused() {
        assertThat(refusal(symbolic("/box/l", ""))).isEqualTo("400 MissingRequiredHeader");
        assertThat(refusal(symbolic("/box/l", "f").with("x-ms-owner", "root"))).isEqualTo("400 InvalidHeaderValue");
        assertThat(refusal(symbolic("/box/l", "f").body("x"))).isEqualTo("400 InvalidHeaderValue");
        assertThat(refusal(symbolic("/box/l", "f").with("x-ms-version", "2025-01-05")))
                .isEqualTo("400 UnsupportedQueryParameter");
        assertThat(refusal(request("GET", "/box/f?restype=symboliclink"))).isEqualTo("409 ResourceTypeMismatch");
        assertThat(refusal(hard("/box/h", "f").with("x-ms-lease-id", LEASE)))
                .isEqualTo("412 LeaseNotPresentWithFileOperation");
        files.send(request("PUT", "/box/f?comp=lease")
                        .with("x-ms-lease-action", "acquire")
                        .with("x-ms-lease-duration", "-1")
                        .with("x-ms-proposed-lease-id", LEASE))
                .expect(201);
        assertThat(refusal(hard("/box/h", "f"))).isEqualTo("412 LeaseIdMissing");
        files.send(hard("/box/h", "f").with("x-ms-lease-id", LEASE)).expect(201);
        assertThat(files.send("HEAD", "/box/h").header("x-ms-lease-state")).isEqualTo("leased");
    }

    @Test
    void aCopyTakesOwnerAndModeFromTheSourceWhereThatIsAskedFor() {
        files.send(request("PUT", "/box/f?comp=properties")
                        .with("x-ms-owner", "7")
                        .with("x-ms-group", "8")
                        .with("x-ms-mode", "0600"))
                .expect(200);
        PlainRequest copy = request("PUT", "/box/c").with("x-ms-copy-source", "http://localhost:9000/acct/box/f");
        files.send(copy.with("x-ms-file-owner-copy-mode", "source")
                        .with("x-ms-file-mode-copy-mode", "override")
                        .with("x-ms-mode", "0640"))
                .expect(202);
        Answer head = files.send("HEAD", "/box/c").expect(200);
        assertThat(head.header("x-ms-owner")).isEqualTo("7");
        assertThat(head.header("x-ms-group")).isEqualTo("8");
        assertThat(head.header("x-ms-mode")).isEqualTo("0640");
    }
}

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
import org.junit.jupiter.params.provider.ValueSource;

/** Copy File and Abort Copy File. */
class CopyFileTest {

    private static final String URL = "http://localhost:9000/acct/box/s";
    private static final String LEASE = "7a1c7dd6-3d8b-4b1c-9a3e-222222222222";
    private static final String SDDL = "O:BAG:BAD:(A;;FA;;;BA)";

    private final FileBench files = new FileBench().share("box");
    private final BlobBeside blobs = new BlobBeside(files.sources);

    @BeforeEach
    void aSource() {
        files.send(request("PUT", "/box/s")
                        .with("x-ms-type", "file")
                        .with("x-ms-content-length", "4096")
                        .with("x-ms-content-type", "text/plain")
                        .with("x-ms-meta-a", "b")
                        .with("x-ms-file-attributes", "Hidden")
                        .with("x-ms-file-permission", SDDL)
                        .with("x-ms-file-creation-time", "2020-01-01T00:00:00.0000000Z")
                        .with("x-ms-file-change-time", "2022-01-01T00:00:00.0000000Z")
                        .with("x-ms-file-last-write-time", "2021-01-01T00:00:00.0000000Z"))
                .expect(201);
        files.send(request("PUT", "/box/s?comp=range")
                        .with("x-ms-write", "update")
                        .with("x-ms-range", "bytes=1024-1029")
                        .with("x-ms-file-last-write-time", "preserve")
                        .body("source"))
                .expect(201);
    }

    @AfterEach
    void nothingFailed() {
        assertThat(files.failures()).isZero();
        assertThat(blobs.failures()).isZero();
    }

    private static PlainRequest copy(String url) {
        return request("PUT", "/box/d").with("x-ms-copy-source", url);
    }

    private Answer head() {
        return files.send("HEAD", "/box/d").expect(200);
    }

    private String refusal(PlainRequest request) {
        Answer answer = files.send(request);
        return answer.status() + " " + answer.header("x-ms-error-code");
    }

    @Test
    void aCopyHasWhatTheSourceHas() {
        Answer copied = files.send(copy(URL)).expect(202);
        assertThat(copied.header("x-ms-copy-status")).isEqualTo("success");
        assertThat(copied.header("x-ms-request-server-encrypted")).isEmpty();
        assertThat(copied.header("x-ms-file-id")).isEmpty();

        Answer got = files.send("GET", "/box/d").expect(200);
        assertThat(got.bytes()).isEqualTo(files.send("GET", "/box/s").bytes());
        assertThat(got.header("ETag")).isEqualTo(copied.header("ETag"));
        assertThat(got.header("Content-Type")).isEqualTo("text/plain");
        assertThat(got.header("x-ms-meta-a")).isEqualTo("b");
        assertThat(got.header("x-ms-copy-id")).isEqualTo(copied.header("x-ms-copy-id"));
        assertThat(got.header("x-ms-copy-source")).isEqualTo(URL);
        assertThat(got.header("x-ms-copy-progress")).isEqualTo("4096/4096");
        assertThat(got.header("x-ms-copy-completion-time")).isEqualTo("Tue, 24 Nov 2026 08:00:00 GMT");
        assertThat(files.send("GET", "/box/d?comp=rangelist").body())
                .contains("<Ranges><Range><Start>1024</Start><End>1535</End></Range></Ranges>");
    }

    @Test
    void theTwoGoTheirOwnWays() {
        files.send(copy(URL)).expect(202);
        files.write("/box/s", 1024, "S");
        files.write("/box/d", 1025, "D");
        assertThat(files.send("GET", "/box/s").body()).contains("Source");
        assertThat(files.send("GET", "/box/d").body()).contains("sDurce");
    }

    @Test
    void smbPropertiesAreThoseOfTheRequestUnlessTheSourceIsNamed() {
        files.send(copy(URL).with("x-ms-meta-own", "1")).expect(202);
        Answer plain = head();
        assertThat(plain.header("x-ms-meta-a")).isEmpty();
        assertThat(plain.header("x-ms-meta-own")).isEqualTo("1");
        assertThat(plain.header("x-ms-file-attributes")).isEqualTo("Archive");
        assertThat(plain.header("x-ms-file-creation-time")).startsWith("2026-11-24T08:00:00");
        assertThat(plain.header("x-ms-file-permission-key")).isEqualTo(Sddl.INHERITED.key());

        files.send(copy(URL)
                        .with("x-ms-file-attributes", "source")
                        .with("x-ms-file-creation-time", "source")
                        .with("x-ms-file-last-write-time", "Source")
                        .with("x-ms-file-change-time", "2023-01-01T00:00:00.0000000Z")
                        .with("x-ms-file-permission-copy-mode", "source"))
                .expect(202);
        Answer same = head();
        assertThat(same.header("x-ms-file-attributes")).isEqualTo("Hidden");
        assertThat(same.header("x-ms-file-creation-time")).startsWith("2020-01-01");
        assertThat(same.header("x-ms-file-last-write-time")).startsWith("2021-01-01");
        assertThat(same.header("x-ms-file-change-time")).startsWith("2023-01-01");
        assertThat(same.header("x-ms-file-permission-key"))
                .isEqualTo(Sddl.of(SDDL).key());

        files.send(copy(URL).with("x-ms-file-attributes", "ReadOnly").with("x-ms-file-copy-set-archive", "true"))
                .expect(202);
        assertThat(head().header("x-ms-file-attributes")).isEqualTo("ReadOnly | Archive");
    }

    @Test
    void aPermissionGoesIntoAnotherShare() {
        files.share("other");
        files.send(copy(URL).on("PUT", "/acct/other/d").with("x-ms-file-permission-copy-mode", "source"))
                .expect(202);
        String key = files.send("HEAD", "/other/d").header("x-ms-file-permission-key");
        String told = files.send(request("GET", "/other?restype=share&comp=filepermission")
                        .with("x-ms-file-permission-key", key))
                .expect(200)
                .body();
        assertThat(told).contains("O:BAG:BAD:");
    }

    @ParameterizedTest
    @CsvSource({
        "x-ms-file-permission-copy-mode, override, 400 MissingRequiredHeader",
        "x-ms-file-permission-copy-mode, none, 400 InvalidHeaderValue",
        "x-ms-file-permission, x, 400 FileInvalidPermission",
        "x-ms-file-permission-key, 1*2, 400 FileInvalidPermissionKey",
        "x-ms-file-attributes, Green, 400 InvalidHeaderValue",
        "x-ms-file-creation-time, yesterday, 400 InvalidHeaderValue",
        "x-ms-file-copy-set-archive, perhaps, 400 InvalidHeaderValue",
        "x-ms-file-copy-ignore-readonly, perhaps, 400 InvalidHeaderValue",
        "x-ms-file-mode-copy-mode, none, 400 InvalidHeaderValue",
        "x-ms-lease-id, 7a1c7dd6-3d8b-4b1c-9a3e-222222222222, 412 LeaseNotPresentWithFileOperation",
        "x-ms-lease-id, x, 400 InvalidHeaderValue",
        "x-ms-meta-1, x, 400 InvalidMetadata",
        "If-Match, \"0x1\", 412 ConditionNotMet",
    })
    void whatARequestMayNotSay(String name, String value, String refusal) {
        assertThat(refusal(copy(URL).with(name, value))).isEqualTo(refusal);
        files.send("HEAD", "/box/d").expect(404);
    }

    @Test
    void aPermissionIsTakenFromOnePlace() {
        assertThat(refusal(copy(URL)
                        .with("x-ms-file-permission-copy-mode", "source")
                        .with("x-ms-file-permission", SDDL)))
                .isEqualTo("400 InvalidHeaderValue");
        assertThat(refusal(copy(URL)
                        .with("x-ms-file-permission-key", Sddl.of(SDDL).key())
                        .with("x-ms-file-permission", SDDL)))
                .isEqualTo("400 InvalidHeaderValue");
        files.send(copy(URL).with("x-ms-file-permission-copy-mode", "override").with("x-ms-file-permission", SDDL))
                .expect(202);
        assertThat(head().header("x-ms-file-permission-key"))
                .isEqualTo(Sddl.of(SDDL).key());
    }

    @Test
    void sourcesThatWillNotDo() {
        files.send("PUT", "/box/dir?restype=directory").expect(201);
        assertThat(refusal(copy("http://localhost:9000/acct/box/none"))).isEqualTo("404 ResourceNotFound");
        assertThat(refusal(copy("http://localhost:9000/acct/none/s"))).isEqualTo("404 ShareNotFound");
        assertThat(refusal(copy("http://localhost:9000/acct/box/dir"))).isEqualTo("409 ResourceTypeMismatch");
        assertThat(refusal(copy("http://localhost:9000/acct/box"))).isEqualTo("404 ResourceNotFound");
        assertThat(refusal(copy(URL + "?restype=directory"))).isEqualTo("404 ResourceNotFound");
        assertThat(refusal(copy("http://localhost:9000/nobody/box/s"))).isEqualTo("404 ResourceNotFound");
        assertThat(refusal(copy("http://elsewhere/acct/box/s"))).isEqualTo("404 CannotVerifyCopySource");
        assertThat(refusal(copy("http://localhost:1/acct/box/s"))).isEqualTo("404 CannotVerifyCopySource");
        assertThat(refusal(copy("ftp://localhost:9000/acct/box/s"))).isEqualTo("400 InvalidHeaderValue");
        assertThat(refusal(copy(URL).on("PUT", "/acct/none/d"))).isEqualTo("404 ShareNotFound");
        assertThat(refusal(copy(URL).on("PUT", "/acct/box/none/d"))).isEqualTo("404 ParentNotFound");
        assertThat(refusal(copy(URL).on("PUT", "/acct/box/dir"))).isEqualTo("409 ResourceTypeMismatch");
        assertThat(refusal(copy(URL).body("x"))).isEqualTo("400 InvalidHeaderValue");
    }

    @Test
    void whoeverBringsASasBringsOneForTheSourceToo() {
        String into = BlobBeside.fileSas("box", "d", "w");
        PlainRequest plain = copy(URL)
                .on("PUT", "/acct/box/d?" + into)
                .with("Host", "localhost:9000")
                .with("x-ms-version", FileBench.VERSION);
        assertThat(files.sendAsIs(plain).expect(401).code()).isEqualTo("CannotVerifyCopySource");
        PlainRequest signed = copy(URL + '?' + BlobBeside.fileSas("box", "s", "r"))
                .on("PUT", "/acct/box/d?" + into)
                .with("Host", "localhost:9000")
                .with("x-ms-version", FileBench.VERSION);
        files.sendAsIs(signed).expect(202);
        assertThat(head().header("x-ms-copy-source")).isEqualTo(URL);
        assertThat(refusal(copy(URL + '?' + BlobBeside.fileSas("box", "s", "w"))))
                .isEqualTo("403 CannotVerifyCopySource");
    }

    @Test
    void aFileComesBackFromASnapshot() {
        String snapshot = files.snapshot("box");
        files.write("/box/s", 1024, "SOURCE");
        String url = URL + "?sharesnapshot=" + snapshot;
        files.send(copy(url).on("PUT", "/acct/box/s")).expect(202);
        assertThat(files.send("GET", "/box/s").body()).contains("source");
        assertThat(files.send("HEAD", "/box/s").header("x-ms-copy-source")).isEqualTo(url);
        assertThat(refusal(copy(URL).on("PUT", "/acct/box/d?sharesnapshot=" + snapshot)))
                .isEqualTo("400 InvalidQueryParameterValue");
    }

    @Test
    void aLeasedOrReadOnlyFileIsReplacedByWhoeverMay() {
        String id = files.file("/box/d", 1).header("x-ms-file-id");
        files.send(request("PUT", "/box/d?comp=lease")
                        .with("x-ms-lease-action", "acquire")
                        .with("x-ms-lease-duration", "-1")
                        .with("x-ms-proposed-lease-id", LEASE))
                .expect(201);
        assertThat(refusal(copy(URL))).isEqualTo("412 LeaseIdMissing");
        files.send(copy(URL).with("x-ms-lease-id", LEASE).with("x-ms-file-attributes", "ReadOnly"))
                .expect(202);
        assertThat(head().header("x-ms-lease-state")).isEqualTo("leased");
        assertThat(head().header("x-ms-file-id")).isEqualTo(id);
        assertThat(refusal(copy(URL).with("x-ms-lease-id", LEASE))).isEqualTo("409 ReadOnlyAttribute");
        files.send(copy(URL).with("x-ms-lease-id", LEASE).with("x-ms-file-copy-ignore-readonly", "true"))
                .expect(202);
    }

    @Test
    void whatIsOpenKeepsCopiesAway() {
        files.file("/box/d", 1);
        try (SmbHandle open =
                files.smb().open("box", "d", SmbOpen.to(SmbAccess.READ).sharing(SmbAccess.READ))) {
            assertThat(open).isNotNull();
            assertThat(refusal(copy(URL))).isEqualTo("409 SharingViolation");
        }
        try (SmbHandle open = files.smb().open("box", "s", SmbOpen.to(SmbAccess.WRITE))) {
            assertThat(open).isNotNull();
            assertThat(refusal(copy(URL))).isEqualTo("409 SharingViolation");
        }
        files.send(copy(URL)).expect(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {BlobBeside.URL, "https://acct.blob.localhost/box/b"})
    void aBlobWithASasBecomesAFile(String url) {
        blobs.blob("of a blob");
        assertThat(refusal(copy(url))).isEqualTo("401 CannotVerifyCopySource");
        files.send(copy(url + '?' + BlobBeside.sas())).expect(202);
        Answer got = files.send("GET", "/box/d").expect(200);
        assertThat(got.body()).isEqualTo("of a blob");
        assertThat(got.header("Content-Type")).isEqualTo("text/x");
        assertThat(got.header("Content-MD5")).hasSize(24);
        assertThat(got.header("x-ms-meta-of")).isEqualTo("blob");
        assertThat(got.header("x-ms-copy-source")).isEqualTo(url);
        assertThat(refusal(copy(url + '?' + BlobBeside.sas()).with("x-ms-file-attributes", "source")))
                .isEqualTo("400 InvalidHeaderValue");
        assertThat(refusal(copy(url + '?' + BlobBeside.sas()).with("x-ms-file-permission-copy-mode", "source")))
                .isEqualTo("400 InvalidHeaderValue");
        assertThat(refusal(copy(url + '?' + BlobBeside.sas() + "&comp=metadata")))
                .isEqualTo("400 CannotVerifyCopySource");
        assertThat(refusal(copy(url + "x?" + BlobBeside.sas()))).isEqualTo("403 CannotVerifyCopySource");
    }

    @Test
    void holesOfAPageBlobStayHoles() {
        blobs.send(request("PUT", "/box/b")
                        .with("x-ms-blob-type", "PageBlob")
                        .with("x-ms-blob-content-length", Long.toString(1L << 40)))
                .expect(201);
        files.send(copy(BlobBeside.URL + '?' + BlobBeside.sas())).expect(202);
        assertThat(head().response().length()).isEqualTo(1L << 40);
        assertThat(files.send("GET", "/box/d?comp=rangelist").body()).contains("<Ranges />");
    }

    @Test
    void thereIsNothingToAbort() {
        String target = "/box/d?comp=copy&copyid=" + LEASE;
        assertThat(refusal(request("PUT", target).with("x-ms-copy-action", "abort")))
                .isEqualTo("404 ResourceNotFound");
        files.send(copy(URL)).expect(202);
        assertThat(refusal(request("PUT", target).with("x-ms-copy-action", "abort")))
                .isEqualTo("409 NoPendingCopyOperation");
        assertThat(refusal(
                        request("PUT", target).with("x-ms-copy-action", "abort").with("x-ms-lease-id", LEASE)))
                .isEqualTo("412 LeaseNotPresentWithFileOperation");
        assertThat(refusal(request("PUT", target))).isEqualTo("400 MissingRequiredHeader");
        assertThat(refusal(request("PUT", target).with("x-ms-copy-action", "x")))
                .isEqualTo("400 InvalidHeaderValue");
        assertThat(refusal(request("PUT", "/box/d?comp=copy").with("x-ms-copy-action", "abort")))
                .isEqualTo("400 MissingRequiredQueryParameter");
    }

    @Test
    void oldVersionsCopyWithoutSmbProperties() {
        files.send(copy(URL).with("x-ms-version", "2018-11-09").with("x-ms-file-attributes", "source"))
                .expect(202);
        assertThat(head().header("x-ms-file-attributes")).isEqualTo("Archive");
    }
}

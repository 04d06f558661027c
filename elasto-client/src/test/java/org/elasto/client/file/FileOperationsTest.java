package org.elasto.client.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.elasto.client.file.FileExchange.FILE;
import static org.elasto.client.file.FileExchange.HELLO;
import static org.elasto.client.file.FileExchange.HELLO_MD5;
import static org.elasto.client.file.FileExchange.ID;
import static org.elasto.client.file.FileExchange.PATH;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ByteRange;
import org.elasto.client.ClientConfig;
import org.elasto.client.ErrorKind;
import org.elasto.client.LeaseState;
import org.elasto.client.StorageException;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.azure.CopyState;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.http.FakeEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation as it goes out, and what it makes of the answer. */
class FileOperationsTest {

    private static final String OTHER = "22222222-2222-2222-2222-222222222222";
    private static final String SHARE = "/devstoreaccount1/share?restype=share";
    private static final FileRef DIRECTORY = new FileRef("share", "a b");
    private static final String DIRECTORY_PATH = "/devstoreaccount1/share/a%20b?restype=directory";

    private final FileExchange exchange = new FileExchange();
    private final FakeEngine engine = exchange.engine;
    private final FileOperations operations = exchange.operations;

    interface Call {
        void run(FileOperations operations);
    }

    private static Arguments call(Call call, String line, String... fields) {
        return Arguments.of(call, line, List.of(fields));
    }

    static Stream<Arguments> shareCalls() {
        return Stream.of(
                call(
                        o -> o.createShare("share", 7, Map.of("a", "1")),
                        "PUT " + SHARE,
                        "x-ms-share-quota: 7",
                        "x-ms-meta-a: 1"),
                call(o -> o.getShareProperties("share"), "HEAD " + SHARE),
                call(o -> o.snapshotShare("share"), "PUT " + SHARE + "&comp=snapshot"),
                call(o -> o.deleteShare("share", ID), "DELETE " + SHARE, "x-ms-lease-id: " + ID),
                call(
                        o -> o.deleteShareAndSnapshots("share", null),
                        "DELETE " + SHARE,
                        "x-ms-delete-snapshots: include"),
                call(
                        o -> o.leaseShare("share", LeaseAction.acquire(Duration.ofSeconds(15), ID)),
                        "PUT " + SHARE + "&comp=lease",
                        "x-ms-lease-action: acquire",
                        "x-ms-lease-duration: 15",
                        "x-ms-proposed-lease-id: " + ID));
    }

    static Stream<Arguments> directoryCalls() {
        String dots = "x-ms-allow-trailing-dot: true";
        return Stream.of(
                call(
                        o -> o.createDirectory(DIRECTORY, Map.of("a", "1")),
                        "PUT " + DIRECTORY_PATH,
                        dots,
                        "x-ms-file-permission: inherit",
                        "x-ms-file-attributes: Directory",
                        "x-ms-file-creation-time: now",
                        "x-ms-file-last-write-time: now",
                        "x-ms-meta-a: 1"),
                call(o -> o.getDirectoryProperties(DIRECTORY), "HEAD " + DIRECTORY_PATH, dots),
                call(o -> o.deleteDirectory(DIRECTORY), "DELETE " + DIRECTORY_PATH, dots),
                call(
                        o -> o.renameDirectory(DIRECTORY, new FileRef("share", "c"), RenameOptions.NEW),
                        "PUT /devstoreaccount1/share/c?restype=directory&comp=rename",
                        "x-ms-file-rename-source: http://localhost:10003/devstoreaccount1/share/a%20b",
                        "x-ms-file-rename-replace-if-exists: false",
                        dots));
    }

    static Stream<Arguments> fileCalls() {
        ContentHeaders headers =
                ContentHeaders.NONE.withContentType("text/plain").withMetadata(Map.of("a", "1"));
        return Stream.of(
                call(
                        o -> o.createFile(FILE, 9, headers, ID),
                        "PUT " + PATH,
                        "x-ms-type: file",
                        "x-ms-content-length: 9",
                        "x-ms-file-permission: inherit",
                        "x-ms-file-attributes: None",
                        "x-ms-file-creation-time: now",
                        "x-ms-file-last-write-time: now",
                        "x-ms-content-type: text/plain",
                        "x-ms-meta-a: 1",
                        "x-ms-lease-id: " + ID),
                call(
                        o -> o.resizeFile(FILE, 12, "e", ID),
                        "PUT " + PATH + "?comp=properties",
                        "x-ms-content-length: 12",
                        "x-ms-file-permission: preserve",
                        "x-ms-file-attributes: preserve",
                        "x-ms-file-creation-time: preserve",
                        "x-ms-file-last-write-time: now",
                        "If-Match: \"e\"",
                        "x-ms-lease-id: " + ID),
                call(o -> o.deleteFile(FILE, ID), "DELETE " + PATH, "x-ms-lease-id: " + ID),
                call(
                        o -> o.renameFile(
                                FILE,
                                new FileRef("share", "b."),
                                RenameOptions.REPLACE.withLeases(ID, OTHER).withHeaders(headers)),
                        "PUT /devstoreaccount1/share/b.?comp=rename",
                        "x-ms-file-rename-source: http://localhost:10003" + PATH,
                        "x-ms-file-rename-replace-if-exists: true",
                        "x-ms-source-allow-trailing-dot: true",
                        "x-ms-source-lease-id: " + ID,
                        "x-ms-destination-lease-id: " + OTHER,
                        "x-ms-content-type: text/plain",
                        "x-ms-meta-a: 1"),
                call(
                        o -> o.setFileMetadata(FILE, Map.of("a", "1"), ID),
                        "PUT " + PATH + "?comp=metadata",
                        "x-ms-meta-a: 1",
                        "x-ms-lease-id: " + ID),
                call(
                        o -> o.leaseFile(FILE, LeaseAction.change(ID, OTHER)),
                        "PUT " + PATH + "?comp=lease",
                        "x-ms-lease-action: change",
                        "x-ms-lease-id: " + ID,
                        "x-ms-proposed-lease-id: " + OTHER),
                call(
                        o -> o.abortCopyFile(FILE, "c-1", ID),
                        "PUT " + PATH + "?comp=copy&copyid=c-1",
                        "x-ms-copy-action: abort",
                        "x-ms-lease-id: " + ID));
    }

    static Stream<Arguments> rangeCalls() {
        return Stream.of(
                call(
                        o -> o.putRange(FILE, 3, HELLO, ID),
                        "PUT " + PATH + "?comp=range",
                        "x-ms-write: update",
                        "x-ms-range: bytes=3-7",
                        "Content-MD5: " + HELLO_MD5,
                        "x-ms-lease-id: " + ID),
                call(
                        o -> o.clearRange(FILE, new ByteRange(3, 5), ID),
                        "PUT " + PATH + "?comp=range",
                        "x-ms-write: clear",
                        "x-ms-range: bytes=3-7",
                        "x-ms-lease-id: " + ID),
                call(
                        o -> o.putRangeFromUrl(FILE, 3, new FileRange(FILE, new ByteRange(0, 5)), ID),
                        "PUT " + PATH + "?comp=range",
                        "x-ms-write: update",
                        "x-ms-range: bytes=3-7",
                        "x-ms-source-range: bytes=0-4",
                        "x-ms-source-allow-trailing-dot: true"));
    }

    @ParameterizedTest
    @MethodSource({"shareCalls", "directoryCalls", "fileCalls", "rangeCalls"})
    void goesOutAs(Call call, String line, List<String> fields) {
        engine.then(200, "", "x-ms-snapshot: s", "ETag: \"e\"");
        call.run(operations);
        FakeEngine.Sent sent = engine.last();
        assertThat(sent.line()).isEqualTo(line);
        for (String field : fields) {
            int colon = field.indexOf(": ");
            assertThat(sent.header(field.substring(0, colon))).as(field).isEqualTo(field.substring(colon + 2));
        }
        assertThat(sent.header("x-ms-version")).isEqualTo("2022-11-02");
        assertThat(sent.header("Authorization")).startsWith("SharedKey devstoreaccount1:");
        assertThat(engine.isUsedUp()).isTrue();
    }

    @Test
    void sharesAreListedWithQuotaAndLease() {
        engine.then(
                200,
                "\uFEFF<EnumerationResults><Shares><Share><Name>s</Name><Properties><Etag>\"0x1\"</Etag>"
                        + "<Quota>5</Quota><LeaseState>leased</LeaseState></Properties><Metadata><A>1</A></Metadata>"
                        + "</Share></Shares><NextMarker>m</NextMarker></EnumerationResults>");
        ListSharesResult page = operations.listShares(null);
        assertThat(page.shares())
                .containsExactly(new ShareInfo("s", "0x1", null, LeaseState.LEASED, 5, Map.of("a", "1")));
        assertThat(page.next()).isEqualTo("m");
        assertThat(engine.last().line()).isEqualTo("GET /devstoreaccount1/?comp=list");
    }

    @Test
    void aDirectoryIsListedWithEscapedNames() {
        engine.then(
                200,
                "\uFEFF<EnumerationResults><Entries><Directory><Name>d</Name><Properties /></Directory><File>"
                        + "<Name Encoded=\"true\">odd%01name</Name><Properties><Content-Length>7</Content-Length>"
                        + "<Etag>\"0x1\"</Etag></Properties></File></Entries><NextMarker /></EnumerationResults>");
        ListFilesResult page = operations.listDirectoriesAndFiles(DIRECTORY, "d", "m", 2);
        assertThat(page.entries())
                .containsExactly(
                        new ListFilesResult.Entry("d", true, 0, null, null),
                        new ListFilesResult.Entry("odd\u0001name", false, 7, "0x1", null));
        assertThat(page.next()).isNull();
        assertThat(engine.last().line())
                .isEqualTo("GET " + DIRECTORY_PATH
                        + "&comp=list&include=Timestamps%2CETag&prefix=d&marker=m&maxresults=2");
        assertThat(engine.last().header("x-ms-file-extended-info")).isEqualTo("true");
    }

    @Test
    void usageIsInBytesOrOfOldInGib() {
        engine.then(200, "\uFEFF<ShareStats><ShareUsageBytes>11</ShareUsageBytes></ShareStats>");
        assertThat(operations.getShareStats("share")).isEqualTo(11);
        assertThat(engine.last().line()).isEqualTo("GET " + SHARE + "&comp=stats");
        engine.then(200, "<ShareStats><ShareUsage>2</ShareUsage></ShareStats>");
        assertThat(operations.getShareStats("share")).isEqualTo(2L << 30);
    }

    @Test
    void rangesComeWithTheSize() {
        engine.then(
                200, "\uFEFF<Ranges><Range><Start>0</Start><End>511</End></Range></Ranges>", "x-ms-content-length: 10");
        assertThat(operations.listRanges(FILE, new ByteRange(0, 600)))
                .isEqualTo(new FileRanges(List.of(new ByteRange(0, 512)), 10));
        assertThat(engine.last().line()).isEqualTo("GET " + PATH + "?comp=rangelist");
        assertThat(engine.last().header("x-ms-range")).isEqualTo("bytes=0-599");
    }

    @Test
    void aRangeIsVerifiedByTheDigestOfItsBytes() throws IOException {
        engine.then(206, "hello", "Content-Range: bytes 1-5/9", "Content-MD5: " + HELLO_MD5);
        try (GetFileResult result = operations.getFile(FILE, new ByteRange(1, 5))) {
            assertThat(result.body().readAllBytes()).hasSize(5);
            assertThat(result.info().size()).isEqualTo(9);
        }
        assertThat(engine.last().header("x-ms-range-get-content-md5")).isEqualTo("true");
        engine.then(206, "hellO", "Content-Range: bytes 1-5/9", "Content-MD5: " + HELLO_MD5);
        try (GetFileResult damaged = operations.getFile(FILE, new ByteRange(1, 5))) {
            assertThatThrownBy(() -> damaged.body().readAllBytes()).isInstanceOf(StorageException.class);
        }
    }

    @Test
    void whatAFileSaysOfItselfIsNoDigestOfItsBytes() throws IOException {
        engine.then(200, "hello", "Content-Length: 5", "Content-MD5: AAAAAAAAAAAAAAAAAAAAAA==");
        try (GetFileResult result = operations.getFile(FILE, null)) {
            assertThat(result.body().readAllBytes()).hasSize(5);
        }
        assertThat(engine.last().line()).isEqualTo("GET " + PATH);
    }

    @Test
    void propertiesTellTheCopy() {
        engine.then(200, "", "Content-Length: 5", "ETag: \"e\"", "x-ms-copy-id: c", "x-ms-copy-status: pending");
        FileInfo info = operations.getFileProperties(FILE);
        assertThat(info.copy()).isEqualTo(new CopyState("c", "pending", null));
        assertThat(engine.last().line()).isEqualTo("HEAD " + PATH);
    }

    @Test
    void sourcesAreOpenedWithWhatWeHave() {
        engine.then(202, "", "x-ms-copy-id: c", "x-ms-copy-status: success");
        operations.copyFile(FILE, FILE, ContentHeaders.NONE.withMetadata(Map.of("a", "1")), null);
        assertThat(engine.last().line()).isEqualTo("PUT " + PATH);
        assertThat(engine.last().header("x-ms-meta-a")).isEqualTo("1");
        assertThat(engine.last().header("x-ms-copy-source"))
                .startsWith(
                        "http://localhost:10003" + PATH + "?sv=2020-12-06&sr=f&sp=r&se=2026-11-24T09%3A00%3A00Z&sig=");
        ClientConfig sas = ClientConfig.builder()
                .azureCredentials(new AzureCredentials.Sas("sv=1&sig=x"))
                .build();
        engine.then(201, "").then(200, "");
        FileOperations signed = exchange.over(sas);
        signed.putRangeFromUrl(FILE, 0, new FileRange(FILE, new ByteRange(0, 1)), null);
        assertThat(engine.last().header("x-ms-copy-source")).endsWith(PATH + "?sv=1&sig=x");
        signed.renameFile(FILE, FILE, RenameOptions.NEW);
        assertThat(engine.last().header("x-ms-file-rename-source")).endsWith(PATH + "?sv=1&sig=x");
    }

    @Test
    void tokensSayWhatTheyAreFor() {
        ClientConfig bearer = ClientConfig.builder()
                .azureCredentials(new AzureCredentials.Bearer(() -> "t"))
                .build();
        engine.then(202, "");
        exchange.over(bearer).deleteFile(FILE, null);
        assertThat(engine.last().header("Authorization")).isEqualTo("Bearer t");
        assertThat(engine.last().header("x-ms-file-request-intent")).isEqualTo("backup");
    }

    @Test
    void anEmptyRangeCannotBeRead() {
        assertThatThrownBy(() -> operations.getFile(FILE, new ByteRange(1, 0)))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT));
        assertThat(engine.sent()).isEmpty();
    }
}

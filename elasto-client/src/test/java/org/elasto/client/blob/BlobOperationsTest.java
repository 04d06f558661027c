package org.elasto.client.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ByteRange;
import org.elasto.client.ClientConfig;
import org.elasto.client.ErrorKind;
import org.elasto.client.LeaseState;
import org.elasto.client.StorageException;
import org.elasto.client.azure.FakeAccount;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.http.FakeEngine;
import org.elasto.client.http.Limits;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation as it goes out, and what is made of its answer. */
class BlobOperationsTest {

    private static final BlobRef BLOB = new BlobRef("cont", "a b/ü+%.txt");
    private static final String PATH = "/devstoreaccount1/cont/a%20b/%C3%BC%2B%25.txt";
    private static final String ID = "11111111-1111-1111-1111-111111111111";
    private static final String OTHER = "22222222-2222-2222-2222-222222222222";
    private static final RequestBody HELLO = RequestBody.of("hello".getBytes(StandardCharsets.US_ASCII));
    private static final String HELLO_MD5 = "XUFAKrxLKna5cZ2REBfFkg==";

    private final FakeEngine engine = FakeAccount.engine();
    private final BlobOperations operations = over(FakeAccount.settings().build());

    private BlobOperations over(ClientConfig config) {
        return new BlobOperations(
                FakeAccount.connection(engine, config, "localhost:10000", BlobErrors.JUDGE),
                config.checksum(),
                Limits.NONE);
    }

    interface Call {
        void run(BlobOperations operations);
    }

    private static Arguments call(Call call, String line, String... fields) {
        return Arguments.of(call, line, List.of(fields));
    }

    static Stream<Arguments> calls() {
        BlobConditions guarded = BlobConditions.NONE.withIfMatch("e").withLease(ID);
        PageConditions pages = new PageConditions("e", ID, new AtomicLong(7));
        BlobHeaders headers = BlobHeaders.NONE.withContentType("text/plain").withMetadata(Map.of("a", "1"));
        return Stream.of(
                call(
                        o -> o.createContainer("cont", Map.of("a", "1")),
                        "PUT /devstoreaccount1/cont?restype=container",
                        "x-ms-meta-a: 1"),
                call(o -> o.createContainer("$root", Map.of()), "PUT /devstoreaccount1/$root?restype=container"),
                call(
                        o -> o.deleteContainer("cont", guarded),
                        "DELETE /devstoreaccount1/cont?restype=container",
                        "x-ms-lease-id: " + ID),
                call(o -> o.getContainerProperties("cont"), "HEAD /devstoreaccount1/cont?restype=container"),
                call(
                        o -> o.getBlobProperties(BLOB, guarded),
                        "HEAD " + PATH,
                        "If-Match: \"e\"",
                        "x-ms-lease-id: " + ID),
                call(o -> o.deleteBlob(BLOB, guarded), "DELETE " + PATH, "If-Match: \"e\""),
                call(
                        o -> o.putBlob(BLOB, HELLO, headers, BlobConditions.ABSENT),
                        "PUT " + PATH,
                        "x-ms-blob-type: BlockBlob",
                        "x-ms-blob-content-type: text/plain",
                        "x-ms-meta-a: 1",
                        "Content-MD5: " + HELLO_MD5,
                        "If-None-Match: *"),
                call(
                        o -> o.putBlock(BLOB, "AAA=", HELLO, ID),
                        "PUT " + PATH + "?comp=block&blockid=AAA%3D",
                        "Content-MD5: " + HELLO_MD5,
                        "x-ms-lease-id: " + ID),
                call(
                        o -> o.putBlockFromUrl(BLOB, "AAA=", new BlobUrl(BLOB, new ByteRange(3, 4), "s"), null),
                        "PUT " + PATH + "?comp=block&blockid=AAA%3D",
                        "x-ms-source-range: bytes=3-6",
                        "x-ms-source-if-match: \"s\""),
                call(
                        o -> o.putBlockList(BLOB, List.of(new ListedBlock("AAA=", true)), headers, guarded),
                        "PUT " + PATH + "?comp=blocklist",
                        "x-ms-blob-content-type: text/plain",
                        "If-Match: \"e\""),
                call(
                        o -> o.putBlobFromUrl(BLOB, new BlobUrl(BLOB, null, null), headers, guarded),
                        "PUT " + PATH,
                        "x-ms-blob-type: BlockBlob"),
                call(
                        o -> o.putPageBlob(BLOB, 1024, headers, guarded),
                        "PUT " + PATH,
                        "x-ms-blob-type: PageBlob",
                        "x-ms-blob-content-length: 1024"),
                call(
                        o -> o.putPage(BLOB, 512, HELLO, pages),
                        "PUT " + PATH + "?comp=page",
                        "x-ms-page-write: update",
                        "x-ms-range: bytes=512-516",
                        "x-ms-if-sequence-number-le: 7",
                        "If-Match: \"e\"",
                        "x-ms-lease-id: " + ID),
                call(
                        o -> o.clearPages(BLOB, new ByteRange(0, 512), pages),
                        "PUT " + PATH + "?comp=page",
                        "x-ms-page-write: clear",
                        "x-ms-range: bytes=0-511"),
                call(
                        o -> o.putPageFromUrl(BLOB, 512, new BlobUrl(BLOB, new ByteRange(0, 512), null), pages),
                        "PUT " + PATH + "?comp=page",
                        "x-ms-range: bytes=512-1023",
                        "x-ms-source-range: bytes=0-511"),
                call(
                        o -> o.resizePageBlob(BLOB, 512, guarded),
                        "PUT " + PATH + "?comp=properties",
                        "x-ms-blob-content-length: 512"),
                call(
                        o -> o.leaseBlob(BLOB, LeaseAction.acquire(Duration.ofSeconds(15), ID)),
                        "PUT " + PATH + "?comp=lease",
                        "x-ms-lease-action: acquire",
                        "x-ms-lease-duration: 15",
                        "x-ms-proposed-lease-id: " + ID),
                call(
                        o -> o.leaseBlob(BLOB, LeaseAction.acquire(null, ID)),
                        "PUT " + PATH + "?comp=lease",
                        "x-ms-lease-duration: -1"),
                call(
                        o -> o.leaseBlob(BLOB, LeaseAction.change(ID, OTHER)),
                        "PUT " + PATH + "?comp=lease",
                        "x-ms-lease-action: change",
                        "x-ms-lease-id: " + ID,
                        "x-ms-proposed-lease-id: " + OTHER),
                call(
                        o -> o.leaseBlob(BLOB, LeaseAction.breakLease(Duration.ZERO)),
                        "PUT " + PATH + "?comp=lease",
                        "x-ms-lease-action: break",
                        "x-ms-lease-break-period: 0"),
                call(
                        o -> o.leaseContainer("cont", LeaseAction.release(ID)),
                        "PUT /devstoreaccount1/cont?restype=container&comp=lease",
                        "x-ms-lease-action: release"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void goesOutAs(Call call, String line, List<String> fields) {
        engine.then(201, "", "Content-Length: 0");
        call.run(operations);
        assertThat(engine.lines()).containsExactly(line);
        for (String field : fields) {
            String[] pair = field.split(": ", 2);
            assertThat(engine.last().header(pair[0])).as(pair[0]).isEqualTo(pair[1]);
        }
    }

    @Test
    void listsContainers() {
        engine.then(
                200,
                "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults"
                        + " ServiceEndpoint=\"http://h/\"><Containers><Container><Name>one</Name><Properties>"
                        + "<Last-Modified>Tue, 24 Nov 2026 08:00:00 GMT</Last-Modified><Etag>\"0x1\"</Etag>"
                        + "<LeaseState>leased</LeaseState></Properties><Metadata><A>1</A></Metadata></Container></Containers>"
                        + "<NextMarker>/acc/two</NextMarker></EnumerationResults>");
        ListContainersResult page = operations.listContainers("m");
        assertThat(engine.last().line()).isEqualTo("GET /devstoreaccount1/?comp=list&marker=m");
        assertThat(page.next()).isEqualTo("/acc/two");
        assertThat(page.containers())
                .containsExactly(new ContainerInfo(
                        "one", "0x1", Instant.parse("2026-11-24T08:00:00Z"), LeaseState.LEASED, Map.of("a", "1")));
    }

    @Test
    void listsBlobsAndPrefixes() {
        engine.then(
                200,
                "\uFEFF<EnumerationResults><Blobs><Blob><Name Encoded=\"true\">odd%01name</Name><Properties>"
                        + "<Content-Length>5</Content-Length><Etag>0x8D</Etag><BlobType>PageBlob</BlobType>"
                        + "<x-ms-blob-sequence-number>3</x-ms-blob-sequence-number><Content-Encoding />"
                        + "<LeaseState>broken</LeaseState></Properties></Blob>"
                        + "<BlobPrefix><Name> p/</Name></BlobPrefix></Blobs><NextMarker /></EnumerationResults>");
        ListBlobsResult page = operations.listBlobs(
                "cont",
                ListBlobsOptions.ALL.withPrefix("a&b").withDelimiter("/").withMaxResults(2));
        assertThat(engine.last().line())
                .isEqualTo("GET /devstoreaccount1/cont?restype=container&comp=list&prefix=a%26b&delimiter=%2F"
                        + "&maxresults=2");
        assertThat(page.next()).isNull();
        assertThat(page.entries()).extracting(ListBlobsResult.Entry::name).containsExactly("odd\u0001name", " p/");
        BlobInfo blob = page.entries().get(0).info();
        assertThat(blob).isNotNull();
        assertThat(blob)
                .isEqualTo(new BlobInfo(BlobType.PAGE, 5, "0x8D", null, BlobHeaders.NONE, LeaseState.BROKEN, 3, null));
        assertThat(page.entries().get(1).info()).isNull();
    }

    @Test
    void pageThatLeadsToItselfIsRefused() {
        engine.then(200, "<EnumerationResults><Blobs/><NextMarker>m</NextMarker></EnumerationResults>");
        assertThatThrownBy(() -> operations.listBlobs("cont", ListBlobsOptions.ALL.withMarker("m")))
                .hasMessageContaining("where it began");
    }

    @Test
    void readsARange() throws IOException {
        engine.then(
                206,
                "ell",
                "Content-Range: bytes 1-3/5",
                "ETag: \"e\"",
                "x-ms-blob-type: BlockBlob",
                "x-ms-blob-content-md5: " + HELLO_MD5);
        try (GetBlobResult result = operations.getBlob(BLOB, new ByteRange(1, 3), BlobConditions.NONE)) {
            assertThat(result.body().readAllBytes()).asString().isEqualTo("ell");
            assertThat(result.info().size()).isEqualTo(5);
            assertThat(result.info().contentMd5()).isEqualTo(HELLO_MD5);
        }
        assertThat(engine.last().header("x-ms-range")).isEqualTo("bytes=1-3");
    }

    @ParameterizedTest
    @CsvSource({
        // status, body, fields: each a lie
        "200, hell, Content-Length: 5",
        "200, hallo, Content-MD5: XUFAKrxLKna5cZ2REBfFkg==|Content-Length: 5",
        "206, ell, Content-Range: bytes 2-4/5",
        "206, ell, Content-Range: bytes 1-9/5",
        "206, ell, Content-Range: nonsense"
    })
    void damagedContentIsRefused(int status, String body, String fields) {
        engine.then(status, body, fields.split("\\|", -1));
        ByteRange range = status == 206 ? new ByteRange(1, 3) : null;
        assertThatThrownBy(() -> {
                    try (GetBlobResult result = operations.getBlob(BLOB, range, BlobConditions.NONE)) {
                        result.body().readAllBytes();
                    }
                })
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNEXPECTED));
    }

    @ParameterizedTest
    @CsvSource({
        "404, BlobNotFound, NOT_FOUND",
        "404, ContainerNotFound, NOT_FOUND",
        "409, BlobAlreadyExists, ALREADY_EXISTS",
        "409, ContainerAlreadyExists, ALREADY_EXISTS",
        "409, SnapshotsPresent, ALREADY_EXISTS",
        "412, ConditionNotMet, PRECONDITION_FAILED",
        "304, ConditionNotMet, NOT_MODIFIED",
        "412, SequenceNumberConditionNotMet, PRECONDITION_FAILED",
        "412, AppendPositionConditionNotMet, PRECONDITION_FAILED",
        "412, CannotVerifyCopySource, PRECONDITION_FAILED",
        "304, CannotVerifyCopySource, PRECONDITION_FAILED",
        "403, CannotVerifyCopySource, PERMISSION_DENIED",
        "404, CannotVerifyCopySource, NOT_FOUND",
        "409, LeaseAlreadyPresent, LEASE_CONFLICT",
        "409, LeaseIdMismatchWithLeaseOperation, LEASE_CONFLICT",
        "409, LeaseIsBreakingAndCannotBeAcquired, LEASE_CONFLICT",
        "412, LeaseIdMissing, LEASE_CONFLICT",
        "412, LeaseIdMismatchWithBlobOperation, LEASE_CONFLICT",
        "412, LeaseNotPresentWithContainerOperation, LEASE_CONFLICT",
        "412, LeaseLost, LEASE_CONFLICT",
        "412, InfiniteLeaseDurationRequired, LEASE_CONFLICT",
        "403, AuthenticationFailed, UNAUTHENTICATED",
        "400, InvalidAuthenticationInfo, UNAUTHENTICATED",
        "401, NoAuthenticationInformation, UNAUTHENTICATED",
        "403, AuthorizationPermissionMismatch, PERMISSION_DENIED",
        "403, '', PERMISSION_DENIED",
        "409, PublicAccessNotPermitted, PERMISSION_DENIED",
        "409, BlobArchived, PERMISSION_DENIED",
        "416, InvalidRange, RANGE_NOT_SATISFIABLE",
        "416, InvalidPageRange, INVALID_ARGUMENT",
        "409, InvalidBlobType, INVALID_ARGUMENT",
        "400, InvalidBlockList, INVALID_ARGUMENT",
        "400, '', INVALID_ARGUMENT",
        "413, RequestBodyTooLarge, INVALID_ARGUMENT",
        "501, APINotImplemented, UNSUPPORTED",
        "503, ServerBusy, RATE_LIMITED",
        "429, '', RATE_LIMITED",
        "500, InternalError, UNEXPECTED",
        "409, SomethingNew, UNEXPECTED"
    })
    void codesMean(int status, String code, ErrorKind kind) {
        String given = code.isEmpty() ? null : code;
        assertThat(BlobErrors.meaning(status, given).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        // what the service says after the answer to the first was lost, whether that is our blob, requests
        "5, XUFAKrxLKna5cZ2REBfFkg==, 1, true, 2",
        "5, AAAAAAAAAAAAAAAAAAAAAA==, 1, false, 4",
        "6, XUFAKrxLKna5cZ2REBfFkg==, 1, false, 4",
        "5, XUFAKrxLKna5cZ2REBfFkg==, 2, false, 4"
    })
    void lostCreateIsLookedAfter(int size, String md5, String metadata, boolean ours, int requests) {
        String[] there = {
            "Content-Length: " + size,
            "Content-MD5: " + md5,
            "x-ms-meta-a: " + metadata,
            "ETag: \"there\"",
            "x-ms-blob-type: BlockBlob"
        };
        engine.thenLost()
                .then(200, "", there)
                .thenError(409, "BlobAlreadyExists")
                .then(200, "", there);
        BlobHeaders headers = BlobHeaders.NONE.withMetadata(Map.of("a", "1"));
        if (ours) {
            assertThat(operations
                            .putBlob(BLOB, HELLO, headers, BlobConditions.ABSENT)
                            .etag())
                    .isEqualTo("there");
        } else {
            assertThatThrownBy(() -> operations.putBlob(BLOB, HELLO, headers, BlobConditions.ABSENT))
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.ALREADY_EXISTS));
        }
        assertThat(engine.sent()).hasSize(requests);
    }

    @Test
    void lostDeleteAndReleaseAreLookedAfter() {
        engine.thenLost().thenError(404, "BlobNotFound");
        operations.deleteBlob(BLOB, BlobConditions.NONE);
        engine.thenLost().then(200, "", "Content-Length: 1", "x-ms-lease-state: available");
        operations.leaseBlob(BLOB, LeaseAction.release(ID));
        engine.thenLost().thenError(404, "ContainerNotFound");
        operations.deleteContainer("cont", BlobConditions.NONE);
        assertThat(engine.sent()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        // what is behind the position after the answer was lost, what becomes of it, requests
        "hello, true, 3",
        "world, false, 6",
        "'', true, 3"
    })
    void lostAppendIsLookedAfterAtItsPosition(String there, boolean ours, int requests) {
        String size = "Content-Length: " + (10 + there.length());
        engine.thenLost().then(200, "", size);
        if (there.isEmpty()) {
            engine.then(201, "", "ETag: \"e\"");
        } else {
            String range = "Content-Range: bytes 10-14/15";
            engine.then(206, there, range).thenError(412, "AppendPositionConditionNotMet");
            engine.then(200, "", size).then(206, there, range);
        }
        if (ours) {
            operations.appendBlock(BLOB, 10, HELLO, null);
        } else {
            assertThatThrownBy(() -> operations.appendBlock(BLOB, 10, HELLO, null))
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.PRECONDITION_FAILED));
        }
        assertThat(engine.sent()).hasSize(requests);
        assertThat(engine.sent().get(0).header("x-ms-blob-condition-appendpos")).isEqualTo("10");
    }

    @Test
    void snapshotHasAName() {
        engine.then(201, "", "x-ms-snapshot: 2026-11-24T08:00:00.0000001Z");
        assertThat(operations.snapshotBlob(BLOB, BlobConditions.NONE)).isEqualTo("2026-11-24T08:00:00.0000001Z");
        assertThat(engine.last().line()).isEqualTo("PUT " + PATH + "?comp=snapshot");
        engine.then(
                200,
                "<PageList><PageRange><Start>0</Start><End>511</End></PageRange><ClearRange><Start>512</Start>"
                        + "<End>1023</End></ClearRange></PageList>");
        PageRangesResult diff = operations.getPageRangesDiff(BLOB, "2026-11-24T08:00:00.0000001Z", null);
        assertThat(diff.written()).containsExactly(new ByteRange(0, 512));
        assertThat(diff.cleared()).containsExactly(new ByteRange(512, 512));
        engine.then(202, "");
        operations.deleteBlobAndSnapshots(BLOB, BlobConditions.NONE);
        assertThat(engine.last().header("x-ms-delete-snapshots")).isEqualTo("include");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a\\b"})
    void namesThatWouldMeanSomethingElseAreRefused(String name) {
        assertThatThrownBy(() -> new BlobRef("cont", name))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT));
    }

    @ParameterizedTest
    @CsvSource({"a-b, 1", "1a, 1", "ü, 1", "'', 1", "a, ü"})
    void metadataIsOfIdentifiersAndAscii(String name, String value) {
        BlobHeaders headers = BlobHeaders.NONE.withMetadata(Map.of(name, value));
        assertThatThrownBy(() -> operations.putBlob(BLOB, HELLO, headers, BlobConditions.NONE))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT));
        assertThat(engine.sent()).isEmpty();
    }

    @Test
    void sourceIsOpenedWithWhatWeHave() {
        BlobUrl source = new BlobUrl(new BlobRef("cont", "s"), null, null);
        engine.then(201, "").then(201, "");
        over(ClientConfig.builder()
                        .azureCredentials(new AzureCredentials.Sas("sv=1&sig=2"))
                        .build())
                .putBlockFromUrl(BLOB, "AAA=", source, null);
        assertThat(source(null)).isEqualTo("http://localhost:10000/devstoreaccount1/cont/s?sv=1&sig=2");
        over(ClientConfig.builder()
                        .azureCredentials(new AzureCredentials.Bearer(() -> "t"))
                        .build())
                .putBlockFromUrl(BLOB, "AAA=", source, null);
        assertThat(source("Bearer t")).isEqualTo("http://localhost:10000/devstoreaccount1/cont/s");
    }

    private @Nullable String source(@Nullable String authorization) {
        assertThat(engine.last().header("x-ms-copy-source-authorization")).isEqualTo(authorization);
        return engine.last().header("x-ms-copy-source");
    }
}

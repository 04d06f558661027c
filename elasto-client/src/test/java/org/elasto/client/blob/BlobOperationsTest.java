package org.elasto.client.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.elasto.client.blob.BlobExchange.BLOB;
import static org.elasto.client.blob.BlobExchange.HELLO;
import static org.elasto.client.blob.BlobExchange.HELLO_MD5;
import static org.elasto.client.blob.BlobExchange.ID;
import static org.elasto.client.blob.BlobExchange.PATH;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ByteRange;
import org.elasto.client.ClientConfig;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.azure.LeaseAction;
import org.elasto.client.http.FakeEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation as it goes out. */
class BlobOperationsTest {

    private static final String OTHER = "22222222-2222-2222-2222-222222222222";

    private final BlobExchange exchange = new BlobExchange();
    private final FakeEngine engine = exchange.engine;
    private final BlobOperations operations = exchange.operations;

    interface Call {
        void run(BlobOperations operations);
    }

    private static Arguments call(Call call, String line, String... fields) {
        return Arguments.of(call, line, List.of(fields));
    }

    static Stream<Arguments> calls() {
        BlobConditions guarded = BlobConditions.NONE.withIfMatch("e").withLease(ID);
        PageConditions pages = new PageConditions("e", ID, new AtomicLong(7));
        ContentHeaders headers =
                ContentHeaders.NONE.withContentType("text/plain").withMetadata(Map.of("a", "1"));
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
                        o -> o.setBlobMetadata(BLOB, Map.of("a", "1"), BlobConditions.NONE.withLease(ID)),
                        "PUT " + PATH + "?comp=metadata",
                        "x-ms-meta-a: 1",
                        "x-ms-lease-id: " + ID),
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
        ContentHeaders headers = ContentHeaders.NONE.withMetadata(Map.of(name, value));
        assertThatThrownBy(() -> operations.putBlob(BLOB, HELLO, headers, BlobConditions.NONE))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT));
        assertThat(engine.sent()).isEmpty();
    }

    @Test
    void sourceIsOpenedWithWhatWeHave() {
        BlobUrl source = new BlobUrl(new BlobRef("cont", "s"), null, null);
        engine.then(201, "").then(201, "");
        exchange.over(ClientConfig.builder()
                        .azureCredentials(new AzureCredentials.Sas("sv=1&sig=2"))
                        .build())
                .putBlockFromUrl(BLOB, "AAA=", source, null);
        assertThat(source(null)).isEqualTo("http://localhost:10000/devstoreaccount1/cont/s?sv=1&sig=2");
        exchange.over(ClientConfig.builder()
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

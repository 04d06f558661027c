package org.elasto.client.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.elasto.client.blob.BlobExchange.BLOB;
import static org.elasto.client.blob.BlobExchange.HELLO_MD5;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.LeaseState;
import org.elasto.client.StorageException;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.http.FakeEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of the answers to listing and reading. */
class BlobReadingTest {

    private final BlobExchange exchange = new BlobExchange();
    private final FakeEngine engine = exchange.engine;
    private final BlobOperations operations = exchange.operations;

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
                .isEqualTo(new BlobInfo(
                        BlobType.PAGE, 5, "0x8D", null, ContentHeaders.NONE, LeaseState.BROKEN, 3, null, null, null));
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
}

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
import org.junit.jupiter.params.provider.ValueSource;

class ShareSnapshotTest {

    private static final String BOX = "/box?restype=share";
    private static final String FIRST = "2026-11-24T08:00:00.0000000Z";

    private final FileBench files = new FileBench();

    ShareSnapshotTest() {
        files.send(request("PUT", BOX).with("x-ms-meta-a", "1")).expect(201);
    }

    @AfterEach
    void nothingFailed() {
        assertThat(files.failures()).isZero();
    }

    private Answer snapshot() {
        return files.send("PUT", BOX + "&comp=snapshot").expect(201);
    }

    private Answer head(String id) {
        return files.send("HEAD", BOX + "&sharesnapshot=" + id);
    }

    private PlainRequest delete(String with) {
        return request("DELETE", BOX).with("x-ms-delete-snapshots", with);
    }

    @Test
    void idsAreWholeSecondsAndNoTwoAreTheSame() {
        assertThat(snapshot().header("x-ms-snapshot")).isEqualTo(FIRST);
        assertThat(snapshot().header("x-ms-snapshot")).isEqualTo("2026-11-24T08:00:01.0000000Z");
        files.clock.advance(Duration.ofMillis(7_400));
        assertThat(snapshot().header("x-ms-snapshot")).isEqualTo("2026-11-24T08:00:07.0000000Z");
    }

    @Test
    void aSnapshotHasTheTagAndMetadataOfItsShareAndKeepsThem() {
        String etag = files.send("HEAD", BOX).header("ETag");
        Answer made = snapshot();
        assertThat(made.header("ETag")).isEqualTo(etag);
        assertThat(made.header("Last-Modified")).isEqualTo("Tue, 24 Nov 2026 08:00:00 GMT");
        files.clock.advance(Duration.ofMinutes(1));
        files.send(request("PUT", BOX + "&comp=metadata").with("x-ms-meta-b", "2"))
                .expect(200);
        files.send(request("PUT", BOX + "&comp=properties").with("x-ms-share-quota", "7"))
                .expect(200);
        Answer past = head(FIRST).expect(200);
        assertThat(past.header("ETag")).isEqualTo(etag);
        assertThat(past.header("x-ms-meta-a")).isEqualTo("1");
        assertThat(past.header("x-ms-share-quota")).isEqualTo("5120");
        assertThat(files.send("GET", BOX + "&comp=metadata&sharesnapshot=" + FIRST)
                        .header("x-ms-meta-b"))
                .isEmpty();
    }

    @Test
    void aSnapshotWithMetadataHasATagOfItsOwn() {
        String etag = files.send("HEAD", BOX).header("ETag");
        Answer made = files.send(request("PUT", BOX + "&comp=snapshot").with("x-ms-meta-c", "3"))
                .expect(201);
        assertThat(made.header("ETag")).isNotEqualTo(etag).isEqualTo(head(FIRST).header("ETag"));
        assertThat(head(FIRST).header("x-ms-meta-c")).isEqualTo("3");
        assertThat(head(FIRST).header("x-ms-meta-a")).isEmpty();
        assertThat(files.send("HEAD", BOX).header("ETag")).isEqualTo(etag);
        assertThat(files.send("HEAD", BOX).header("x-ms-meta-a")).isEqualTo("1");
    }

    @Test
    void aShareHasTwoHundredSnapshotsAndNoMore() {
        for (int i = 0; i < 200; i++) {
            snapshot();
        }
        assertThat(files.send("PUT", BOX + "&comp=snapshot").expect(409).code())
                .isEqualTo("ShareSnapshotCountExceeded");
        files.send("DELETE", BOX + "&sharesnapshot=" + FIRST).expect(202);
        snapshot();
    }

    @Test
    void aShareWithSnapshotsGoesWithThemOnly() {
        snapshot();
        assertThat(files.send("DELETE", BOX).expect(409).code()).isEqualTo("ShareHasSnapshots");
        Answer refused = files.send(delete("only")).expect(400);
        assertThat(refused.code()).isEqualTo("InvalidHeaderValue");
        files.send(delete("include")).expect(202);
        assertThat(files.send("GET", BOX + "&sharesnapshot=" + FIRST)
                        .expect(404)
                        .code())
                .isEqualTo("ShareNotFound");
    }

    @Test
    void aSnapshotGoesAlone() {
        snapshot();
        snapshot();
        assertThat(files.send(request("DELETE", BOX + "&sharesnapshot=" + FIRST)
                                .with("x-ms-delete-snapshots", "include"))
                        .expect(400)
                        .code())
                .isEqualTo("InvalidQueryParameterValue");
        files.send("DELETE", BOX + "&sharesnapshot=" + FIRST).expect(202);
        assertThat(files.send("DELETE", BOX + "&sharesnapshot=" + FIRST)
                        .expect(404)
                        .code())
                .isEqualTo("ShareNotFound");
        head(FIRST).expect(404);
        head("2026-11-24T08:00:01.0000000Z").expect(200);
        files.send("HEAD", BOX).expect(200);
    }

    @Test
    void leasedSnapshotsGoWhenThatIsSaid() {
        snapshot();
        files.send(request("PUT", BOX + "&comp=lease&sharesnapshot=" + FIRST)
                        .with("x-ms-lease-action", "acquire")
                        .with("x-ms-lease-duration", "-1"))
                .expect(201);
        assertThat(files.send(delete("include")).expect(409).code()).isEqualTo("DeleteShareWhenSnapshotLeased");
        assertThat(files.send("DELETE", BOX + "&sharesnapshot=" + FIRST)
                        .expect(412)
                        .code())
                .isEqualTo("LeaseIdMissing");
        files.send(delete("include-leased")).expect(202);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, ''",
        "PUT, &comp=properties",
        "PUT, &comp=metadata",
        "PUT, &comp=snapshot",
        "PUT, &comp=acl",
        "GET, &comp=acl",
        "GET, &comp=stats",
        "GET, &comp=filepermission",
        "PUT, &comp=undelete"
    })
    void whatSnapshotsAreNotForIsRefused(String method, String comp) {
        snapshot();
        Answer refused =
                files.send(method, BOX + comp + "&sharesnapshot=" + FIRST).expect(400);
        assertThat(refused.code()).isEqualTo("InvalidQueryParameterValue");
        assertThat(refused.element("QueryParameterName")).isEqualTo("sharesnapshot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "2026-11-24", "2026-11-24T08:00:00Z", "2026-13-24T08:00:00.0000000Z"})
    void anIdThatIsNoneIsRefused(String id) {
        snapshot();
        assertThat(files.send("GET", BOX + "&sharesnapshot=" + id).expect(400).code())
                .isEqualTo("InvalidQueryParameterValue");
    }
}

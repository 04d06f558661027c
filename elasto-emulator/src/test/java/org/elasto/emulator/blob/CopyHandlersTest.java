package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import java.time.Duration;
import org.elasto.emulator.azure.AzureAccount;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyHandlersTest {

    private static final String URL = "http://localhost:9000/acct/box/s";

    private final BlobBench blob = new BlobBench(
            BlobAccount.plain(AzureAccount.of(BlobBench.ACCOUNT, BlobBench.KEY)),
            BlobAccount.plain(AzureAccount.of("other", BlobBench.KEY)));

    @BeforeEach
    void aSource() {
        blob.container("box");
        blob.send(request("PUT", "/box/s")
                        .with("x-ms-blob-type", "BlockBlob")
                        .with("x-ms-meta-a", "b")
                        .with("x-ms-tags", "t=1")
                        .with("Content-Type", "text/plain")
                        .body("source"))
                .expect(201);
    }

    @AfterEach
    void nothingFailed() {
        assertThat(blob.failures()).isZero();
    }

    private static PlainRequest copy(String url) {
        return request("PUT", "/box/d").with("x-ms-copy-source", url);
    }

    private String refusal(PlainRequest request) {
        Answer answer = blob.send(request);
        return answer.status() + " " + answer.header("x-ms-error-code");
    }

    @Test
    void theServicesOwnHostNameIsOurs() {
        Answer copied =
                blob.send(copy("https://acct.blob.core.windows.net/box/s")).expect(202);

        assertThat(copied.header("x-ms-copy-status")).isEqualTo("success");
        assertThat(refusal(copy("https://nobody.blob.core.windows.net/box/s"))).startsWith("404 ");
    }

    @Test
    void aCopyHasWhatTheSourceHas() {
        Answer copied = blob.send(copy(URL)).expect(202);
        assertThat(copied.header("x-ms-copy-status")).isEqualTo("success");
        Answer got = blob.send("GET", "/box/d").expect(200);
        assertThat(got.body()).isEqualTo("source");
        assertThat(got.header("Content-Type")).isEqualTo("text/plain");
        assertThat(got.header("Content-MD5"))
                .isEqualTo(blob.send("HEAD", "/box/s").header("Content-MD5"));
        assertThat(got.header("x-ms-meta-a")).isEqualTo("b");
        assertThat(got.header("x-ms-tag-count")).isEmpty();
        assertThat(got.header("x-ms-copy-id")).isEqualTo(copied.header("x-ms-copy-id"));
        assertThat(got.header("x-ms-copy-source")).isEqualTo(URL);
        assertThat(got.header("x-ms-copy-progress")).isEqualTo("6/6");
        assertThat(got.header("x-ms-copy-completion-time")).isEqualTo("Tue, 24 Nov 2026 08:00:00 GMT");

        blob.send(request("PUT", "/box/d?comp=properties").with("x-ms-blob-content-type", "x/y"))
                .expect(200);
        assertThat(blob.send("HEAD", "/box/d").header("x-ms-copy-id")).isEmpty();
    }

    @Test
    void whatIsSentWins() {
        blob.send(copy(URL)
                        .with("x-ms-meta-own", "1")
                        .with("x-ms-tags", "x=1&y=2")
                        .with("x-ms-access-tier", "Cool"))
                .expect(202);
        Answer got = blob.send("HEAD", "/box/d").expect(200);
        assertThat(got.header("x-ms-meta-a")).isEmpty();
        assertThat(got.header("x-ms-meta-own")).isEqualTo("1");
        assertThat(got.header("x-ms-tag-count")).isEqualTo("2");
        assertThat(got.header("x-ms-access-tier")).isEqualTo("Cool");
        assertThat(got.header("x-ms-access-tier-change-time")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "x-ms-source-if-match, \"0x1\", 412 SourceConditionNotMet",
        "x-ms-source-if-none-match, *, 412 SourceConditionNotMet",
        "x-ms-source-if-tags, '\"t\" = ''2''', 412 SourceConditionNotMet",
        "x-ms-source-lease-id, 7a1c7dd6-3d8b-4b1c-9a3e-222222222222, 412 LeaseNotPresentWithBlobOperation",
        "x-ms-source-lease-id, x, 400 InvalidHeaderValue",
        "If-Match, \"0x1\", 412 ConditionNotMet",
        "x-ms-access-tier, P4, 400 InvalidHeaderValue",
        "x-ms-meta-1, x, 400 InvalidMetadata",
    })
    void conditions(String name, String value, String refusal) {
        assertThat(refusal(copy(URL).with(name, value))).isEqualTo(refusal);
        blob.send("HEAD", "/box/d").expect(404);
    }

    @Test
    void sourcesThatAreNotThere() {
        assertThat(refusal(copy("http://localhost:9000/acct/box/none"))).isEqualTo("404 BlobNotFound");
        assertThat(refusal(copy("http://localhost:9000/acct/none/s"))).isEqualTo("404 ContainerNotFound");
        assertThat(refusal(copy(URL + "?snapshot=2020-01-01T00:00:00.0000000Z")))
                .isEqualTo("404 BlobNotFound");
        assertThat(refusal(copy("http://elsewhere/acct/box/s"))).isEqualTo("404 CannotVerifyCopySource");
        assertThat(refusal(copy(URL).on("PUT", "/acct/none/d"))).isEqualTo("404 ContainerNotFound");
    }

    @Test
    void anotherAccountAsksForASignature() {
        PlainRequest plain = copy(URL).on("PUT", "/other/box/d");
        blob.send(PlainRequest.bare("PUT", "/other/box?restype=container"), "other")
                .expect(201);
        Answer refused = blob.send(plain, "other").expect(401);
        assertThat(refused.code()).isEqualTo("CannotVerifyCopySource");
        PlainRequest signed = copy(BlobSas.url("acct", "/box/s", "r")).on("PUT", "/other/box/d");
        blob.send(signed, "other").expect(202);
        String told =
                blob.send(PlainRequest.bare("HEAD", "/other/box/d"), "other").header("x-ms-copy-source");
        assertThat(told).isEqualTo(URL);
        assertThat(refusal(copy(BlobSas.url("acct", "/box/s", "w")))).isEqualTo("403 CannotVerifyCopySource");
    }

    @Test
    void aLeasedDestinationWantsAnInfiniteLease() {
        blob.putBlock("/box/d", "old");
        String id = lease("15");
        assertThat(refusal(copy(URL))).isEqualTo("412 LeaseIdMissing");
        assertThat(refusal(copy(URL).with("x-ms-lease-id", id))).isEqualTo("412 InfiniteLeaseDurationRequired");
        blob.clock.advance(Duration.ofSeconds(16));
        id = lease("-1");
        blob.send(copy(URL).with("x-ms-lease-id", id)).expect(202);
        assertThat(blob.send("HEAD", "/box/d").header("x-ms-lease-state")).isEqualTo("leased");
    }

    private String lease(String duration) {
        return blob.send(request("PUT", "/box/d?comp=lease")
                        .with("x-ms-lease-action", "acquire")
                        .with("x-ms-lease-duration", duration))
                .expect(201)
                .header("x-ms-lease-id");
    }

    @Test
    void typesStayApartAndSnapshotsComeBack() {
        blob.putPage("/box/d", 512);
        assertThat(refusal(copy(URL))).isEqualTo("409 InvalidBlobType");
        String snapshot = blob.send("PUT", "/box/s?comp=snapshot").expect(201).header("x-ms-snapshot");
        blob.putBlock("/box/s", "changed");
        blob.send(copy(URL + "?snapshot=" + snapshot).on("PUT", "/acct/box/s")).expect(202);
        assertThat(blob.send("GET", "/box/s").body()).isEqualTo("source");
        assertThat(blob.send("HEAD", "/box/s").header("x-ms-copy-source")).isEqualTo(URL + "?snapshot=" + snapshot);
    }

    @Test
    void appendBlobsStaySealedUnlessToldOtherwise() {
        blob.putAppend("/box/a");
        blob.send("PUT", "/box/a?comp=seal").expect(200);
        String url = "http://localhost:9000/acct/box/a";
        blob.send(copy(url)).expect(202);
        assertThat(blob.send("HEAD", "/box/d").header("x-ms-blob-sealed")).isEqualTo("true");
        blob.send(copy(url).with("x-ms-seal-blob", "false")).expect(202);
        assertThat(blob.send("HEAD", "/box/d").header("x-ms-blob-sealed")).isEmpty();
    }

    @Test
    void aSynchronousCopyTellsTheMd5AndWantsASignature() {
        PlainRequest sync = copy(BlobSas.url("acct", "/box/s", "r")).with("x-ms-requires-sync", "true");
        Answer copied = blob.send(sync).expect(202);
        assertThat(copied.header("Content-MD5"))
                .isEqualTo(blob.send("HEAD", "/box/s").header("Content-MD5"));
        assertThat(copied.header("x-ms-copy-status")).isEqualTo("success");
        assertThat(refusal(copy(URL).with("x-ms-requires-sync", "true"))).isEqualTo("401 CannotVerifyCopySource");
        blob.putPage("/box/s", 512);
        assertThat(refusal(copy(BlobSas.url("acct", "/box/s", "r")).with("x-ms-requires-sync", "true")))
                .isEqualTo("409 InvalidSourceBlobType");
    }

    @Test
    void thereIsNothingToAbort() {
        String target = "/box/d?comp=copy&copyid=7a1c7dd6-3d8b-4b1c-9a3e-222222222222";
        PlainRequest abort = request("PUT", target).with("x-ms-copy-action", "abort");
        assertThat(refusal(abort)).isEqualTo("404 BlobNotFound");
        blob.send(copy(URL)).expect(202);
        assertThat(refusal(request("PUT", target).with("x-ms-copy-action", "abort")))
                .isEqualTo("409 NoPendingCopyOperation");
        assertThat(refusal(request("PUT", target))).isEqualTo("400 MissingRequiredHeader");
        assertThat(refusal(request("PUT", target).with("x-ms-copy-action", "x")))
                .isEqualTo("400 InvalidHeaderValue");
        assertThat(refusal(request("PUT", "/box/d?comp=copy").with("x-ms-copy-action", "abort")))
                .isEqualTo("400 MissingRequiredQueryParameter");
    }

    @Test
    void incrementalCopiesFollowTheSnapshotsOfOneBlob() {
        blob.putPage("/box/p", 1024);
        String one = blob.send("PUT", "/box/p?comp=snapshot").expect(201).header("x-ms-snapshot");
        blob.send(request("PUT", "/box/p?comp=page")
                        .with("x-ms-page-write", "update")
                        .with("x-ms-range", "bytes=512-1023")
                        .body(new byte[512]))
                .expect(201);
        String two = blob.send("PUT", "/box/p?comp=snapshot").expect(201).header("x-ms-snapshot");

        assertThat(refusal(incremental(""))).isEqualTo("409 IncrementalCopySourceMustBeSnapshot");
        blob.send(incremental("?snapshot=" + one)).expect(202);
        Answer head = blob.send("HEAD", "/box/i").expect(200);
        assertThat(head.header("x-ms-incremental-copy")).isEqualTo("true");
        String first = head.header("x-ms-copy-destination-snapshot");
        blob.send(incremental("?snapshot=" + two)).expect(202);
        String second = blob.send("HEAD", "/box/i").header("x-ms-copy-destination-snapshot");
        assertThat(refusal(incremental("?snapshot=" + one)))
                .isEqualTo("409 IncrementalCopyOfEralierVersionSnapshotNotAllowed");

        assertThat(refusal(request("GET", "/box/i"))).isEqualTo("409 OperationNotAllowedOnIncrementalCopyBlob");
        assertThat(refusal(request("PUT", "/box/i?comp=snapshot")))
                .isEqualTo("409 OperationNotAllowedOnIncrementalCopyBlob");
        assertThat(blob.send("GET", "/box/i?snapshot=" + second).expect(200).bytes())
                .hasSize(1024);
        assertThat(blob.send("GET", "/box/i?comp=pagelist&snapshot=" + second + "&prevsnapshot=" + first)
                        .body())
                .contains("<PageRange><Start>512</Start>");
        blob.putPage("/box/j", 512);
        assertThat(refusal(incremental("?snapshot=" + one).on("PUT", "/acct/box/j?comp=incrementalcopy")))
                .isEqualTo("409 IncrementalCopyBlobMismatch");
    }

    private static PlainRequest incremental(String query) {
        return request("PUT", "/box/i?comp=incrementalcopy")
                .with("x-ms-copy-source", "http://localhost:9000/acct/box/p" + query);
    }
}

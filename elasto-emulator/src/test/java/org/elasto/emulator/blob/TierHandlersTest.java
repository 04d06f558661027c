package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import java.time.Duration;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierHandlersTest {

    private final BlobBench blob = new BlobBench().container("box");

    @BeforeEach
    void aBlob() {
        blob.putBlock("/box/b", "content");
    }

    @AfterEach
    void nothingFailed() {
        assertThat(blob.failures()).isZero();
    }

    private static PlainRequest tier(String name, String tier) {
        return request("PUT", "/box/" + name + "?comp=tier").with("x-ms-access-tier", tier);
    }

    private String refusal(PlainRequest request) {
        Answer answer = blob.send(request);
        return answer.status() + " " + answer.header("x-ms-error-code");
    }

    private String head(String header) {
        return blob.send("HEAD", "/box/b").expect(200).header(header);
    }

    @Test
    void aTierIsChosen() {
        assertThat(head("x-ms-access-tier-inferred")).isEqualTo("true");
        String etag = head("ETag");
        for (String tier : new String[] {"Cool", "Cold", "Hot", "Archive"}) {
            blob.send(tier("b", tier)).expect(200);
            assertThat(head("x-ms-access-tier")).isEqualTo(tier);
        }
        assertThat(head("x-ms-access-tier-inferred")).isEmpty();
        assertThat(head("x-ms-access-tier-change-time")).isEqualTo("Tue, 24 Nov 2026 08:00:00 GMT");
        assertThat(head("ETag")).isEqualTo(etag);
        assertThat(refusal(request("GET", "/box/b"))).isEqualTo("409 BlobArchived");
    }

    @ParameterizedTest
    @CsvSource({"Standard, 15", "High, 1"})
    void rehydrationTakesItsTime(String priority, int hours) {
        blob.send(tier("b", "Archive")).expect(200);
        blob.send(tier("b", "Cool").with("x-ms-rehydrate-priority", priority)).expect(202);
        assertThat(head("x-ms-access-tier")).isEqualTo("Archive");
        assertThat(head("x-ms-archive-status")).isEqualTo("rehydrate-pending-to-cool");
        assertThat(head("x-ms-rehydrate-priority")).isEqualTo(priority);
        assertThat(refusal(request("GET", "/box/b"))).isEqualTo("409 BlobArchived");
        assertThat(refusal(tier("b", "Hot"))).isEqualTo("409 BlobBeingRehydrated");
        assertThat(refusal(tier("b", "Archive"))).isEqualTo("409 BlobBeingRehydrated");
        blob.clock.advance(Duration.ofHours(hours).minusSeconds(1));
        assertThat(head("x-ms-access-tier")).isEqualTo("Archive");
        blob.clock.advance(Duration.ofSeconds(1));
        assertThat(head("x-ms-access-tier")).isEqualTo("Cool");
        assertThat(head("x-ms-archive-status")).isEmpty();
        assertThat(blob.send("GET", "/box/b").expect(200).body()).isEqualTo("content");
    }

    @Test
    void thePriorityCanBeRaised() {
        blob.send(tier("b", "Archive")).expect(200);
        blob.send(tier("b", "Hot")).expect(202);
        blob.send(tier("b", "Hot").with("x-ms-rehydrate-priority", "High")).expect(202);
        assertThat(head("x-ms-rehydrate-priority")).isEqualTo("High");
        blob.send(tier("b", "Hot")).expect(202);
        assertThat(head("x-ms-rehydrate-priority")).isEqualTo("High");
    }

    @Test
    void anArchivedBlobIsCopiedToATierOnly() {
        blob.send(tier("b", "Archive")).expect(200);
        PlainRequest copy = request("PUT", "/box/c").with("x-ms-copy-source", "http://localhost:9000/acct/box/b");
        assertThat(refusal(copy)).isEqualTo("409 BlobArchived");
        blob.send(request("PUT", "/box/c")
                        .with("x-ms-copy-source", "http://localhost:9000/acct/box/b")
                        .with("x-ms-access-tier", "Hot"))
                .expect(202);
        assertThat(blob.send("HEAD", "/box/c").header("x-ms-archive-status")).isEqualTo("rehydrate-pending-to-hot");
        blob.clock.advance(Duration.ofHours(15));
        assertThat(blob.send("GET", "/box/c").expect(200).body()).isEqualTo("content");
    }

    @Test
    void pageBlobsHaveTiersBySize() {
        blob.putPage("/box/p", 33L << 30);
        assertThat(refusal(tier("p", "P4"))).isEqualTo("409 BlobTierInadequateForContentLength");
        blob.send(tier("p", "P10")).expect(200);
        assertThat(refusal(tier("p", "P6"))).isEqualTo("409 CannotChangeToLowerTier");
        assertThat(refusal(tier("p", "Hot"))).isEqualTo("400 InvalidHeaderValue");
        blob.send(tier("p", "P20")).expect(200);
        Answer head = blob.send("HEAD", "/box/p");
        assertThat(head.header("x-ms-access-tier")).isEqualTo("P20");
        assertThat(head.header("x-ms-access-tier-change-time")).isEmpty();
        assertThat(refusal(request("PUT", "/box/p?comp=properties")
                        .with("x-ms-blob-content-length", Long.toString(1L << 40))))
                .isEqualTo("409 ContentLengthLargerThanTierLimit");
        assertThat(refusal(request("PUT", "/box/q")
                        .with("x-ms-blob-type", "PageBlob")
                        .with("x-ms-access-tier", "P4")
                        .with("x-ms-blob-content-length", Long.toString(33L << 30))))
                .isEqualTo("409 ContentLengthLargerThanTierLimit");
    }

    @Test
    void refusals() {
        assertThat(refusal(tier("b", "Lukewarm"))).isEqualTo("400 InvalidHeaderValue");
        assertThat(refusal(request("PUT", "/box/b?comp=tier"))).isEqualTo("400 MissingRequiredHeader");
        assertThat(refusal(tier("b", "Hot").with("x-ms-rehydrate-priority", "Now")))
                .isEqualTo("400 InvalidHeaderValue");
        assertThat(refusal(tier("none", "Hot"))).isEqualTo("404 BlobNotFound");
        assertThat(refusal(tier("b", "Hot").with("x-ms-if-tags", "\"a\" = 'b'")))
                .isEqualTo("412 ConditionNotMet");
        blob.putAppend("/box/a");
        assertThat(refusal(tier("a", "Hot"))).isEqualTo("409 InvalidBlobType");
        assertThat(refusal(request("PUT", "/box/b?comp=tier&snapshot=2020-01-01T00:00:00.0000000Z")
                        .with("x-ms-access-tier", "Hot")))
                .isEqualTo("404 BlobNotFound");
    }

    @Test
    void aSnapshotHasATierOfItsOwn() {
        String snapshot = blob.send("PUT", "/box/b?comp=snapshot").expect(201).header("x-ms-snapshot");
        blob.send(request("PUT", "/box/b?comp=tier&snapshot=" + snapshot).with("x-ms-access-tier", "Archive"))
                .expect(200);
        assertThat(refusal(request("GET", "/box/b?snapshot=" + snapshot))).isEqualTo("409 BlobArchived");
        blob.send("GET", "/box/b").expect(200);
    }
}

package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import org.elasto.emulator.http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Versions, where the account keeps them. */
class VersionsTest {

    private final BlobBench bench = BlobBench.withVersioning().container("box");

    @AfterEach
    void nothingFailed() {
        assertThat(bench.failures()).isZero();
    }

    private String version(Answer answer) {
        String id = answer.header("x-ms-version-id");
        assertThat(id).hasSize(28);
        return id;
    }

    @Test
    void everyPutKeepsTheVersionBefore() {
        String one = version(bench.putBlock("/box/b", "one"));
        String two = version(bench.putBlock("/box/b", "two"));
        assertThat(bench.send("GET", "/box/b?versionid=" + one).expect(200).body())
                .isEqualTo("one");
        Answer current = bench.send("GET", "/box/b?versionid=" + two).expect(200);
        assertThat(current.body()).isEqualTo("two");
        assertThat(current.header("x-ms-is-current-version")).isEqualTo("true");
        Answer old = bench.send("HEAD", "/box/b?versionid=" + one).expect(200);
        assertThat(old.header("x-ms-is-current-version")).isEmpty();
        assertThat(old.header("x-ms-version-id")).isEqualTo(one);
    }

    @Test
    void aVersionIsPromotedByCopy() {
        String one = version(bench.putBlock("/box/b", "one"));
        bench.putBlock("/box/b", "two");
        Answer copied = bench.send(request("PUT", "/box/b")
                        .with("x-ms-copy-source", "http://localhost:9000/acct/box/b?versionid=" + one))
                .expect(202);
        String three = version(copied);
        Answer got = bench.send("GET", "/box/b").expect(200);
        assertThat(got.body()).isEqualTo("one");
        assertThat(got.header("x-ms-version-id")).isEqualTo(three);
        assertThat(got.header("x-ms-copy-source")).endsWith("/acct/box/b?versionid=" + one);
    }

    @Test
    void deletingLeavesVersionsOnly() {
        String one = version(bench.putBlock("/box/b", "one"));
        bench.send("DELETE", "/box/b").expect(202);
        bench.send("GET", "/box/b").expect(404);
        assertThat(bench.send("GET", "/box/b?versionid=" + one).expect(200).body())
                .isEqualTo("one");
        bench.send(request("PUT", "/box/b")
                        .with("x-ms-copy-source", "http://localhost:9000/acct/box/b?versionid=" + one))
                .expect(202);
        assertThat(bench.send("GET", "/box/b").expect(200).body()).isEqualTo("one");
        bench.send("DELETE", "/box/b?versionid=" + one).expect(202);
        bench.send("GET", "/box/b?versionid=" + one).expect(404);
    }

    @Test
    void pagesAndAppendsMakeNoVersion() {
        bench.putAppend("/box/a");
        Answer before = bench.send("HEAD", "/box/a");
        bench.send(request("PUT", "/box/a?comp=appendblock").body("x")).expect(201);
        assertThat(version(bench.send("HEAD", "/box/a"))).isEqualTo(version(before));
    }

    @Test
    void overwritingAProtectedBlobLeavesAProtectedVersion() {
        String one = version(bench.putBlock("/box/b", "one"));
        bench.send(request("PUT", "/box/b?comp=legalhold").with("x-ms-legal-hold", "true"))
                .expect(200);
        bench.send("DELETE", "/box/b").expect(409);
        bench.putBlock("/box/b", "two");
        assertThat(bench.send("HEAD", "/box/b").header("x-ms-legal-hold")).isEmpty();
        bench.send("DELETE", "/box/b?versionid=" + one).expect(409);
    }

    @Test
    void thePresentVersionIsNotDeletedByItsId() {
        String one = version(bench.putBlock("/box/b", "one"));
        Answer refused = bench.send("DELETE", "/box/b?versionid=" + one).expect(403);
        assertThat(refused.code()).isEqualTo("OperationNotAllowedOnRootBlob");
    }

    @Test
    void aVersionHasATierAndAHoldOfItsOwn() {
        String one = version(bench.putBlock("/box/b", "one"));
        bench.putBlock("/box/b", "two");
        String target = "/box/b?versionid=" + one;
        bench.send(request("PUT", target + "&comp=tier").with("x-ms-access-tier", "Archive"))
                .expect(200);
        bench.send("GET", target).expect(409);
        bench.send(request("PUT", target + "&comp=legalhold").with("x-ms-legal-hold", "true"))
                .expect(200);
        assertThat(bench.send("DELETE", target).expect(409).code()).isEqualTo("BlobImmutableDueToLegalHold");
        assertThat(bench.send("GET", "/box/b").expect(200).body()).isEqualTo("two");
    }
}

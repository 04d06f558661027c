package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import org.elasto.emulator.http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlobHandlersTest {

    private final BlobBench blob = new BlobBench().container("box");

    @AfterEach
    void nothingFailed() {
        assertThat(blob.failures()).isZero();
    }

    @Test
    void aBlobIsReadAsItWasPut() {
        Answer put = blob.send(request("PUT", "/box/dir/a%20b")
                        .with("x-ms-blob-type", "BlockBlob")
                        .with("x-ms-meta-Color", "blue")
                        .with("Content-Type", "text/plain")
                        .body("hello"))
                .expect(201);
        assertThat(put.header("Content-MD5")).isEqualTo("XUFAKrxLKna5cZ2REBfFkg==");

        Answer got = blob.send("GET", "/box/dir/a%20b").expect(200);
        assertThat(got.body()).isEqualTo("hello");
        assertThat(got.header("ETag")).isEqualTo(put.header("ETag")).startsWith("\"0x");
        assertThat(got.header("x-ms-meta-Color")).isEqualTo("blue");
        assertThat(got.header("Content-Type")).isEqualTo("text/plain");
        assertThat(got.header("Content-MD5")).isEqualTo(put.header("Content-MD5"));
        assertThat(got.header("x-ms-lease-state")).isEqualTo("available");

        Answer part = blob.send(request("GET", "/box/dir/a%20b").with("x-ms-range", "bytes=1-3"))
                .expect(206);
        assertThat(part.body()).isEqualTo("ell");
        assertThat(part.header("Content-Range")).isEqualTo("bytes 1-3/5");
        assertThat(part.header("x-ms-blob-content-md5")).isEqualTo(put.header("Content-MD5"));

        Answer beyond = blob.send(request("GET", "/box/dir/a%20b").with("Range", "bytes=5-"))
                .expect(416);
        assertThat(beyond.code()).isEqualTo("InvalidRange");
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */5");
    }

    @Test
    void blocksBecomeABlobByTheirList() {
        for (String id : new String[] {"AAAA", "AAAB"}) {
            blob.send(request("PUT", "/box/b?comp=block&blockid=" + id).body(id))
                    .expect(201);
        }
        blob.send("GET", "/box/b").expect(404);
        String list =
                "<?xml version=\"1.0\"?><BlockList><Latest>AAAB</Latest><Uncommitted>AAAA</Uncommitted></BlockList>";
        blob.send(request("PUT", "/box/b?comp=blocklist").body(list)).expect(201);

        assertThat(blob.send("GET", "/box/b").expect(200).body()).isEqualTo("AAABAAAA");
        assertThat(blob.send("GET", "/box/b?comp=blocklist&blocklisttype=all").body())
                .endsWith(
                        "<BlockList><CommittedBlocks><Block><Name>AAAB</Name><Size>4</Size></Block>"
                                + "<Block><Name>AAAA</Name><Size>4</Size></Block></CommittedBlocks><UncommittedBlocks /></BlockList>");
        Answer again =
                blob.send(request("PUT", "/box/b?comp=blocklist").body(list)).expect(400);
        assertThat(again.code()).isEqualTo("InvalidBlockList");
    }

    @Test
    void aLeaseKeepsOthersFromWriting() {
        blob.putBlock("/box/l", "one");
        Answer leased = blob.send(request("PUT", "/box/l?comp=lease")
                        .with("x-ms-lease-action", "acquire")
                        .with("x-ms-lease-duration", "15"))
                .expect(201);
        Answer refused = blob.send(request("PUT", "/box/l")
                        .with("x-ms-blob-type", "BlockBlob")
                        .body("two"))
                .expect(412);
        assertThat(refused.code()).isEqualTo("LeaseIdMissing");

        blob.send(request("PUT", "/box/l")
                        .with("x-ms-blob-type", "BlockBlob")
                        .with("x-ms-lease-id", leased.header("x-ms-lease-id"))
                        .body("two"))
                .expect(201);
        assertThat(blob.send("HEAD", "/box/l").expect(200).header("x-ms-lease-state"))
                .isEqualTo("leased");
    }

    @Test
    void aWrongKeyIsRefusedWithTheStringToSign() {
        Answer refused = blob.sendAsIs(request("GET", "/box?restype=container&comp=list")
                        .with("x-ms-version", BlobBench.VERSION)
                        .with("x-ms-date", "Tue, 24 Nov 2026 08:00:00 GMT")
                        .with("Authorization", "SharedKey acct:bm90IHRoaXM="))
                .expect(403);
        assertThat(refused.code()).isEqualTo("AuthenticationFailed");
        assertThat(refused.element("AuthenticationErrorDetail"))
                .contains("/acct/acct/box\ncomp:list\nrestype:container");
    }
}

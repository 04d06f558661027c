package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectHandlersTest {

    private static final String TEN = "0123456789";

    private final S3Bench s3 = new S3Bench();

    @BeforeEach
    void makeBucket() {
        s3.bucket("bkt");
    }

    @Test
    void putAnswersETagAndTheServersOwnChecksum() {
        Answer put = s3.put("/bkt/k", "123456789");

        assertThat(put.header("ETag")).isEqualTo("\"25f9e794323b453885f5181f1b624d0b\"");
        assertThat(put.header("x-amz-checksum-crc64nvme")).isEqualTo("rosUhgp5mIg=");
        assertThat(put.header("x-amz-checksum-type")).isEqualTo("FULL_OBJECT");
        assertThat(put.bytes()).isEmpty();
    }

    @Test
    void theDateIsThatOfTheEmulatorsClock() {
        assertThat(s3.send("GET", "/bkt/nothing").header("Date")).isEqualTo("Tue, 24 Nov 2026 08:00:00 GMT");

        s3.clock.advance(Duration.ofHours(2));

        assertThat(s3.put("/bkt/k", "v").header("Date")).isEqualTo("Tue, 24 Nov 2026 10:00:00 GMT");
    }

    @Test
    void getGivesBackWhatWasPutWithItsHeaders() {
        s3.send(new PlainRequest("PUT", "/bkt/a/b%20c")
                .with("Content-Type", "text/plain")
                .with("Cache-Control", "no-cache")
                .with("Content-Encoding", "aws-chunked,gzip")
                .with("Content-Disposition", "inline")
                .with("Content-Language", "eo")
                .with("Expires", "Thu, 01 Dec 2094 16:00:00 GMT")
                .with("X-Amz-Meta-Some_Name", "value")
                .body(TEN));

        Answer get = s3.send("GET", "/bkt/a/b%20c");

        assertThat(get.status()).isEqualTo(200);
        assertThat(get.body()).isEqualTo(TEN);
        assertThat(get.header("Content-Type")).isEqualTo("text/plain");
        assertThat(get.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(get.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(get.header("Content-Disposition")).isEqualTo("inline");
        assertThat(get.header("Content-Language")).isEqualTo("eo");
        assertThat(get.header("Expires")).isEqualTo("Thu, 01 Dec 2094 16:00:00 GMT");
        assertThat(get.header("x-amz-meta-some_name")).isEqualTo("value");
        assertThat(get.header("Last-Modified")).isEqualTo("Tue, 24 Nov 2026 08:00:00 GMT");
        assertThat(get.header("Accept-Ranges")).isEqualTo("bytes");
    }

    @Test
    void contentTypeIsBinaryUnlessSaid() {
        s3.put("/bkt/k", TEN);

        assertThat(s3.send("HEAD", "/bkt/k").header("Content-Type")).isEqualTo("binary/octet-stream");
    }

    @Test
    void headHasTheLengthAndNoBody() {
        s3.put("/bkt/k", TEN);

        Answer head = s3.send("HEAD", "/bkt/k");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.response().length()).isEqualTo(10);
        assertThat(head.bytes()).isEmpty();
    }

    @Test
    void missingKeyIsNamed() {
        Answer get = s3.send("GET", "/bkt/no%20key");

        assertThat(get.status()).isEqualTo(404);
        assertThat(get.code()).isEqualTo("NoSuchKey");
        assertThat(get.element("Key")).isEqualTo("no key");
        assertThat(s3.send("HEAD", "/bkt/no%20key").bytes()).isEmpty();
    }

    @Test
    void missingBucketIsNamed() {
        Answer put = s3.send(new PlainRequest("PUT", "/none-such/k").body(TEN));

        assertThat(put.status()).isEqualTo(404);
        assertThat(put.code()).isEqualTo("NoSuchBucket");
        assertThat(put.element("BucketName")).isEqualTo("none-such");
    }

    @Test
    void anotherAccountSeesNothing() {
        s3.put("/bkt/k", TEN);

        assertThat(s3.send(S3Bench.OTHER, new PlainRequest("GET", "/bkt/k")).code())
                .isEqualTo("AccessDenied");
        assertThat(s3.send(S3Bench.OTHER, new PlainRequest("PUT", "/bkt/k").body("x"))
                        .code())
                .isEqualTo("AccessDenied");
        assertThat(s3.send("GET", "/bkt/k").body()).isEqualTo(TEN);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-100, 206, bytes 0-9/10, 0123456789",
        "bytes=2-4, 206, bytes 2-4/10, 234",
        "bytes=-15, 206, bytes 0-9/10, 0123456789",
        "bytes=-3, 206, bytes 7-9/10, 789",
        "bytes=7-, 206, bytes 7-9/10, 789",
        "bytes=0-18446744073709551616, 206, bytes 0-9/10, 0123456789",
        "bytes=1-0, 200, '', 0123456789",
        "bytes=-1-, 200, '', 0123456789",
        "bytes=0--1, 200, '', 0123456789",
        "bytes=-, 200, '', 0123456789",
        "bytes=, 200, '', 0123456789",
        "octets=0-1, 200, '', 0123456789",
        "'bytes=0-1,3-4', 200, '', 0123456789",
        "bytes=a-b, 200, '', 0123456789",
    })
    void rangesAreReadAsS3ReadsThem(String range, int status, String contentRange, String body) {
        s3.put("/bkt/k", TEN);

        Answer get = s3.send(new PlainRequest("GET", "/bkt/k").with("Range", range));

        assertThat(get.status()).isEqualTo(status);
        assertThat(get.header("Content-Range")).isEqualTo(contentRange);
        assertThat(get.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({"bytes=-0", "bytes=100-200", "bytes=10-", "bytes=99999999999999999999-"})
    void rangesBehindTheEndAreRefusedWithTheSize(String range) {
        s3.put("/bkt/k", TEN);

        Answer get = s3.send(new PlainRequest("GET", "/bkt/k").with("Range", range));

        assertThat(get.status()).isEqualTo(416);
        assertThat(get.code()).isEqualTo("InvalidRange");
        assertThat(get.element("RangeRequested")).isEqualTo(range);
        assertThat(get.element("ActualObjectSize")).isEqualTo("10");
    }

    @Test
    void aRangeCarriesNoChecksumOfTheWhole() {
        s3.put("/bkt/k", TEN);

        PlainRequest ranged =
                new PlainRequest("GET", "/bkt/k").with("Range", "bytes=0-1").with("x-amz-checksum-mode", "ENABLED");
        PlainRequest whole = new PlainRequest("GET", "/bkt/k").with("x-amz-checksum-mode", "ENABLED");

        assertThat(s3.send(ranged).header("x-amz-checksum-crc64nvme")).isEmpty();
        assertThat(s3.send(whole).header("x-amz-checksum-crc64nvme")).isNotEmpty();
    }

    @Test
    void partNumberOneOfAPlainObjectIsItsWholeRange() {
        s3.put("/bkt/k", TEN);

        Answer get = s3.send("GET", "/bkt/k?partNumber=1");

        assertThat(get.status()).isEqualTo(206);
        assertThat(get.header("Content-Range")).isEqualTo("bytes 0-9/10");
        assertThat(get.header("x-amz-mp-parts-count")).isEmpty();
        assertThat(s3.send("GET", "/bkt/k?partNumber=2").code()).isEqualTo("InvalidPartNumber");
        assertThat(s3.send("GET", "/bkt/k?partNumber=0").code()).isEqualTo("InvalidArgument");
        assertThat(s3.send(new PlainRequest("GET", "/bkt/k?partNumber=1").with("Range", "bytes=0-1"))
                        .code())
                .isEqualTo("InvalidRequest");
    }

    @Test
    void overridesReplaceHeadersOfTheAnswer() {
        s3.put("/bkt/k", TEN);

        Answer get = s3.send("GET", "/bkt/k?response-content-type=a%2Fb&response-cache-control=none");

        assertThat(get.header("Content-Type")).isEqualTo("a/b");
        assertThat(get.header("Cache-Control")).isEqualTo("none");
        assertThat(s3.send("GET", "/bkt/k?response-expires=%0d%0aX:%20y").code())
                .isEqualTo("InvalidArgument");
        assertThat(s3.send("GET", "/bkt/k?response-expires=%E2%82%AC").code()).isEqualTo("InvalidArgument");
    }

    @Test
    void metadataBeyondTwoKibibytesIsRefused() {
        PlainRequest fits = new PlainRequest("PUT", "/bkt/k")
                .with("x-amz-meta-a", "x".repeat(2047))
                .body("");
        PlainRequest exceeds = new PlainRequest("PUT", "/bkt/k")
                .with("x-amz-meta-a", "x".repeat(2048))
                .body("");

        assertThat(s3.send(fits).status()).isEqualTo(200);
        assertThat(s3.send(exceeds).code()).isEqualTo("MetadataTooLarge");
    }

    @Test
    void metadataBeyondAsciiComesBackAsAnEncodedWord() {
        s3.send(new PlainRequest("PUT", "/bkt/k")
                .with("x-amz-meta-raw", "\u00C3\u00A9")
                .with("x-amz-meta-word", "=?UTF-8?B?w6k=?=")
                .with("x-amz-meta-plain", "=?UTF-8?Q?abc?=")
                .body(""));

        Answer head = s3.send("HEAD", "/bkt/k");

        assertThat(head.header("x-amz-meta-raw")).isEqualTo("=?UTF-8?Q?=C3=A9?=");
        assertThat(head.header("x-amz-meta-word")).isEqualTo("=?UTF-8?Q?=C3=A9?=");
        assertThat(head.header("x-amz-meta-plain")).isEqualTo("abc");
    }

    @Test
    void deleteSucceedsTwice() {
        s3.put("/bkt/k", TEN);

        assertThat(s3.send("DELETE", "/bkt/k").status()).isEqualTo(204);
        assertThat(s3.send("DELETE", "/bkt/k").status()).isEqualTo(204);
        assertThat(s3.send("GET", "/bkt/k").status()).isEqualTo(404);
    }

    @Test
    void onlyTheNullVersionIsThere() {
        s3.put("/bkt/k", TEN);

        assertThat(s3.send("GET", "/bkt/k?versionId=null").status()).isEqualTo(200);
        assertThat(s3.send("GET", "/bkt/k?versionId=whatever").code()).isEqualTo("InvalidArgument");
        assertThat(s3.send("DELETE", "/bkt/k?versionId=whatever").code()).isEqualTo("InvalidArgument");
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-tagging, a=b",
        "x-amz-storage-class, GLACIER",
        "x-amz-server-side-encryption, aws:kms",
        "x-amz-object-lock-mode, GOVERNANCE",
        "x-amz-acl, public-read",
        "If-Modified-Since, whenever",
    })
    void whatIsNotBuiltIsNotIgnored(String header, String value) {
        Answer put =
                s3.send(new PlainRequest("PUT", "/bkt/k").with(header, value).body(TEN));

        assertThat(put.status()).isEqualTo(501);
        assertThat(put.code()).isEqualTo("NotImplemented");
        assertThat(put.element("Header")).isEqualTo(header);
        assertThat(s3.send("GET", "/bkt/k").status()).isEqualTo(404);
    }

    @Test
    void anUnknownStorageClassIsNamed() {
        Answer put = s3.send(new PlainRequest("PUT", "/bkt/k")
                .with("x-amz-storage-class", "BEST")
                .body(TEN));

        assertThat(put.code()).isEqualTo("InvalidStorageClass");
        assertThat(put.element("StorageClassRequested")).isEqualTo("BEST");
    }

    @Test
    void attributesAreThoseAskedFor() {
        s3.put("/bkt/k", TEN);

        Answer answer = s3.send(new PlainRequest("GET", "/bkt/k?attributes")
                .with("x-amz-object-attributes", "ETag,ObjectSize")
                .with("x-amz-object-attributes", "Checksum"));

        assertThat(answer.element("ETag")).isEqualTo("781e5e245d69b566979b86e28d23f2c7");
        assertThat(answer.element("ObjectSize")).isEqualTo("10");
        assertThat(answer.element("ChecksumCRC64NVME")).isNotEmpty();
        assertThat(answer.body()).doesNotContain("StorageClass");
        assertThat(s3.send("GET", "/bkt/k?attributes").code()).isEqualTo("InvalidRequest");
    }

    @Test
    void noObjectHasTagsYet() {
        s3.put("/bkt/k", TEN);

        assertThat(s3.send("GET", "/bkt/k?tagging").body()).endsWith("<TagSet></TagSet></Tagging>");
        assertThat(s3.send("GET", "/bkt/none?tagging").code()).isEqualTo("NoSuchKey");
        assertThat(s3.send(new PlainRequest("PUT", "/bkt/k?tagging").body("x")).status())
                .isEqualTo(501);
    }

    @Test
    void exactlyOneOfManyExclusiveCreatesWins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (int round = 0; round < 20; round++) {
                String key = "/bkt/race-" + round;
                List<Future<Integer>> answers = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    String content = "writer " + i;
                    answers.add(threads.submit(() -> s3.send(new PlainRequest("PUT", key)
                                    .with("If-None-Match", "*")
                                    .body(content))
                            .status()));
                }
                List<Integer> statuses = new ArrayList<>();
                for (Future<Integer> answer : answers) {
                    statuses.add(answer.get());
                }
                assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}

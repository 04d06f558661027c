package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopyHandlersTest {

    private static final String ETAG = "781e5e245d69b566979b86e28d23f2c7";

    private final S3Bench s3 = new S3Bench();

    @BeforeEach
    void putSource() {
        s3.bucket("bkt").bucket("two");
        s3.send(new PlainRequest("PUT", "/bkt/s%20%C3%A9")
                .with("Content-Type", "text/plain")
                .with("x-amz-meta-a", "b")
                .body("0123456789"));
    }

    private static PlainRequest copy(String source) {
        return new PlainRequest("PUT", "/two/k").with("x-amz-copy-source", source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bkt/s%20%C3%A9", "bkt/s%20%C3%A9", "bkt%2Fs%20%c3%a9", "/bkt/s%20%C3%A9?versionId=null"})
    void aCopyHasTheBytesAndTheHeaders(String source) {
        Answer copied = s3.send(copy(source));

        assertThat(copied.status()).isEqualTo(200);
        assertThat(copied.element("ETag")).isEqualTo("&quot;" + ETAG + "&quot;");
        assertThat(copied.element("LastModified")).isEqualTo("2026-11-24T08:00:00.000Z");
        assertThat(copied.element("ChecksumCRC64NVME")).isNotEmpty();
        Answer get = s3.send("GET", "/two/k");
        assertThat(get.body()).isEqualTo("0123456789");
        assertThat(get.header("Content-Type")).isEqualTo("text/plain");
        assertThat(get.header("x-amz-meta-a")).isEqualTo("b");
    }

    @Test
    void replacedMetadataComesFromTheRequest() {
        s3.send(copy("/bkt/s%20%C3%A9")
                .with("x-amz-metadata-directive", "REPLACE")
                .with("x-amz-tagging-directive", "COPY")
                .with("x-amz-meta-c", "d"));

        Answer head = s3.send("HEAD", "/two/k");
        assertThat(head.header("x-amz-meta-a")).isEmpty();
        assertThat(head.header("x-amz-meta-c")).isEqualTo("d");
        assertThat(head.header("Content-Type")).isEqualTo("binary/octet-stream");
    }

    @Test
    void copyingOntoItselfMustChangeSomething() {
        PlainRequest same = new PlainRequest("PUT", "/bkt/s%20%C3%A9").with("x-amz-copy-source", "/bkt/s%20%C3%A9");
        PlainRequest changed = new PlainRequest("PUT", "/bkt/s%20%C3%A9")
                .with("x-amz-copy-source", "/bkt/s%20%C3%A9")
                .with("x-amz-metadata-directive", "REPLACE");

        assertThat(s3.send(same).code()).isEqualTo("InvalidRequest");
        assertThat(s3.send(changed).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "if-match, nothing, If-Match",
        "if-none-match, 781e5e245d69b566979b86e28d23f2c7, If-None-Match",
        "'if-modified-since', 'Tue, 24 Nov 2026 08:00:00 GMT', If-Modified-Since",
        "'if-unmodified-since', 'Tue, 24 Nov 2026 07:59:59 GMT', If-Unmodified-Since",
    })
    void conditionsOnTheSourceFailWith412(String header, String value, String condition) {
        Answer refused = s3.send(copy("/bkt/s%20%C3%A9").with("x-amz-copy-source-" + header, value));

        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.element("Condition")).isEqualTo("x-amz-copy-source-" + condition);
    }

    @Test
    void conditionsOnTheDestinationAreJudged() {
        assertThat(s3.send(copy("/bkt/s%20%C3%A9").with("If-Match", ETAG)).code())
                .isEqualTo("NoSuchKey");
        assertThat(s3.send(copy("/bkt/s%20%C3%A9").with("If-None-Match", "*")).status())
                .isEqualTo(200);
        assertThat(s3.send(copy("/bkt/s%20%C3%A9").with("If-None-Match", "*")).code())
                .isEqualTo("PreconditionFailed");
    }

    @ParameterizedTest
    @CsvSource({
        "bkt, InvalidArgument",
        "/bkt/, InvalidArgument",
        "'', InvalidArgument",
        "//k, InvalidArgument",
        "/bkt/%ZZ, InvalidArgument",
        "/bkt/%FF, InvalidArgument",
        "/bkt/k%2, InvalidArgument",
        "/bkt/k?versionId=x, InvalidArgument",
        "/bkt/absent, NoSuchKey",
        "/none-such/k, NoSuchBucket",
    })
    void oddSourcesAreRefused(String source, String code) {
        assertThat(s3.send(copy(source)).code()).isEqualTo(code);
    }

    @Test
    void anothersObjectCannotBeCopied() {
        s3.send(S3Bench.OTHER, new PlainRequest("PUT", "/others"));

        assertThat(s3.send(
                                S3Bench.OTHER,
                                new PlainRequest("PUT", "/others/k").with("x-amz-copy-source", "/bkt/s%20%C3%A9"))
                        .code())
                .isEqualTo("AccessDenied");
    }

    @Test
    void partsAreCopiedByRange() {
        String id = s3.send("POST", "/two/k?uploads").element("UploadId");
        String target = "/two/k?partNumber=1&uploadId=" + id;

        Answer copied = s3.send(new PlainRequest("PUT", target)
                .with("x-amz-copy-source", "/bkt/s%20%C3%A9")
                .with("x-amz-copy-source-range", "bytes=2-4"));

        assertThat(copied.element("ETag")).isEqualTo("&quot;289dff07669d7a23de0ef88d2f7129e7&quot;");
        s3.send(new PlainRequest("POST", "/two/k?uploadId=" + id)
                .body("<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>" + copied.element("ETag")
                        + "</ETag></Part></CompleteMultipartUpload>"));
        assertThat(s3.send("GET", "/two/k").body()).isEqualTo("234");
        Answer whole = s3.send(new PlainRequest("PUT", "/bkt/plain").with("x-amz-copy-source", "/two/k"));
        assertThat(whole.element("ETag")).isEqualTo("&quot;289dff07669d7a23de0ef88d2f7129e7&quot;");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-10, InvalidArgument",
        "bytes=10-11, InvalidRequest",
        "bytes=4-2, InvalidArgument",
        "bytes=-2, InvalidArgument",
        "bytes=2-, InvalidArgument",
        "0-2, InvalidArgument",
        "'bytes=0-1,2-3', InvalidArgument",
    })
    void copiedRangesMustBeExact(String range, String code) {
        String id = s3.send("POST", "/two/k?uploads").element("UploadId");

        Answer refused = s3.send(new PlainRequest("PUT", "/two/k?partNumber=1&uploadId=" + id)
                .with("x-amz-copy-source", "/bkt/s%20%C3%A9")
                .with("x-amz-copy-source-range", range));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo(code);
    }
}

package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartHandlersTest {

    private static final byte[] FIVE_MIB = filled(5 << 20, 'a');
    private static final byte[] TAIL = filled(3, 'b');

    private final S3Bench s3 = new S3Bench();

    @BeforeEach
    void makeBucket() {
        s3.bucket("bkt");
    }

    private static byte[] filled(int length, char content) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) content);
        return bytes;
    }

    private String create(String... headers) {
        PlainRequest request = new PlainRequest("POST", "/bkt/k?uploads");
        for (int i = 0; i < headers.length; i += 2) {
            request.with(headers[i], headers[i + 1]);
        }
        return s3.send(request).expect(200).element("UploadId");
    }

    private String part(String id, int number, byte[] content) {
        PlainRequest request = new PlainRequest("PUT", "/bkt/k?partNumber=" + number + "&uploadId=" + id);
        return s3.send(request.body(content)).expect(200).header("ETag");
    }

    private static String listed(int number, String etag) {
        return "<Part><PartNumber>" + number + "</PartNumber><ETag>" + etag + "</ETag></Part>";
    }

    private Answer complete(String id, String... parts) {
        return s3.send(completion(id, parts));
    }

    private static PlainRequest completion(String id, String... parts) {
        return new PlainRequest("POST", "/bkt/k?uploadId=" + id)
                .body("<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                        + String.join("", parts) + "</CompleteMultipartUpload>");
    }

    @Test
    void partsBecomeOneObjectUnderTheETagOfTheirETags() {
        String id = create("Content-Type", "text/plain", "x-amz-meta-a", "b");
        String second = part(id, 7, TAIL);
        String first = part(id, 2, FIVE_MIB);
        assertThat(s3.send("GET", "/bkt/k").status()).isEqualTo(404);

        Answer done = complete(id, listed(2, first), listed(7, second));

        assertThat(done.status()).isEqualTo(200);
        assertThat(done.element("ETag")).isEqualTo("&quot;" + etagOf(first, second) + "-2&quot;");
        assertThat(done.element("Location")).isEqualTo("http://localhost:9000/bkt/k");
        assertThat(done.element("ChecksumType")).isEqualTo("FULL_OBJECT");
        Answer get = s3.send(new PlainRequest("GET", "/bkt/k").with("x-amz-checksum-mode", "ENABLED"));
        assertThat(get.bytes()).hasSize(FIVE_MIB.length + 3).endsWith(TAIL);
        assertThat(get.header("Content-Type")).isEqualTo("text/plain");
        assertThat(get.header("x-amz-meta-a")).isEqualTo("b");
        assertThat(get.header("x-amz-checksum-crc64nvme")).isEqualTo(done.element("ChecksumCRC64NVME"));
        assertThat(done.element("ChecksumCRC64NVME")).isEqualTo(crc64(get.bytes()));
        assertThat(s3.send("GET", "/bkt?uploads").body()).doesNotContain(id);
    }

    @Test
    void theLocationIsWhereTheObjectIsByItsOwnHost() {
        String id = create();
        PlainRequest completion = PlainRequest.bare("POST", "/k?uploadId=" + id)
                .with("Host", "bkt.localhost:9000")
                .body("<CompleteMultipartUpload>" + listed(1, part(id, 1, TAIL)) + "</CompleteMultipartUpload>");

        assertThat(s3.send(completion).expect(200).element("Location")).isEqualTo("http://bkt.localhost:9000/k");
    }

    private static String etagOf(String... etags) {
        ContentDigest md5 = ContentDigest.md5();
        for (String etag : etags) {
            md5.update(ByteBuffer.wrap(HexFormat.of().parseHex(etag.substring(1, etag.length() - 1))));
        }
        return Hex.encode(md5.digest());
    }

    private static String crc64(byte[] bytes) {
        ContentDigest digest = ContentDigest.of(ChecksumAlgorithm.CRC64NVME);
        digest.update(ByteBuffer.wrap(bytes));
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    @Test
    void oneSmallPartIsEnough() {
        String id = create();
        String etag = part(id, 1, TAIL);

        assertThat(complete(id, listed(1, etag.substring(1, 33))).element("ETag"))
                .endsWith("-1&quot;");
    }

    @Test
    void partsCanBeReadByNumber() {
        String id = create();
        complete(id, listed(1, part(id, 1, FIVE_MIB)), listed(2, part(id, 2, TAIL)));

        Answer second = s3.send("GET", "/bkt/k?partNumber=2");

        assertThat(second.status()).isEqualTo(206);
        assertThat(second.bytes()).isEqualTo(TAIL);
        assertThat(second.header("x-amz-mp-parts-count")).isEqualTo("2");
        assertThat(second.header("Content-Range")).isEqualTo("bytes 5242880-5242882/5242883");
        Answer third = s3.send("GET", "/bkt/k?partNumber=3");
        assertThat(third.status()).isEqualTo(416);
        assertThat(third.element("ActualPartCount")).isEqualTo("2");
    }

    @Test
    void listedPartsMustAscend() {
        String id = create();
        String etag = part(id, 1, FIVE_MIB);
        part(id, 2, FIVE_MIB);

        assertThat(complete(id, listed(2, etag), listed(1, etag)).code()).isEqualTo("InvalidPartOrder");
        assertThat(complete(id, listed(1, etag), listed(1, etag)).code()).isEqualTo("InvalidPartOrder");
    }

    @Test
    void listedPartsMustBeThere() {
        String id = create();
        String etag = part(id, 1, TAIL);

        Answer missing = complete(id, listed(2, etag));
        assertThat(missing.code()).isEqualTo("InvalidPart");
        assertThat(missing.element("PartNumber")).isEqualTo("2");
        assertThat(missing.element("ETag")).isEqualTo(etag.substring(1, 33));
        assertThat(complete(id, listed(1, "00000000000000000000000000000000")).code())
                .isEqualTo("InvalidPart");
        assertThat(complete(id).code()).isEqualTo("InvalidRequest");
    }

    @Test
    void allButTheLastPartMustBeLarge() {
        String id = create();
        String small = part(id, 1, TAIL);

        Answer refused = complete(id, listed(1, small), listed(2, part(id, 2, FIVE_MIB)));

        assertThat(refused.code()).isEqualTo("EntityTooSmall");
        assertThat(refused.element("ProposedSize")).isEqualTo("3");
        assertThat(refused.element("MinSizeAllowed")).isEqualTo("5242880");
        assertThat(refused.element("PartNumber")).isEqualTo("1");
        assertThat(complete(id, listed(1, small)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<CompleteMultipartUpload>",
                "<Other/>",
                "<!DOCTYPE a [<!ENTITY b 'c'>]><CompleteMultipartUpload><Part><PartNumber>&b;</PartNumber></Part></CompleteMultipartUpload>",
                "<CompleteMultipartUpload><Part><PartNumber>x</PartNumber><ETag>a</ETag></Part></CompleteMultipartUpload>",
                "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber></Part></CompleteMultipartUpload>",
                "<CompleteMultipartUpload><Part>text</Part></CompleteMultipartUpload>",
                "<CompleteMultipartUpload/><more/>",
                "\u0000\u0001",
            })
    void brokenDocumentsAreMalformed(String document) {
        String id = create();

        Answer answer = s3.send(new PlainRequest("POST", "/bkt/k?uploadId=" + id).body(document));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("MalformedXML");
    }

    @Test
    void aFinishedUploadAnswersTheSameAgain() {
        String id = create();
        String etag = part(id, 1, TAIL);

        Answer first = complete(id, listed(1, etag));
        Answer again = complete(id, listed(1, etag));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void unknownUploadsAreRefusedEverywhere() {
        String target = "/bkt/k?uploadId=nothing";

        assertThat(s3.send("GET", target).code()).isEqualTo("NoSuchUpload");
        assertThat(s3.send("DELETE", target).code()).isEqualTo("NoSuchUpload");
        assertThat(s3.send(new PlainRequest("PUT", target + "&partNumber=1").body("x"))
                        .code())
                .isEqualTo("NoSuchUpload");
        assertThat(complete("nothing", listed(1, "a")).code()).isEqualTo("NoSuchUpload");
        String id = create();
        assertThat(s3.send("GET", "/bkt/other?uploadId=" + id).code()).isEqualTo("NoSuchUpload");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10001", "x", "-1", "", "99999999999999999999"})
    void partNumbersHaveBounds(String number) {
        String id = create();

        Answer answer = s3.send(new PlainRequest("PUT", "/bkt/k?uploadId=" + id + "&partNumber=" + number).body("x"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("InvalidArgument");
    }

    @Test
    void abortedUploadsAreGone() {
        String id = create();
        part(id, 1, TAIL);

        assertThat(s3.send("DELETE", "/bkt/k?uploadId=" + id).status()).isEqualTo(204);
        assertThat(s3.send("GET", "/bkt/k?uploadId=" + id).code()).isEqualTo("NoSuchUpload");
    }

    @Test
    void partsAreListedInPages() {
        String id = create();
        part(id, 3, TAIL);
        part(id, 1, TAIL);
        part(id, 9, TAIL);

        Answer first = s3.send("GET", "/bkt/k?uploadId=" + id + "&max-parts=2");
        assertThat(first.element("IsTruncated")).isEqualTo("true");
        assertThat(first.element("NextPartNumberMarker")).isEqualTo("3");
        Answer second = s3.send("GET", "/bkt/k?uploadId=" + id + "&max-parts=2&part-number-marker=3");
        assertThat(second.element("PartNumber")).isEqualTo("9");
        assertThat(second.element("IsTruncated")).isEqualTo("false");
        Answer none = s3.send("GET", "/bkt/k?uploadId=" + create());
        assertThat(none.element("NextPartNumberMarker")).isEqualTo("0");
    }

    @Test
    void uploadsAreListedByKeyThenByAge() {
        String first = create();
        s3.clock.advance(Duration.ofSeconds(1));
        String second = create();
        String other = s3.send("POST", "/bkt/dir/a?uploads").expect(200).element("UploadId");

        String all = s3.send("GET", "/bkt?uploads").body();
        assertThat(all.indexOf("<UploadId>" + other)).isPositive().isLessThan(all.indexOf("<UploadId>" + first));
        assertThat(all.indexOf("<UploadId>" + first)).isLessThan(all.indexOf("<UploadId>" + second));
        Answer rolled = s3.send("GET", "/bkt?uploads&delimiter=/&max-uploads=1");
        assertThat(rolled.body()).contains("<CommonPrefixes><Prefix>dir/</Prefix></CommonPrefixes>");
        assertThat(rolled.element("NextKeyMarker")).isEqualTo("dir/");
        Answer next = s3.send("GET", "/bkt?uploads&delimiter=/&max-uploads=1&key-marker=dir/");
        assertThat(next.element("UploadId")).isEqualTo(first);
        Answer last = s3.send("GET", "/bkt?uploads&key-marker=k&upload-id-marker=" + first);
        assertThat(last.element("UploadId")).isEqualTo(second);
        assertThat(s3.send("GET", "/bkt?uploads&key-marker=k").body()).doesNotContain("<Upload>");
        assertThat(s3.send("GET", "/bkt?uploads&key-marker=k&upload-id-marker=x")
                        .code())
                .isEqualTo("InvalidArgument");
        // Hexadecimal digits of the id are no delimiters.
        assertThat(s3.send("GET", "/bkt?uploads&delimiter=0").body()).doesNotContain("CommonPrefixes");
    }

    @Test
    void conditionsOfCompleteAreJudgedAtTheCommit() {
        String id = create();
        String etag = part(id, 1, TAIL);
        s3.put("/bkt/k", "meanwhile");

        assertThat(s3.send(completion(id, listed(1, etag)).with("If-None-Match", "*"))
                        .status())
                .isEqualTo(412);
        String present = s3.send("HEAD", "/bkt/k").header("ETag");
        Answer conflict = s3.send(completion(id, listed(1, etag)).with("If-Match", present));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.code()).isEqualTo("ConditionalRequestConflict");
        assertThat(s3.send("GET", "/bkt/k").body()).isEqualTo("meanwhile");
    }

    @Test
    void whatIsSaidOfTheWholeObjectIsChecked() {
        String id = create();
        String etag = part(id, 1, TAIL);

        assertThat(s3.send(completion(id, listed(1, etag)).with("x-amz-mp-object-size", "4"))
                        .code())
                .isEqualTo("InvalidRequest");
        assertThat(s3.send(completion(id, listed(1, etag)).with("x-amz-checksum-crc64nvme", "AAAAAAAAAAA="))
                        .code())
                .isEqualTo("BadDigest");
        assertThat(s3.send(completion(id, listed(1, etag)).with("x-amz-checksum-crc64nvme", crc64(TAIL)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void compositeChecksumsNeedEveryPartsOwn() {
        String id = create("x-amz-checksum-algorithm", "CRC32");
        CRC32 crc = new CRC32();
        crc.update(TAIL);
        byte[] value = ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
        String base64 = Base64.getEncoder().encodeToString(value);
        PlainRequest put = new PlainRequest("PUT", "/bkt/k?partNumber=1&uploadId=" + id)
                .with("x-amz-checksum-crc32", base64)
                .body(TAIL);
        Answer uploaded = s3.send(put);
        assertThat(uploaded.header("x-amz-checksum-crc32")).isEqualTo(base64);
        String etag = uploaded.header("ETag");

        assertThat(complete(id, listed(1, etag)).code()).isEqualTo("InvalidRequest");
        Answer done = complete(
                id,
                "<Part><PartNumber>1</PartNumber><ETag>" + etag + "</ETag><ChecksumCRC32>" + base64
                        + "</ChecksumCRC32></Part>");

        crc.reset();
        crc.update(value);
        String composite = Base64.getEncoder()
                        .encodeToString(ByteBuffer.allocate(4)
                                .putInt((int) crc.getValue())
                                .array())
                + "-1";
        assertThat(done.element("ChecksumCRC32")).isEqualTo(composite);
        assertThat(done.element("ChecksumType")).isEqualTo("COMPOSITE");
    }

    @Test
    void anUploadWithoutAChoiceTakesPartsWithAnyChecksumAndForgetsIt() {
        String id = create();
        String upload = "/bkt/k?partNumber=1&uploadId=" + id;
        Answer wrong = s3.send(new PlainRequest("PUT", upload)
                .with("x-amz-checksum-crc32", "AAAAAA==")
                .body("123456789"));
        Answer right = s3.send(new PlainRequest("PUT", upload)
                .with("x-amz-checksum-crc32", "y/Q5Jg==")
                .body("123456789"));

        assertThat(wrong.code()).isEqualTo("BadDigest");
        assertThat(right.header("x-amz-checksum-crc32")).isEqualTo("y/Q5Jg==");
        String etag = right.header("ETag");
        assertThat(complete(
                                id,
                                "<Part><PartNumber>1</PartNumber><ETag>" + etag
                                        + "</ETag><ChecksumCRC32>y/Q5Jg==</ChecksumCRC32></Part>")
                        .code())
                .isEqualTo("InvalidPart");
        Answer done = complete(id, listed(1, etag));
        assertThat(done.element("ChecksumCRC64NVME")).isEqualTo("rosUhgp5mIg=");
        assertThat(done.element("ChecksumType")).isEqualTo("FULL_OBJECT");
    }

    @Test
    void aPartOfAnotherAlgorithmIsRefused() {
        String id = create("x-amz-checksum-algorithm", "SHA256");

        Answer refused = s3.send(new PlainRequest("PUT", "/bkt/k?partNumber=1&uploadId=" + id)
                .with("x-amz-checksum-crc32", "AAAAAA==")
                .body(""));

        assertThat(refused.code()).isEqualTo("InvalidRequest");
        assertThat(refused.element("Message"))
                .contains("expected checksum Type: sha256")
                .endsWith("crc32");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CRC64NVME COMPOSITE", "SHA1 FULL_OBJECT", "SHA256 FULL_OBJECT", "MD4 COMPOSITE", "CRC32 HALF"})
    void checksumsThatDoNotGoTogetherAreRefused(String pair) {
        int blank = pair.indexOf(' ');
        Answer refused = s3.send(new PlainRequest("POST", "/bkt/k?uploads")
                .with("x-amz-checksum-algorithm", pair.substring(0, blank))
                .with("x-amz-checksum-type", pair.substring(blank + 1)));

        assertThat(refused.code()).isEqualTo("InvalidRequest");
        assertThat(s3.send(new PlainRequest("POST", "/bkt/k?uploads").with("x-amz-checksum-type", "COMPOSITE"))
                        .code())
                .isEqualTo("InvalidRequest");
    }
}

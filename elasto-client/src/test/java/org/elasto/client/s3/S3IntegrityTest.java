package org.elasto.client.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.elasto.client.ByteRange;
import org.elasto.client.ChecksumMode;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.FakeEngine;
import org.elasto.client.http.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That content arrives as it was sent, on every kind of endpoint. */
class S3IntegrityTest {

    private static final ObjectRef OBJECT = new ObjectRef("bucket", "key");
    private static final byte[] BYTES = "123456789".getBytes(StandardCharsets.US_ASCII);

    /** Of the check string: published CRC-64/NVME, and MD5 as md5sum prints it. */
    private static final String CRC = "rosUhgp5mIg=";

    private static final String CRC_FIELD = "x-amz-checksum-crc64nvme: " + CRC;
    private static final String MD5 = "25f9e794323b453885f5181f1b624d0b";
    private static final String MD5_BASE64 = "JfnnlDI7RTiF9RgfG2JNCw==";
    private static final String HEADER = "x-amz-checksum-crc64nvme";

    private final FakeEngine engine = FakeS3.engine();
    private final S3Operations operations = FakeS3.operations(engine);

    private PutObjectResult put(RequestBody body) {
        return operations.putObject(OBJECT, body, ObjectHeaders.NONE, Conditions.NONE);
    }

    private PutObjectResult put() {
        return put(RequestBody.of(BYTES));
    }

    private static RequestBody stream() {
        return RequestBody.once(new ByteArrayInputStream(BYTES), BYTES.length);
    }

    private static void assertDamaged(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(StorageException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.UNEXPECTED);
            assertThat(e.getMessage()).contains("checksum");
        });
    }

    @Test
    void firstContentCarriesBothUntilTheEndpointIsKnown() {
        engine.then(200, "", CRC_FIELD).then(200, "", CRC_FIELD);
        assertThat(put().checksum()).isEqualTo(new Checksum(Checksum.Algorithm.CRC64NVME, CRC));
        assertThat(engine.last().header(HEADER)).isEqualTo(CRC);
        assertThat(engine.last().header("Content-MD5")).isEqualTo(MD5_BASE64);
        put();
        assertThat(engine.last().header(HEADER)).isEqualTo(CRC);
        assertThat(engine.last().header("Content-MD5")).isNull();
    }

    @Test
    void endpointThatForgetsChecksumsGetsAnMd5() {
        engine.then(200, "", "ETag: \"" + MD5 + "\"").then(200, "", "ETag: \"" + MD5 + "\"");
        put();
        put();
        assertThat(engine.last().header(HEADER)).isNull();
        assertThat(engine.last().header("Content-MD5")).isEqualTo(MD5_BASE64);
    }

    @Test
    void endpointThatRefusesChecksumsGetsAnMd5() {
        engine.thenError(501, "NotImplemented").then(200, "").then(200, "");
        put();
        put();
        assertThat(engine.sent()).extracting(sent -> sent.header(HEADER)).containsExactly(CRC, null, null);
        assertThat(engine.last().header("Content-MD5")).isEqualTo(MD5_BASE64);
    }

    @Test
    void refusalOfSomethingElseStaysOne() {
        engine.thenError(400, "InvalidArgument")
                .thenError(400, "InvalidArgument")
                .then(200, "", CRC_FIELD);
        assertThatThrownBy(this::put).isInstanceOf(StorageException.class);
        put();
        assertThat(engine.last().header(HEADER)).isEqualTo(CRC);
    }

    @Test
    void uploadGoesWithoutWhereItsAlgorithmIsRefused() {
        engine.thenError(400, "InvalidRequest")
                .then(200, "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>");
        operations.createMultipartUpload(OBJECT, ObjectHeaders.NONE);
        assertThat(engine.sent())
                .extracting(sent -> sent.header("x-amz-checksum-algorithm"))
                .containsExactly("CRC64NVME", null);
    }

    @Test
    void otherChecksumThanSentIsDamage() {
        engine.then(200, "", "x-amz-checksum-crc64nvme: AAAAAAAAAAA=");
        assertDamaged(this::put);
        engine.then(200, "", CRC_FIELD);
        put();
    }

    @Test
    void otherEtagThanSentIsDamageWhereItIsAnMd5() {
        String wrong = "0".repeat(32);
        engine.then(200, "", "ETag: \"" + wrong + "\"");
        assertDamaged(this::put);
        engine.then(200, "", "ETag: \"" + wrong + "\"", "x-amz-server-side-encryption: aws:kms");
        put();
        engine.then(200, "", "ETag: \"" + wrong + "-1\"");
        put();
    }

    @Test
    void plainHttpSignsContentInMemory() {
        engine.then(200, "", CRC_FIELD);
        put();
        // As sha256sum prints it.
        assertThat(engine.last().header("x-amz-content-sha256"))
                .isEqualTo("15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225");
    }

    @Test
    void tlsProtectsContentByItself() {
        FakeEngine secure = FakeS3.engine().then(200, "", CRC_FIELD).then(200, "", CRC_FIELD);
        S3Operations there = FakeS3.operations(secure, FakeS3.settings().build(), "gate.example.org");
        there.putObject(OBJECT, RequestBody.of(BYTES), ObjectHeaders.NONE, Conditions.NONE);
        assertThat(secure.last().header("x-amz-content-sha256")).isEqualTo("UNSIGNED-PAYLOAD");
        there.putObject(OBJECT, stream(), ObjectHeaders.NONE, Conditions.NONE);
        assertThat(secure.last().header("x-amz-content-sha256")).isEqualTo("STREAMING-UNSIGNED-PAYLOAD-TRAILER");
        assertThat(secure.last().body()).isEqualTo("9\r\n123456789\r\n0\r\n" + HEADER + ":" + CRC + "\r\n\r\n");
    }

    @Test
    void streamIsSignedInChunksAndComparedAfterwards() {
        engine.then(200, "", "ETag: \"" + MD5 + "\"");
        put(stream());
        assertThat(engine.last().header("x-amz-content-sha256")).isEqualTo("STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
        assertThat(engine.last().header("x-amz-decoded-content-length")).isEqualTo("9");
        assertThat(engine.last().body())
                .startsWith("9;chunk-signature=")
                .contains("\r\n123456789\r\n0;chunk-signature=");
        engine.then(200, "", "ETag: \"" + "0".repeat(32) + "\"");
        assertDamaged(() -> put(stream()));
        engine.then(200, "", "x-amz-checksum-crc64nvme: AAAAAAAAAAA=");
        assertDamaged(() -> put(stream()));
    }

    @Test
    void checksumFollowsAStreamWhereThatIsKnownToWork() {
        engine.then(200, "", CRC_FIELD).then(200, "", CRC_FIELD);
        put();
        put(stream());
        assertThat(engine.last().header("x-amz-content-sha256"))
                .isEqualTo("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");
        assertThat(engine.last().header("x-amz-trailer")).isEqualTo(HEADER);
        assertThat(engine.last().body()).contains("\r\n" + HEADER + ":" + CRC + "\r\nx-amz-trailer-signature:");
    }

    @Test
    void fileIsReadAgainForEachAttempt(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("file"), BYTES);
        engine.thenError(503, "SlowDown").then(200, "", CRC_FIELD);
        put(RequestBody.of(file, 0, BYTES.length));
        assertThat(engine.sent())
                .hasSize(2)
                .allSatisfy(sent -> assertThat(sent.body()).contains("123456789"));
    }

    @Test
    void offMeansNone() {
        FakeEngine plain = FakeS3.engine().then(200, "", "ETag: \"" + "0".repeat(32) + "\"");
        S3Operations there = FakeS3.operations(
                plain, FakeS3.settings().checksum(ChecksumMode.OFF).build(), "localhost:9000");
        there.putObject(OBJECT, RequestBody.of(BYTES), ObjectHeaders.NONE, Conditions.NONE);
        assertThat(plain.last().header(HEADER)).isNull();
        assertThat(plain.last().header("Content-MD5")).isNull();
    }

    @Test
    void wholeObjectIsVerifiedByTheChecksumOfAllParts() {
        UploadedPart first = part(1, "12345");
        UploadedPart second = part(2, "6789");
        engine.then(200, completed(CRC)).then(200, completed("AAAAAAAAAAA="));
        MultipartUpload upload = new MultipartUpload(OBJECT, "u");
        operations.completeMultipartUpload(upload, List.of(first, second), Conditions.NONE);
        assertThat(engine.last().header(HEADER)).isEqualTo(CRC);
        assertThat(engine.last().header("x-amz-checksum-type")).isEqualTo("FULL_OBJECT");
        assertDamaged(() -> operations.completeMultipartUpload(upload, List.of(first, second), Conditions.NONE));
    }

    private static UploadedPart part(int number, String content) {
        RequestBody body = RequestBody.of(content.getBytes(StandardCharsets.US_ASCII));
        String crc = S3Checksums.of(body, S3Checksums.of(Checksum.Algorithm.CRC64NVME));
        return new UploadedPart(number, "e", new Checksum(Checksum.Algorithm.CRC64NVME, crc), content.length());
    }

    private static String completed(String crc) {
        return "<CompleteMultipartUploadResult><ETag>e-2</ETag><ChecksumCRC64NVME>" + crc
                + "</ChecksumCRC64NVME></CompleteMultipartUploadResult>";
    }

    private byte[] get(GetObjectOptions options) throws IOException {
        try (GetObjectResult result = operations.getObject(OBJECT, options)) {
            return result.body().readAllBytes();
        }
    }

    @Test
    void contentReadIsComparedWithWhatTheServiceTells() throws IOException {
        for (String told : new String[] {
            CRC_FIELD,
            "x-amz-checksum-crc32: y/Q5Jg==",
            "x-amz-checksum-crc32c: 4waSgw==",
            "x-amz-checksum-sha1: 98O8HYCOBHMq32eZZczDTKeuNEE=",
            "x-amz-checksum-sha256: FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=",
            "ETag: \"" + MD5 + "\""
        }) {
            engine.then(200, "123456789", "Content-Length: 9", told);
            assertThat(get(GetObjectOptions.WHOLE)).isEqualTo(BYTES);
            assertThat(engine.last().header("x-amz-checksum-mode")).isEqualTo("ENABLED");
            engine.then(200, "12345678x", "Content-Length: 9", told);
            assertDamaged(() -> get(GetObjectOptions.WHOLE));
        }
    }

    @Test
    void whatIsNoChecksumOfTheContentIsNotCompared() throws IOException {
        for (String told :
                new String[] {"x-amz-checksum-crc32: AAAAAA==-2", "ETag: \"" + "0".repeat(32) + "-2\"", "ETag: \"0123\""
                }) {
            engine.then(200, "123456789", "Content-Length: 9", told);
            assertThat(get(GetObjectOptions.WHOLE)).isEqualTo(BYTES);
        }
    }

    @Test
    void rangeIsCountedOnly() throws IOException {
        engine.then(206, "234", "Content-Length: 3", "Content-Range: bytes 1-3/9", "ETag: \"" + MD5 + "\"");
        try (GetObjectResult result = operations.getObject(OBJECT, GetObjectOptions.of(new ByteRange(1, 3)))) {
            assertThat(result.range()).isEqualTo(new ByteRange(1, 3));
            assertThat(result.info().size()).isEqualTo(9);
            assertThat(result.body().readAllBytes()).isEqualTo("234".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(engine.last().header("Range")).isEqualTo("bytes=1-3");
        assertThat(engine.last().header("x-amz-checksum-mode")).isNull();
    }

    @Test
    void contentThatEndsEarlyIsNoContent() {
        engine.then(200, "1234", "Content-Length: 9");
        assertThatThrownBy(() -> get(GetObjectOptions.WHOLE)).isInstanceOfSatisfying(StorageException.class, e -> {
            assertThat(e.retryable()).isTrue();
            assertThat(e.getMessage()).contains("4 bytes instead of 9");
        });
    }

    @Test
    void otherRangesThanAskedForAreRefused() {
        GetObjectOptions options = GetObjectOptions.of(new ByteRange(1, 3));
        for (String told :
                new String[] {"bytes 0-2/9", "bytes 1-4/9", "bytes 3-1/9", "bytes */9", "bytes 1-9/9", "x"}) {
            engine.then(206, "234", "Content-Length: 3", "Content-Range: " + told);
            assertThatThrownBy(() -> get(options)).isInstanceOf(StorageException.class);
        }
        engine.then(200, "123456789", "Content-Length: 9");
        assertThatThrownBy(() -> get(options)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> get(GetObjectOptions.of(new ByteRange(1, 0)))).isInstanceOf(StorageException.class);
    }
}

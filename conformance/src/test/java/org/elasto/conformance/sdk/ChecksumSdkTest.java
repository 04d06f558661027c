package org.elasto.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Checksums as the SDK computes, sends and verifies them; expected values are those of "123456789" in the catalogues. */
class ChecksumSdkTest {

    private static final byte[] DIGITS = "123456789".getBytes(StandardCharsets.US_ASCII);
    private static final int PART = 5 << 20;

    @RegisterExtension
    static final SdkServer server = new SdkServer();

    private S3Client s3;
    private String bucket;

    @BeforeEach
    void freshBucket() {
        s3 = server.client();
        bucket = server.bucket();
    }

    @ParameterizedTest
    @CsvSource({
        "CRC32, y/Q5Jg==",
        "CRC32_C, 4waSgw==",
        "SHA1, 98O8HYCOBHMq32eZZczDTKeuNEE=",
        "SHA256, FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="
    })
    void eachAlgorithmIsCheckedAndGivenBack(ChecksumAlgorithm algorithm, String expected) {
        PutObjectResponse put = s3.putObject(
                request -> request.bucket(bucket).key("k").checksumAlgorithm(algorithm), RequestBody.fromBytes(DIGITS));
        HeadObjectResponse head =
                s3.headObject(request -> request.bucket(bucket).key("k").checksumMode(ChecksumMode.ENABLED));
        ResponseBytes<GetObjectResponse> got =
                s3.getObjectAsBytes(request -> request.bucket(bucket).key("k").checksumMode(ChecksumMode.ENABLED));

        assertThat(given(put.toString(), algorithm)).isEqualTo(expected);
        assertThat(given(head.toString(), algorithm)).isEqualTo(expected);
        assertThat(given(got.response().toString(), algorithm)).isEqualTo(expected);
        assertThat(head.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
        assertThat(got.asByteArray()).isEqualTo(DIGITS);
    }

    /** The value of the one field of a response that is named for the algorithm. */
    private static String given(String response, ChecksumAlgorithm algorithm) {
        String name = "Checksum" + algorithm.name().replace("_", "") + "=";
        int from = response.indexOf(name) + name.length();
        assertThat(from).as(response).isGreaterThan(name.length());
        int end = from;
        while (",)".indexOf(response.charAt(end)) < 0) {
            end++;
        }
        return response.substring(from, end);
    }

    @Test
    void withoutAChoiceTheSdkSendsACrc32() {
        PutObjectResponse put = s3.putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromBytes(DIGITS));

        assertThat(put.checksumCRC32()).isEqualTo("y/Q5Jg==");
    }

    @Test
    void withNoneTheServerComputesACrc64() {
        try (S3Client plain = server.builder()
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .build()) {
            plain.putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromBytes(DIGITS));
        }

        HeadObjectResponse head =
                s3.headObject(request -> request.bucket(bucket).key("k").checksumMode(ChecksumMode.ENABLED));
        assertThat(head.checksumCRC64NVME()).isEqualTo("rosUhgp5mIg=");
        assertThat(head.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
    }

    /** The SDK computes no CRC64NVME without native code, but sends and gives back one that it is told. */
    @Test
    void aCrc64CanBeGiven() {
        PutObjectResponse put = s3.putObject(
                request -> request.bucket(bucket).key("k").checksumCRC64NVME("rosUhgp5mIg="),
                RequestBody.fromBytes(DIGITS));

        assertThat(put.checksumCRC64NVME()).isEqualTo("rosUhgp5mIg=");
        Refused.with(
                400,
                "BadDigest",
                () -> s3.putObject(
                        request -> request.bucket(bucket).key("k").checksumCRC64NVME("AAAAAAAAAAA="),
                        RequestBody.fromBytes(DIGITS)));
    }

    /** Begun without an algorithm, as most programs do, while the SDK sends a CRC32 with every part. */
    @Test
    void anUploadInPartsWithoutAChoiceGetsACrc64() {
        byte[] content = Bytes.of(PART + 9, 6);
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(bucket).key("k"))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            int partNumber = number;
            byte[] bytes = number == 1 ? Arrays.copyOf(content, PART) : Arrays.copyOfRange(content, PART, PART + 9);
            UploadPartResponse put = s3.uploadPart(
                    request -> request.bucket(bucket).key("k").uploadId(upload).partNumber(partNumber),
                    RequestBody.fromBytes(bytes));
            assertThat(put.checksumCRC32()).isNotEmpty();
            parts.add(
                    CompletedPart.builder().partNumber(number).eTag(put.eTag()).build());
        }
        CompleteMultipartUploadResponse completed = s3.completeMultipartUpload(
                request -> request.bucket(bucket).key("k").uploadId(upload).multipartUpload(list -> list.parts(parts)));
        try (S3Client plain = server.builder()
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .build()) {
            plain.putObject(request -> request.bucket(bucket).key("whole"), RequestBody.fromBytes(content));
        }

        assertThat(completed.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
        assertThat(completed.checksumCRC64NVME())
                .isEqualTo(s3.headObject(
                                request -> request.bucket(bucket).key("whole").checksumMode(ChecksumMode.ENABLED))
                        .checksumCRC64NVME());
    }

    @Test
    void aWrongChecksumIsRefusedAndNothingKept() {
        Refused.with(
                400,
                "BadDigest",
                () -> s3.putObject(
                        request -> request.bucket(bucket).key("k").checksumCRC32("AAAAAA=="),
                        RequestBody.fromBytes(DIGITS)));
        Refused.with(
                400,
                "BadDigest",
                () -> s3.putObject(
                        request -> request.bucket(bucket).key("k").contentMD5("AAAAAAAAAAAAAAAAAAAAAA=="),
                        RequestBody.fromBytes(DIGITS)));
        Refused.with(
                400,
                "InvalidRequest",
                () -> s3.putObject(
                        request -> request.bucket(bucket).key("k").checksumCRC32("nonsense"),
                        RequestBody.fromBytes(DIGITS)));
        assertThat(s3.listObjectsV2(request -> request.bucket(bucket)).contents())
                .isEmpty();
    }

    @Test
    void aRangeHasNoChecksumOfTheWhole() {
        s3.putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromBytes(DIGITS));

        GetObjectResponse part = s3.getObjectAsBytes(request ->
                        request.bucket(bucket).key("k").range("bytes=0-3").checksumMode(ChecksumMode.ENABLED))
                .response();

        assertThat(part.checksumCRC32()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "CRC32, COMPOSITE",
        "CRC32_C, COMPOSITE",
        "SHA1, COMPOSITE",
        "SHA256, COMPOSITE",
        "CRC32, FULL_OBJECT",
        "CRC32_C, FULL_OBJECT"
    })
    void anUploadInPartsHasAChecksumOfPartsOrOfTheWhole(ChecksumAlgorithm algorithm, ChecksumType type) {
        byte[] content = Bytes.of(PART + 77, 4);
        String whole = given(
                s3.putObject(
                                request -> request.bucket(bucket).key("whole").checksumAlgorithm(algorithm),
                                RequestBody.fromBytes(content))
                        .toString(),
                algorithm);

        CompleteMultipartUploadResponse completed = uploaded(content, algorithm, type);
        HeadObjectResponse head =
                s3.headObject(request -> request.bucket(bucket).key("k").checksumMode(ChecksumMode.ENABLED));
        ResponseBytes<GetObjectResponse> got =
                s3.getObjectAsBytes(request -> request.bucket(bucket).key("k").checksumMode(ChecksumMode.ENABLED));

        assertThat(got.asByteArray()).isEqualTo(content);
        assertThat(completed.checksumType()).isEqualTo(type);
        assertThat(head.checksumType()).isEqualTo(type);
        String checksum = given(head.toString(), algorithm);
        assertThat(given(completed.toString(), algorithm)).isEqualTo(checksum);
        if (type == ChecksumType.FULL_OBJECT) {
            assertThat(checksum).isEqualTo(whole);
        } else {
            assertThat(checksum).endsWith("-2").isNotEqualTo(whole);
        }
    }

    private CompleteMultipartUploadResponse uploaded(byte[] content, ChecksumAlgorithm algorithm, ChecksumType type) {
        String upload = s3.createMultipartUpload(request -> request.bucket(bucket)
                        .key("k")
                        .checksumAlgorithm(algorithm)
                        .checksumType(type))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            int from = (number - 1) * PART;
            byte[] bytes = Arrays.copyOfRange(content, from, Math.min(from + PART, content.length));
            int partNumber = number;
            UploadPartResponse put = s3.uploadPart(
                    request -> request.bucket(bucket)
                            .key("k")
                            .uploadId(upload)
                            .partNumber(partNumber)
                            .checksumAlgorithm(algorithm),
                    RequestBody.fromBytes(bytes));
            parts.add(CompletedPart.builder()
                    .partNumber(number)
                    .eTag(put.eTag())
                    .checksumCRC32(put.checksumCRC32())
                    .checksumCRC32C(put.checksumCRC32C())
                    .checksumCRC64NVME(put.checksumCRC64NVME())
                    .checksumSHA1(put.checksumSHA1())
                    .checksumSHA256(put.checksumSHA256())
                    .build());
        }
        return s3.completeMultipartUpload(request -> request.bucket(bucket)
                .key("k")
                .uploadId(upload)
                .checksumType(type)
                .multipartUpload(list -> list.parts(parts)));
    }

    /** The JDK's own CRC-32 as a third opinion on the value that the SDK and the server agree on. */
    @Test
    void theWholeOfAnUploadInPartsIsWhatAnybodyComputes() {
        byte[] content = Bytes.of(PART + 5, 5);
        CRC32 crc = new CRC32();
        crc.update(content);
        byte[] bytes = ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();

        assertThat(uploaded(content, ChecksumAlgorithm.CRC32, ChecksumType.FULL_OBJECT)
                        .checksumCRC32())
                .isEqualTo(Base64.getEncoder().encodeToString(bytes));
    }

    @Test
    void typesThatDoNotGoWithAnAlgorithmAreRefused() {
        for (ChecksumAlgorithm sha : List.of(ChecksumAlgorithm.SHA1, ChecksumAlgorithm.SHA256)) {
            Refused.with(
                    400,
                    "InvalidRequest",
                    () -> s3.createMultipartUpload(request -> request.bucket(bucket)
                            .key("k")
                            .checksumAlgorithm(sha)
                            .checksumType(ChecksumType.FULL_OBJECT)));
        }
        Refused.with(
                400,
                "InvalidRequest",
                () -> s3.createMultipartUpload(request -> request.bucket(bucket)
                        .key("k")
                        .checksumAlgorithm(ChecksumAlgorithm.CRC64_NVME)
                        .checksumType(ChecksumType.COMPOSITE)));
    }
}

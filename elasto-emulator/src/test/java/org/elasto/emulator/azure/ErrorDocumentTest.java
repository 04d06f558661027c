package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorDocumentTest {

    private static final Instant NOW = Instant.parse("2025-05-13T09:17:06.4681667Z");
    private static final String ID = "159c33a8-0001-001e-3e4c-f15ade000000";

    private static String document(AzureException refusal) {
        return new String(ErrorDocument.bytes(refusal, ID, NOW), StandardCharsets.UTF_8);
    }

    @Test
    void theDocumentIsTheServicesOwn() {
        assertThat(document(new AzureException(AzureError.BLOB_NOT_FOUND)))
                .isEqualTo(
                        "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>BlobNotFound</Code><Message>The"
                                + " specified blob does not exist.\nRequestId:" + ID
                                + "\nTime:2025-05-13T09:17:06.4681667Z</Message></Error>");
    }

    @Test
    void theByteOrderMarkIsThreeBytes() {
        byte[] bytes = ErrorDocument.bytes(new AzureException(AzureError.BLOB_NOT_FOUND), ID, NOW);

        assertThat(Arrays.copyOf(bytes, 4)).containsExactly(0xEF, 0xBB, 0xBF, '<');
    }

    @Test
    void childrenFollowAndAreEscaped() {
        AzureException refusal =
                AzureException.invalidHeader("x-ms-meta-a", "<&>\u0001\uD800").with("Empty", "");

        assertThat(document(refusal))
                .endsWith("</Message><HeaderName>x-ms-meta-a</HeaderName>"
                        + "<HeaderValue>&lt;&amp;&gt;\uFFFD\uFFFD</HeaderValue><Empty /></Error>");
    }

    @ParameterizedTest
    @CsvSource({"GET, 404, true", "PUT, 412, true", "HEAD, 404, false", "GET, 304, false"})
    void someAnswersHaveNoBody(String method, int status, boolean body) {
        assertThat(ErrorDocument.hasBody(method, status)).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({"2017-04-17, ", "2017-11-08, ", "2017-11-09, BlobNotFound", "2026-06-06, BlobNotFound"})
    void youngVersionsHaveTheCodeInAHeader(String version, String header) {
        assertThat(ErrorDocument.codeHeader(
                        AzureError.BLOB_NOT_FOUND, Objects.requireNonNull(ApiVersion.parse(version))))
                .isEqualTo(header);
    }

    /** From the live service, recorded in 2019 (Azure/azure-storage-python, tests/recordings, MIT). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "412|ConditionNotMet|The condition specified using HTTP conditional header(s) is not met.",
                "409|ContainerAlreadyExists|The specified container already exists.",
                "404|ContainerNotFound|The specified container does not exist.",
                "400|InvalidQueryParameterValue|Value for one of the query parameters specified in the request URI is invalid.",
                "404|ResourceNotFound|The specified resource does not exist.",
                "409|BlobUsesCustomerSpecifiedEncryption|The blob is encrypted with customer specified encryption, but it was not provided in the request.",
                "404|ShareNotFound|The specified share does not exist.",
                "416|InvalidRange|The range specified is invalid for the current size of the resource.",
                "403|AuthorizationPermissionMismatch|This request is not authorized to perform this operation using this permission.",
                "400|Md5Mismatch|The MD5 value specified in the request did not match with the MD5 value calculated by the server.",
                "404|BlobNotFound|The specified blob does not exist.",
                "409|LeaseAlreadyPresent|There is already a lease present.",
                "412|SequenceNumberConditionNotMet|The sequence number condition specified was not met.",
                "412|AppendPositionConditionNotMet|The append position condition specified was not met.",
                "409|BlobBeingRehydrated|This operation is not permitted because the blob is being rehydrated.",
                "400|InvalidBlockList|The specified block list is invalid.",
                "409|ResourceAlreadyExists|The specified resource already exists.",
                "400|FileInvalidPermission|The specified file permission is not valid.",
                "409|CannotVerifyCopySource|The source request body for copy source does not match requested length to write on target.",
                "400|InvalidHeaderValue|The value for one of the HTTP headers is not in the correct format.",
                "400|InvalidXmlDocument|XML specified is not syntactically valid.",
                "409|ShareHasSnapshots|The share has snapshots and the operation requires no snapshots.",
            })
    void recordedErrorsAreRowsOfTheTable(int status, String code, String message) {
        assertThat(AzureError.values()).anySatisfy(error -> {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.status()).isEqualTo(status);
            assertThat(error.message()).isEqualTo(message);
        });
    }

    @Test
    void noErrorIsThereTwice() {
        assertThat(Arrays.stream(AzureError.values())
                        .map(error -> error.status() + error.code() + error.message())
                        .toList())
                .doesNotHaveDuplicates();
    }
}

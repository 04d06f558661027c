package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies in aws-chunked framing, sent through the front: what is taken, and how each lie is answered. */
class AwsChunksTest {

    private static final String SIGNED = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private static final String SIGNED_TRAILER = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    private static final String UNSIGNED_TRAILER = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private static final String CONTENT = "0123456789".repeat(2000);

    private final S3Bench s3 = new S3Bench().bucket("bkt");

    @AfterEach
    void nothingBrokeOnTheWay() {
        assertThat(s3.failures()).isZero();
    }

    private static String crc32(String content) {
        CRC32 crc = new CRC32();
        crc.update(Signing.bytes(content));
        int value = (int) crc.getValue();
        return Base64.getEncoder()
                .encodeToString(
                        new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value});
    }

    /** The head of a PUT, signed for a form of payload. */
    private PlainRequest head(String form, String... headers) {
        PlainRequest request = new PlainRequest("PUT", "/bkt/k").with("Content-Encoding", "aws-chunked");
        if (Arrays.stream(headers).noneMatch("x-amz-decoded-content-length"::equals)) {
            request.with("x-amz-decoded-content-length", Integer.toString(CONTENT.length()));
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.with(headers[i], headers[i + 1]);
        }
        return Signing.of(s3).payload(form).header(request);
    }

    private Answer send(PlainRequest head, byte[] body) {
        return s3.sendAsIs(
                head.changed("Content-Length", Integer.toString(body.length)).bodyAsIs(body));
    }

    private Answer send(PlainRequest head, String body) {
        return send(head, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Signs chunks of some size and the last one of none, and a trailer if there is one. */
    private byte[] signed(PlainRequest head, int size, String trailer) {
        String header = String.valueOf(head.header("Authorization"));
        Signing signing = Signing.of(s3);
        Caller.ChunkSigning chunks = new Caller.ChunkSigning(
                "owner-key",
                signing.signingKey(),
                header.substring(header.indexOf("Signature=") + 10),
                signing.timestamp(),
                signing.scope());
        String previous = chunks.seed();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int from = 0; from <= CONTENT.length(); from += size) {
            String data = CONTENT.substring(from, Math.min(CONTENT.length(), from + size));
            String hash = Hex.encode(Digests.sha256(Signing.bytes(data)));
            previous = SigV4.signature(signing.signingKey(), chunks.chunkStringToSign(previous, hash));
            out.writeBytes(Signing.bytes(Integer.toHexString(data.length()) + ";chunk-signature=" + previous + "\r\n"));
            out.writeBytes(Signing.bytes(data.isEmpty() ? "" : data + "\r\n"));
        }
        if (!trailer.isEmpty()) {
            String hash = Hex.encode(Digests.sha256(Signing.bytes(trailer + "\n")));
            String signature = SigV4.signature(signing.signingKey(), chunks.trailerStringToSign(previous, hash));
            out.writeBytes(Signing.bytes(trailer + "\r\nx-amz-trailer-signature:" + signature + "\r\n"));
        }
        out.writeBytes(Signing.bytes("\r\n"));
        return out.toByteArray();
    }

    private static String unsigned(String trailer) {
        return "4e20\r\n" + CONTENT + "\r\n0\r\n" + trailer + "\r\n\r\n";
    }

    private void refused(Answer answer, int status, String code) {
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(s3.send("GET", "/bkt/k").status()).as("nothing is stored").isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 20_000})
    void signedChunksAreTaken(int size) {
        PlainRequest head = head(SIGNED);

        assertThat(send(head, signed(head, size, "")).status()).isEqualTo(200);
        Answer get = s3.send("GET", "/bkt/k");
        assertThat(get.body()).isEqualTo(CONTENT);
        assertThat(get.header("Content-Encoding")).isEmpty();
    }

    @Test
    void signedTrailersAreTaken() {
        PlainRequest head = head(SIGNED_TRAILER, "x-amz-trailer", "x-amz-checksum-crc32");

        Answer put = send(head, signed(head, 10_000, "x-amz-checksum-crc32:" + crc32(CONTENT)));

        assertThat(put.header("x-amz-checksum-crc32")).isEqualTo(crc32(CONTENT));
    }

    @Test
    void unsignedTrailersAreTaken() {
        PlainRequest head = head(UNSIGNED_TRAILER, "x-amz-trailer", "x-amz-checksum-crc32");

        Answer put = send(head, unsigned("x-amz-checksum-crc32:" + crc32(CONTENT)));

        assertThat(put.header("x-amz-checksum-crc32")).isEqualTo(crc32(CONTENT));
        assertThat(s3.send("GET", "/bkt/k").body()).isEqualTo(CONTENT);
    }

    @Test
    void aTamperedChunkIsAMismatch() {
        PlainRequest head = head(SIGNED);
        byte[] body = signed(head, 10_000, "");
        body[10_500] ^= 1;

        Answer answer = send(head, body);

        refused(answer, 403, "SignatureDoesNotMatch");
        assertThat(answer.element("AWSAccessKeyId")).isEqualTo("owner-key");
        assertThat(answer.element("StringToSign"))
                .startsWith(
                        "AWS4-HMAC-SHA256-PAYLOAD&#10;20261124T080000Z&#10;20261124/us-east-1/s3/aws4_request&#10;");
        assertThat(answer.element("SignatureProvided")).hasSize(64);
        assertThat(answer.element("StringToSignBytes")).startsWith("41 57 53 34");
        assertThat(answer.body()).doesNotContain("CanonicalRequest");
    }

    @Test
    void chunksInAnotherOrderAreAMismatch() {
        PlainRequest head = head(SIGNED);
        byte[] body = signed(head, 10_000, "");
        int chunk = "2710;chunk-signature=".length() + 64 + 2 + 10_000 + 2;
        byte[] swapped = body.clone();
        System.arraycopy(body, 0, swapped, chunk, chunk);
        System.arraycopy(body, chunk, swapped, 0, chunk);

        refused(send(head, swapped), 403, "SignatureDoesNotMatch");
    }

    @Test
    void theLastChunkIsSignedToo() {
        PlainRequest head = head(SIGNED);
        byte[] body = signed(head, 20_000, "");
        body[body.length - 10] ^= 1;

        refused(send(head, body), 403, "SignatureDoesNotMatch");
    }

    @Test
    void chunksSignedForAnotherHeadAreAMismatch() {
        PlainRequest other = head(SIGNED, "x-amz-meta-a", "1");

        refused(send(head(SIGNED), signed(other, 20_000, "")), 403, "SignatureDoesNotMatch");
    }

    @Test
    void aTamperedTrailerIsAMismatch() {
        PlainRequest head = head(SIGNED_TRAILER, "x-amz-trailer", "x-amz-checksum-crc32");
        String right =
                new String(signed(head, 20_000, "x-amz-checksum-crc32:" + crc32(CONTENT)), StandardCharsets.US_ASCII);

        Answer answer = send(head, right.replace(crc32(CONTENT), "AAAAAA=="));

        refused(answer, 403, "SignatureDoesNotMatch");
        assertThat(answer.element("StringToSign")).startsWith("AWS4-HMAC-SHA256-TRAILER&#10;");
    }

    @Test
    void aTrailerWithoutItsSignatureIsNotTaken() {
        PlainRequest head = head(SIGNED_TRAILER, "x-amz-trailer", "x-amz-checksum-crc32");
        String right =
                new String(signed(head, 20_000, "x-amz-checksum-crc32:" + crc32(CONTENT)), StandardCharsets.US_ASCII);
        int signature = right.indexOf("x-amz-trailer-signature");

        refused(send(head, right.substring(0, signature) + "\r\n"), 400, "IncompleteBody");
        refused(send(head, right.substring(0, signature) + "\r\n\r\n"), 400, "MalformedTrailerError");
    }

    @Test
    void aWrongChecksumInATrailerIsSaidToBe() {
        PlainRequest head = head(UNSIGNED_TRAILER, "x-amz-trailer", "x-amz-checksum-crc32");

        Answer answer = send(head, unsigned("x-amz-checksum-crc32:AAAAAA=="));

        refused(answer, 400, "BadDigest");
        assertThat(answer.element("Message"))
                .isEqualTo("The CRC32 you specified did not match the calculated checksum.");
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-checksum-crc32:AAAA, InvalidRequest",
        "x-amz-checksum-crc32:, InvalidRequest",
        "x-amz-checksum-crc32:AAAAAA, InvalidRequest",
        "x-amz-checksum-crc32:%%%, InvalidRequest",
        "x-amz-checksum-sha1:AAAAAA==, MalformedTrailerError",
        "x-amz-meta-a:b, MalformedTrailerError",
        "nonsense, MalformedTrailerError",
        ":AAAAAA==, MalformedTrailerError",
    })
    void aTrailerMustBeWhatWasAnnounced(String trailer, String code) {
        PlainRequest head = head(UNSIGNED_TRAILER, "x-amz-trailer", "x-amz-checksum-crc32");

        refused(send(head, unsigned(trailer)), 400, code);
    }

    @Test
    void anAnnouncedTrailerMustCome() {
        PlainRequest head = head(UNSIGNED_TRAILER, "x-amz-trailer", "x-amz-checksum-crc32");

        refused(send(head, "4e20\r\n" + CONTENT + "\r\n0\r\n\r\n"), 400, "MalformedTrailerError");
    }

    @Test
    void aTrailerThatWasNotAnnouncedIsNotTaken() {
        refused(
                send(head(UNSIGNED_TRAILER), unsigned("x-amz-checksum-crc32:" + crc32(CONTENT))),
                400,
                "MalformedTrailerError");
        PlainRequest signed = head(SIGNED);
        refused(
                send(signed, signed(signed, 20_000, "x-amz-checksum-crc32:" + crc32(CONTENT))),
                400,
                "MalformedTrailerError");
    }

    @Test
    void aChecksumIsSentOnce() {
        String right = crc32(CONTENT);
        PlainRequest head =
                head(UNSIGNED_TRAILER, "x-amz-trailer", "x-amz-checksum-crc32", "x-amz-checksum-crc32", right);

        refused(send(head, unsigned("x-amz-checksum-crc32:" + right)), 400, "InvalidRequest");
    }

    @Test
    void theNamedAlgorithmIsTheOneOfTheTrailer() {
        PlainRequest head =
                head(UNSIGNED_TRAILER, "x-amz-trailer", "x-amz-checksum-crc32", "x-amz-sdk-checksum-algorithm", "SHA1");

        Answer answer = send(head, unsigned("x-amz-checksum-crc32:" + crc32(CONTENT)));

        refused(answer, 400, "InvalidRequest");
        assertThat(answer.element("Message")).contains("x-amz-sdk-checksum-algorithm");
    }

    @Test
    void onlyTheLastChunkMayBeSmall() {
        PlainRequest head = head(SIGNED);

        Answer answer = send(head, signed(head, 8191, ""));

        refused(answer, 400, "InvalidChunkSizeError");
        assertThat(answer.element("Chunk")).isEqualTo("1");
        assertThat(answer.element("BadChunkSize")).isEqualTo("8191");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4e20",
                "4e20\r\n",
                "4e20\r\n0123",
                "g\r\n",
                "-4e20\r\n",
                "+4e20\r\n",
                "0x4e20\r\n",
                " 4e20\r\n",
                "\r\n",
                "ffffffffffffffff\r\n",
                "8000000000000000\r\n",
                "7fffffffffffffff\r\n0123",
                "5\r\nhelloX",
                "5\r\nhello0\r\n\r\n",
                "0\r\n\r\n",
                "0\r\n",
            })
    void framingThatIsNoneIsAnIncompleteBody(String body) {
        refused(send(head(UNSIGNED_TRAILER), body), 400, "IncompleteBody");
    }

    @Test
    void moreThanWasAnnouncedIsNotTaken() {
        PlainRequest head = head(UNSIGNED_TRAILER, "x-amz-decoded-content-length", "100");

        refused(send(head, unsigned("")), 400, "IncompleteBody");
        refused(
                send(head(UNSIGNED_TRAILER), unsigned("").replace("\r\n0\r\n", "\r\n1\r\nx\r\n0\r\n")),
                400,
                "IncompleteBody");
        refused(send(head(UNSIGNED_TRAILER), "4e20\r\n" + CONTENT + "\r\n0\r\n\r\nmore"), 400, "IncompleteBody");
    }

    @Test
    void aLineWithoutEndIsNotGathered() {
        refused(send(head(UNSIGNED_TRAILER), "1".repeat(5000)), 400, "IncompleteBody");
        refused(
                send(head(UNSIGNED_TRAILER), "4e20\r\n" + CONTENT + "\r\n0\r\n" + "x".repeat(5000)),
                400,
                "MalformedTrailerError");
    }

    @ParameterizedTest
    @CsvSource({"x, InvalidArgument", "-1, InvalidArgument", "'', InvalidArgument", "5368709121, EntityTooLarge"})
    void theDecodedLengthIsANumberWithinBounds(String length, String code) {
        refused(send(head(UNSIGNED_TRAILER, "x-amz-decoded-content-length", length), unsigned("")), 400, code);
    }

    @Test
    void theDecodedLengthMustBeThere() {
        PlainRequest head = Signing.of(s3)
                .payload(UNSIGNED_TRAILER)
                .header(new PlainRequest("PUT", "/bkt/k").with("Content-Encoding", "aws-chunked"));

        refused(send(head, unsigned("")), 411, "MissingContentLength");
    }

    @Test
    void theEncodingOfTheObjectStays() {
        PlainRequest head = new PlainRequest("PUT", "/bkt/k")
                .with("Content-Encoding", "gzip,aws-chunked")
                .with("x-amz-decoded-content-length", Integer.toString(CONTENT.length()));

        assertThat(send(Signing.of(s3).payload(UNSIGNED_TRAILER).header(head), "4e20\r\n" + CONTENT + "\r\n0\r\n\r\n")
                        .status())
                .isEqualTo(200);
        assertThat(s3.send("GET", "/bkt/k").header("Content-Encoding")).isEqualTo("gzip");
    }
}

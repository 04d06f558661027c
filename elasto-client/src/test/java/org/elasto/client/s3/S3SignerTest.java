package org.elasto.client.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.elasto.client.Credentials;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples that AWS publishes, step by step. */
class S3SignerTest {

    private static final byte[] CONTENT = content();

    private static byte[] content() {
        byte[] bytes = new byte[66_560];
        Arrays.fill(bytes, (byte) 'a');
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get-object-range",
                "put-object",
                "get-bucket-lifecycle",
                "list-objects",
                "chunked-upload",
                "chunked-upload-trailer"
            })
    void signsHeaders(String name) throws IOException {
        Vector vector = Vector.read(name);
        S3Signer.Signed signed = S3Signer.sign(vector.request(), Vector.SCOPE);
        assertThat(signed.canonicalRequest()).isEqualTo(vector.text("canonical request"));
        assertThat(signed.stringToSign()).isEqualTo(vector.text("string to sign"));
        assertThat(signed.signature()).isEqualTo(vector.text("signature"));
        assertThat(S3Signer.authorization(signed, Vector.SCOPE))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + "SignedHeaders=" + signed.signedHeaders() + ",Signature=" + vector.text("signature"));
    }

    @Test
    void signingKeySignsTheStringToSign() throws IOException {
        Vector vector = Vector.read("get-object-range");
        S3Signer.Signed signed = S3Signer.sign(vector.request(), Vector.SCOPE);
        assertThat(S3Signer.signature(signed.signingKey(), vector.text("string to sign")))
                .isEqualTo(vector.text("signature"));
        assertThat(HexFormat.of().formatHex(Vector.SCOPE.signingKey()))
                .isEqualTo(HexFormat.of().formatHex(signed.signingKey()));
    }

    @Test
    void presigns() throws IOException {
        Vector vector = Vector.read("presigned-url");
        S3Signer.Presigned presigned = S3Signer.presign(vector.request(), Vector.SCOPE, 86_400);
        assertThat(presigned.signed().canonicalRequest()).isEqualTo(vector.text("canonical request"));
        assertThat(presigned.signed().stringToSign()).isEqualTo(vector.text("string to sign"));
        assertThat(presigned.signed().signature()).isEqualTo(vector.text("signature"));
        assertThat(presigned.target()).startsWith("/test.txt?X-Amz-Algorithm=").endsWith(vector.text("signature"));
    }

    @Test
    void presignedUrlCarriesTheSessionToken() throws IOException {
        S3Signer.Scope scope = S3Signer.Scope.of(new Credentials("AK", "SK", "to/ken="), "eu-west-1", Instant.EPOCH);
        S3Signer.Presigned presigned =
                S3Signer.presign(Vector.read("presigned-url").request(), scope, 60);
        assertThat(presigned.target())
                .contains("&X-Amz-Date=19700101T000000Z&X-Amz-Expires=60&X-Amz-Security-Token=to%2Fken%3D&");
        assertThat(presigned.signed().canonicalRequest()).contains("X-Amz-Security-Token=to%2Fken%3D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked-upload", "chunked-upload-trailer"})
    void signsChunks(String name) throws IOException {
        Vector vector = Vector.read(name);
        ChunkSignatures chain = new ChunkSignatures(Vector.SCOPE, S3Signer.sign(vector.request(), Vector.SCOPE));
        List<byte[]> chunks = List.of(Arrays.copyOf(CONTENT, 65_536), Arrays.copyOf(CONTENT, 1024), new byte[0]);
        for (int i = 0; i < chunks.size(); i++) {
            assertThat(chain.sign(chain.stringToSign(S3Signer.sha256(chunks.get(i)))))
                    .isEqualTo(vector.lines("chunk signatures").get(i));
        }
        if (name.endsWith("trailer")) {
            byte[] line = (vector.text("trailer") + "\n").getBytes(StandardCharsets.UTF_8);
            assertThat(chain.sign(chain.trailerStringToSign(S3Signer.sha256(line))))
                    .isEqualTo(vector.text("trailer signature"));
        }
    }

    @Test
    void framesChunksAsPublished() throws IOException {
        Vector vector = Vector.read("chunked-upload");
        S3Signer.Signed seed = S3Signer.sign(vector.request(), Vector.SCOPE);
        ChunkedBody body = new ChunkedBody(RequestBody.of(CONTENT), Vector.SCOPE, seed, false);
        String sent = written(body);
        List<String> signatures = vector.lines("chunk signatures");
        String content = new String(CONTENT, StandardCharsets.US_ASCII);
        assertThat(sent)
                .isEqualTo("10000;chunk-signature=" + signatures.get(0) + "\r\n" + content.substring(0, 65_536) + "\r\n"
                        + "400;chunk-signature=" + signatures.get(1) + "\r\n" + content.substring(65_536) + "\r\n"
                        + "0;chunk-signature=" + signatures.get(2) + "\r\n\r\n");
        // As the example's Content-Length has it.
        assertThat(body.length()).isEqualTo(66_824);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 66_560})
    void lengthIsThatOfTheFrames(int size) throws IOException {
        RequestBody content = RequestBody.of(Arrays.copyOf(CONTENT, size));
        S3Signer.Signed seed = S3Signer.sign(Vector.read("put-object").request(), Vector.SCOPE);
        for (boolean trailer : new boolean[] {true, false}) {
            ChunkedBody signed = new ChunkedBody(content, Vector.SCOPE, seed, trailer);
            assertThat(written(signed)).hasSize((int) signed.length());
        }
        ChunkedBody unsigned = new ChunkedBody(content, Vector.SCOPE, null, true);
        assertThat(written(unsigned)).hasSize((int) unsigned.length());
    }

    @Test
    void checksumFollowsUnsignedChunks() throws IOException {
        RequestBody content = RequestBody.of("123456789".getBytes(StandardCharsets.US_ASCII));
        // The check value of CRC-64/NVME is AE8B14860A799888.
        assertThat(written(new ChunkedBody(content, Vector.SCOPE, null, true)))
                .isEqualTo("9\r\n123456789\r\n0\r\nx-amz-checksum-crc64nvme:rosUhgp5mIg=\r\n\r\n");
    }

    @Test
    void pathAndQueryAreSignedAsSent() {
        Headers headers = new Headers().add("x-amz-meta-a", "  two   words ").add("x-amz-meta-a", "more");
        HttpRequest request = new HttpRequest(
                "Test",
                HttpRequest.Replay.SAFE,
                "GET",
                "https",
                "h:9000",
                "/b//a/../%C3%BC%2F?z&b=2&b=1&a=%20",
                headers,
                RequestBody.EMPTY);
        assertThat(S3Signer.sign(request, Vector.SCOPE).canonicalRequest())
                .isEqualTo("GET\n/b//a/../%C3%BC%2F\na=%20&b=1&b=2&z=\nhost:h:9000\nx-amz-meta-a:two words,more\n\n"
                        + "host;x-amz-meta-a\nUNSIGNED-PAYLOAD");
    }

    @Test
    void nothingShowsSecrets() {
        S3Signer.Signed signed = new S3Signer.Signed("c", "s", new byte[] {1}, "host", "f00");
        assertThat(signed.toString()).doesNotContain("f00");
        assertThat(Vector.SCOPE.toString()).doesNotContain("wJalr");
    }

    private static String written(RequestBody body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.writeTo(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}

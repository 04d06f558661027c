package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.elasto.emulator.http.PlainRequest;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published examples of Signature Version 4 for S3: each stage, and the emulator's own judgement of the whole. */
class SigV4VectorTest {

    private static final S3Account ACCOUNT = new S3Account("id", "Name", null, null, List.of(SigV4Vector.KEY));
    private static final S3Settings SETTINGS = new S3Settings(
            List.of(ACCOUNT),
            "us-east-1",
            Dialect.aws(),
            Clock.fixed(Instant.parse("2013-05-24T00:00:00Z"), ZoneOffset.UTC),
            new Random(1),
            List.of("s3.amazonaws.com"));

    private static AuthorizationFields fields(PlainRequest request, S3Target target) {
        String header = request.header("Authorization");
        return header == null
                ? AuthorizationFields.ofQuery(target.query())
                : AuthorizationFields.ofHeader(header, request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get-object",
                "put-object",
                "get-bucket-lifecycle",
                "list-objects",
                "presigned-get-object",
                "chunked-upload",
                "chunked-upload-trailer"
            })
    void everyStageIsThePublishedOne(String name) {
        SigV4Vector vector = SigV4Vector.read(name);
        PlainRequest request = vector.request();
        S3Target target = S3Target.of(request, SETTINGS);
        AuthorizationFields fields = fields(request, target);
        String hash = request.header("x-amz-content-sha256");

        String canonical = SigV4.canonicalRequest(
                request, target, fields.signedHeaders(), hash == null ? "UNSIGNED-PAYLOAD" : hash);
        String toSign = SigV4.stringToSign("20130524T000000Z", fields.scope(), canonical);
        byte[] key = SigV4.signingKey(SigV4Vector.KEY.secret(), fields.date(), fields.region(), fields.service());

        assertThat(canonical).isEqualTo(vector.text("canonical request"));
        assertThat(toSign).isEqualTo(vector.text("string to sign"));
        assertThat(SigV4.signature(key, vector.text("string to sign"))).isEqualTo(vector.text("signature"));
        assertThat(fields.signature()).isEqualTo(vector.text("signature"));
        assertThat(new S3Authenticator(SETTINGS).authenticate(request, target).account())
                .isSameAs(ACCOUNT);
    }

    @Test
    void theBucketIsReadFromTheHost() {
        S3Target target = S3Target.of(SigV4Vector.read("get-object").request(), SETTINGS);

        assertThat(target.bucket()).isEqualTo("examplebucket");
        assertThat(target.key()).isEqualTo("test.txt");
    }

    private static byte[] framed(SigV4Vector vector, String lineEnd, String trailerEnd) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> signatures = vector.lines("chunk signatures");
        int[] sizes = {65_536, 1024, 0};
        for (int i = 0; i < sizes.length; i++) {
            String line = Integer.toHexString(sizes[i]) + ";chunk-signature=" + signatures.get(i) + "\r\n";
            out.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
            out.writeBytes("a".repeat(sizes[i]).getBytes(StandardCharsets.US_ASCII));
            out.writeBytes((sizes[i] > 0 ? "\r\n" : "").getBytes(StandardCharsets.US_ASCII));
        }
        if (!lineEnd.isEmpty()) {
            for (String line : vector.lines("trailer")) {
                out.writeBytes((line + (line.startsWith("x-amz-trailer") ? "\r\n" : lineEnd))
                        .getBytes(StandardCharsets.US_ASCII));
            }
        }
        out.writeBytes(trailerEnd.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    /** Reads a body in pieces of some size; what comes of it, or the refusal. */
    private static Payload read(SigV4Vector vector, byte[] body, int piece) {
        PlainRequest request = vector.request();
        S3Target target = S3Target.of(request, SETTINGS);
        Caller caller = new S3Authenticator(SETTINGS).authenticate(request, target);
        S3Context context = new S3Context(new MemoryStore(), SETTINGS, new Timestamp.Source(SETTINGS.clock()));
        AtomicReference<Payload> taken = new AtomicReference<>();
        PayloadReader reader = PayloadReader.of(
                new S3Call(request, target, S3Operation.PUT_OBJECT, caller, context),
                BodyRules.object(1 << 20),
                payload -> {
                    taken.set(payload);
                    return Response.of(200);
                });
        for (int from = 0; from < body.length; from += piece) {
            reader.accept(ByteBuffer.wrap(body, from, Math.min(piece, body.length - from)));
        }
        reader.finish();
        return Objects.requireNonNull(taken.get());
    }

    static Stream<Integer> pieces() {
        return Stream.of(1, 7, 100, 16_384, 1 << 20);
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void signedChunksAreReadHoweverTheyAreCut(int piece) {
        SigV4Vector vector = SigV4Vector.read("chunked-upload");
        byte[] body = framed(vector, "", "\r\n");

        assertThat(body).hasSize(66_824); // the Content-Length of the example
        assertThat(read(vector, body, piece).content().length()).isEqualTo(66_560);
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void aSignedTrailerIsReadHoweverItIsCut(int piece) {
        SigV4Vector vector = SigV4Vector.read("chunked-upload-trailer");

        Payload payload = read(vector, framed(vector, "\r\n", "\r\n"), piece);

        assertThat(payload.content().length()).isEqualTo(66_560);
        assertThat(Objects.requireNonNull(payload.checksum()).base64()).isEqualTo("sOO8/Q==");
    }

    /** As the documentation prints it, as SDKs end it, and as clients send it that separate the signature. */
    @Test
    void aSignedTrailerMayEndInSeveralWays() {
        SigV4Vector vector = SigV4Vector.read("chunked-upload-trailer");

        assertThat(read(vector, framed(vector, "\r\n", ""), 100).content().length())
                .isEqualTo(66_560);
        assertThat(read(vector, framed(vector, "\n\r\n", "\r\n"), 100).content().length())
                .isEqualTo(66_560);
    }

    @Test
    void everyByteOfTheFramedBodyIsVouchedFor() {
        SigV4Vector vector = SigV4Vector.read("chunked-upload-trailer");
        byte[] body = framed(vector, "\r\n", "\r\n");
        Random random = new Random(20130524);
        int trailer = body.length - 250;

        for (int round = 0; round < 300; round++) {
            int at = round < 150 ? random.nextInt(body.length) : trailer + random.nextInt(248);
            byte[] tampered = body.clone();
            tampered[at] ^= (byte) (1 << random.nextInt(7));
            if (isLenient(body, at, tampered[at])) {
                continue;
            }
            assertThatThrownBy(() -> read(vector, tampered, 4096))
                    .as("byte %d, 0x%02x instead of 0x%02x", at, tampered[at], body[at])
                    .isInstanceOf(S3Exception.class);
        }
    }

    /** Names have no case and hexadecimal sizes neither; blanks around a trailer's value do not count. */
    private static boolean isLenient(byte[] body, int at, byte now) {
        boolean sameLetter = Character.toLowerCase(body[at]) == Character.toLowerCase(now);
        return sameLetter || (body[at] == '\r' && Character.isWhitespace(now));
    }

    @Test
    void aBodyThatEndsEarlyIsRefused() {
        SigV4Vector vector = SigV4Vector.read("chunked-upload");
        byte[] body = framed(vector, "", "\r\n");

        for (int length : new int[] {0, 10, 87, 40_000, 65_625, 66_000, body.length - 80, body.length - 2}) {
            byte[] cut = Arrays.copyOf(body, length);
            assertThatThrownBy(() -> read(vector, cut, 4096))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.error()).isEqualTo(S3Error.INCOMPLETE_BODY));
        }
    }
}

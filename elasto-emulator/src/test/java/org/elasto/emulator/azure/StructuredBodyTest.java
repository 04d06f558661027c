package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;
import org.elasto.emulator.checksum.Crc64Nvme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredBodyTest {

    private static final byte[] DIGITS = "123456789".getBytes(StandardCharsets.US_ASCII);

    /** Made with structuredMessageEncoding of @azure/storage-common 12.4.1 (MIT, npm). */
    private static final byte[] DIGITS_BODY = HexFormat.of()
            .parseHex("013000000000000000010001000100090000000000000031323334353637383988"
                    + "98790a86148bae8898790a86148bae");

    /** Collects what comes. */
    private static final class Sink implements Consumer<ByteBuffer> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void accept(ByteBuffer piece) {
            byte[] copy = new byte[piece.remaining()];
            piece.get(copy);
            bytes.writeBytes(copy);
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }

    private static byte[] encoded(byte[] content, int segment, int piece) {
        Sink sink = new Sink();
        StructuredBodyEncoder encoder = new StructuredBodyEncoder(content.length, segment);
        encoder.start(sink);
        for (int at = 0; at < content.length; at += piece) {
            encoder.encode(ByteBuffer.wrap(content, at, Math.min(piece, content.length - at)), sink);
        }
        encoder.finish(sink);
        assertThat(encoder.encodedLength()).isEqualTo(sink.bytes().length);
        return sink.bytes();
    }

    private static byte[] decoded(byte[] body, long contentLength, int piece) {
        Sink sink = new Sink();
        StructuredBodyDecoder decoder = new StructuredBodyDecoder(contentLength, body.length);
        for (int at = 0; at < body.length; at += piece) {
            decoder.decode(ByteBuffer.wrap(body, at, Math.min(piece, body.length - at)), sink);
        }
        decoder.finish();
        return sink.bytes();
    }

    /** The check value of CRC-64/NVME in the catalogue of parametrised CRC algorithms. */
    @Test
    void theCheckValue() {
        Crc64Nvme crc = new Crc64Nvme();
        crc.update(DIGITS);

        assertThat(crc.getValue()).isEqualTo(0xae8b14860a799888L);
        assertThat(Crc64.base64(crc.getValue())).isEqualTo("iJh5CoYUi64=");
        assertThat(Crc64.parse("iJh5CoYUi64=")).isEqualTo(0xae8b14860a799888L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "iJh5CoYUiw==", "not base64", "iJh5CoYUi64=AAAA"})
    void whatIsNoCrc(String text) {
        assertThat(Crc64.parse(text)).isNull();
    }

    @Test
    void eightBytesAStepAreTheSameAsOne() {
        byte[] bytes = new byte[1000];
        new Random(1).nextBytes(bytes);
        for (int from = 0; from < 9; from++) {
            for (int length = 0; length < 40; length++) {
                Crc64Nvme fast = new Crc64Nvme();
                fast.update(bytes, from, length);
                Crc64Nvme slow = new Crc64Nvme();
                for (int i = 0; i < length; i++) {
                    slow.update(bytes[from + i]);
                }
                assertThat(fast.getValue()).isEqualTo(slow.getValue());
            }
        }
    }

    @Test
    void theSdksBody() {
        assertThat(encoded(DIGITS, StructuredBody.SEGMENT, 4)).isEqualTo(DIGITS_BODY);
        assertThat(decoded(DIGITS_BODY, 9, 5)).isEqualTo(DIGITS);
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 7", "1, 10, 7", "9, 10, 1", "10, 10, 3", "11, 10, 100", "1000, 7, 13", "100000, 4096, 5000"})
    void thereAndBack(int length, int segment, int piece) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);

        assertThat(decoded(encoded(content, segment, piece), length, piece)).isEqualTo(content);
        assertThat(decoded(encoded(content, segment, 1 << 20), length, 1 << 20)).isEqualTo(content);
    }

    @Test
    void aBodyWithoutSegmentsIsEmpty() {
        byte[] body = HexFormat.of().parseHex("01150000000000000001000000" + "0000000000000000");

        assertThat(decoded(body, 0, 4)).isEmpty();
    }

    @Test
    void aBodyWithoutSumsIsTaken() {
        byte[] body = HexFormat.of()
                .parseHex("01200000000000000000000100" + "0100" + "0900000000000000" + "313233343536373839");

        assertThat(decoded(body, 9, 6)).isEqualTo(DIGITS);
    }

    @Test
    void everyByteCounts() {
        for (int i = 0; i < DIGITS_BODY.length; i++) {
            byte[] damaged = DIGITS_BODY.clone();
            damaged[i] ^= 0x40;
            String expected = i < 23 ? "400 InvalidInput" : "400 Crc64Mismatch";

            assertThat(Refusal.of(() -> decoded(damaged, 9, 48)))
                    .as("byte " + i)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aBodyMustEndWhereItSays() {
        byte[] shorter = Arrays.copyOf(DIGITS_BODY, 47);
        byte[] longer = Arrays.copyOf(DIGITS_BODY, 49);
        StructuredBodyDecoder chunked = new StructuredBodyDecoder(9, -1);

        assertThat(Refusal.of(() -> decoded(shorter, 9, 10))).isEqualTo("400 InvalidInput");
        assertThat(Refusal.of(() -> decoded(longer, 9, 10))).isEqualTo("400 InvalidInput");
        assertThat(Refusal.of(() -> decoded(DIGITS_BODY, 8, 10))).isEqualTo("400 InvalidInput");
        assertThat(Refusal.of(() -> decoded(DIGITS_BODY, 10, 10))).isEqualTo("400 InvalidInput");
        assertThat(Refusal.of(() -> chunked.decode(ByteBuffer.wrap(longer), new Sink())))
                .isEqualTo("400 InvalidInput");
        assertThat(Refusal.of(() -> new StructuredBodyDecoder(9, 48).finish())).isEqualTo("400 InvalidInput");
    }

    @Test
    void theEncoderHoldsItsUserToTheLength() {
        StructuredBodyEncoder encoder = new StructuredBodyEncoder(2, 10);
        Sink sink = new Sink();
        encoder.start(sink);
        encoder.encode(ByteBuffer.wrap(new byte[1]), sink);

        assertThatThrownBy(() -> encoder.finish(sink)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> encoder.encode(ByteBuffer.wrap(new byte[2]), sink))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new StructuredBodyEncoder(40_000, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'XSM/1.0; properties=crc64', ok",
        "'XSM/1.0;properties=crc64', ok",
        "'XSM/2.0; properties=crc64', 400 InvalidHeaderValue",
        "'', 400 InvalidHeaderValue",
    })
    void theHeader(String value, String expected) {
        assertThat(Refusal.of(() -> StructuredBody.isStructured(value))).isEqualTo(expected);
        assertThat(StructuredBody.isStructured(null)).isFalse();
    }
}

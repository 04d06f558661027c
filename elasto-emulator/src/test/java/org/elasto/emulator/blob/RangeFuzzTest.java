package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.elasto.emulator.azure.StructuredBody;
import org.elasto.emulator.azure.StructuredBodyEncoder;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges, sources and framed bodies at random: whatever comes, the front answers by the book. */
class RangeFuzzTest {

    private static final List<String> PARTS = List.of(
            "bytes=",
            "0",
            "-",
            "511",
            "512",
            "1023",
            "9223372036854775807",
            "9223372036854775808",
            " ",
            ",",
            "a",
            "",
            "18446744073709551616",
            "-1",
            "=",
            "\u00e9");

    private final BlobBench bench = new BlobBench().container("box");

    @AfterEach
    void nothingFailed() {
        assertThat(bench.failures()).isZero();
    }

    private static String text(Random random, List<String> parts) {
        StringBuilder out = new StringBuilder(random.nextInt(4) == 0 ? "" : parts.get(0));
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            out.append(parts.get(random.nextInt(parts.size())));
        }
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ranges(long seed) {
        Random random = new Random(seed);
        bench.putPage("/box/p", 1024);
        bench.putBlock("/box/b", "0123456789");
        for (int i = 0; i < 1_000; i++) {
            String header = random.nextBoolean() ? "Range" : "x-ms-range";
            String range = text(random, PARTS);
            String where = "seed " + seed + " range " + range;
            for (PlainRequest each : List.of(
                    request("GET", "/box/b"),
                    request("GET", "/box/p?comp=pagelist"),
                    request("PUT", "/box/p?comp=page").with("x-ms-page-write", "clear"),
                    request("PUT", "/box/p?comp=page")
                            .with("x-ms-page-write", "update")
                            .body(new byte[512]))) {
                Answer answer = bench.send(each.with(header, range));
                assertThat(answer.status()).as(where).isLessThan(500);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sources(long seed) {
        Random random = new Random(seed);
        List<String> parts = List.of(
                "http://",
                "localhost:9000",
                "acct.blob.localhost",
                "/",
                "acct",
                "box",
                "b",
                "?",
                "snapshot=",
                "sig=",
                "%",
                "%zz",
                "\\",
                "[::1]:9000",
                "..",
                "&",
                "=",
                "\u00e9",
                "sv=2019-12-12",
                "https://",
                ":",
                "file:");
        bench.putBlock("/box/b", "0123456789");
        for (int i = 0; i < 2_000; i++) {
            String url = text(random, parts) + text(random, parts);
            PlainRequest request =
                    random.nextBoolean() ? request("PUT", "/box/d?comp=block&blockid=AAAA") : request("PUT", "/box/d");
            Answer answer =
                    bench.send(request.with("x-ms-copy-source", url).with("x-ms-source-range", text(random, PARTS)));
            boolean verified = answer.status() < 500 || answer.code().equals("CannotVerifyCopySource");
            assertThat(verified).as("seed " + seed + " source " + url).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void framedBodies(long seed) {
        Random random = new Random(seed);
        int taken = 0;
        for (int i = 0; i < 500; i++) {
            byte[] content = new byte[random.nextInt(300)];
            random.nextBytes(content);
            byte[] framed = framed(content, 1 + random.nextInt(200));
            byte[] sent = random.nextInt(5) == 0 ? framed : damaged(framed, random);
            Answer answer = bench.send(request("PUT", "/box/s")
                    .with("x-ms-blob-type", "BlockBlob")
                    .with(StructuredBody.HEADER, StructuredBody.VALUE)
                    .with(StructuredBody.CONTENT_LENGTH, Integer.toString(content.length))
                    .body(sent));
            String where = "seed " + seed + " body " + i;
            if (Arrays.equals(sent, framed)) {
                assertThat(answer.status()).as(where).isEqualTo(201);
                assertThat(bench.send("GET", "/box/s").bytes()).as(where).isEqualTo(content);
                taken++;
            } else {
                assertThat(answer.status()).as(where).isEqualTo(400);
            }
        }
        assertThat(taken).isGreaterThan(50);
    }

    private static byte[] framed(byte[] content, int segment) {
        StructuredBodyEncoder encoder = new StructuredBodyEncoder(content.length, segment);
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(encoder.encodedLength()));
        encoder.start(all::put);
        encoder.encode(ByteBuffer.wrap(content), all::put);
        encoder.finish(all::put);
        return all.array();
    }

    private static byte[] damaged(byte[] framed, Random random) {
        byte[] sent = framed.clone();
        switch (random.nextInt(3)) {
            case 0 -> sent[random.nextInt(sent.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> sent = Arrays.copyOf(sent, random.nextInt(1, sent.length));
            default -> sent = Arrays.copyOf(sent, sent.length + 1 + random.nextInt(20));
        }
        return sent;
    }
}

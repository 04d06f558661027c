package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import java.util.List;
import java.util.Random;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mutated signatures in queries: whatever they hold, the answer is a refusal in the service's words. */
class SasFuzzTest {

    private static final int ROUNDS = 4_000;

    private static final List<String> SEEDS = List.of(
            "sv=2026-06-06&ss=b&srt=sco&sp=rwdlacup&st=2026-11-24T07:00:00Z&se=2026-11-24T09:00:00Z&spr=https,http&sig=AAAA",
            "sv=2015-04-05&sr=c&sp=rwdl&st=2026-11-24&se=2027-11-24&sip=127.0.0.1-127.0.0.2&si=policy&sig=AAAA%3D",
            "sv=2020-12-06&sr=bs&snapshot=2026-11-24T08:00:00.0000000Z&sp=r&se=2026-11-24T09:00Z&ses=scope&sig=AAAA",
            "sv=2026-04-06&sr=d&sdd=2&sp=racwdxyltmeopi&skoid=a&sktid=b&skt=2026-11-24&ske=2026-11-25&sks=b"
                    + "&skv=2026-04-06&srh=x-ms-a&srq=b&se=2026-11-24T09:00:00Z&sig=AAAA",
            "sr=b&sp=r&se=2026-11-24T09:00:00Z&rscc=no-store&rscd=a&rsce=b&rscl=c&rsct=d&sig=AAAA");

    private static final List<String> PIECES = List.of(
            "",
            "%",
            "%0",
            "%zz",
            "%00",
            "%FF",
            "&",
            "=",
            "sv=",
            "sig=",
            "se=9999-99-99",
            "sp=",
            "sip=::1-",
            "sip=a",
            "\u00e9",
            "+",
            "2026-06-06",
            "-",
            "sdd=-1",
            "sdd=99999999999",
            "snapshot=",
            "A".repeat(2000));

    private final BlobBench blob = new BlobBench().container("box");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyMutationIsRefused(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String query = SEEDS.get(random.nextInt(SEEDS.size()));
            for (int i = random.nextInt(4); i >= 0; i--) {
                query = mutated(query, random);
            }
            PlainRequest request = request("GET", "/box/a/b/c?" + query);
            Answer answer = blob.sendAsIs(request);

            assertThat(answer.status())
                    .as("seed %d, round %d: %s", seed, round, query)
                    .isBetween(400, 499);
        }
        assertThat(blob.failures()).isZero();
    }

    private static String mutated(String query, Random random) {
        int from = random.nextInt(query.length() + 1);
        int to = from + Math.min(random.nextInt(8), query.length() - from);
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return query.substring(0, from) + piece + query.substring(to);
    }
}

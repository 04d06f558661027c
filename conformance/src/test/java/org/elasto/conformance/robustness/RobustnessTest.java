package org.elasto.conformance.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.EmulatorConfig;
import org.elasto.emulator.S3Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(300)
class RobustnessTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC);
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final int REQUESTS = 4000;

    private static Emulator emulator(S3Dialect dialect) {
        return Emulator.start(EmulatorConfig.inProcess().toBuilder()
                .dialect(dialect)
                .clock(CLOCK)
                .build());
    }

    @ParameterizedTest
    @EnumSource(S3Dialect.class)
    void nothingThatClientsSendUpsetsTheEmulator(S3Dialect dialect) {
        try (Emulator emulator = emulator(dialect)) {
            RobustnessRun run = new RobustnessRun(Robustness.endpointOf(emulator), CLOCK, 20261124);

            Summary summary = run.run(REQUESTS, Heap.of(emulator), NOWHERE);

            assertThat(summary.findings()).isEmpty();
            assertThat(emulator.failures()).isZero();
            assertThat(summary.exchanges()).isEqualTo(REQUESTS);
            // Mutants that are all refused at the door would find nothing behind it.
            assertThat(summary.answers(200)).isGreaterThan(REQUESTS / 10);
            assertThat(summary.answers(404)).isGreaterThan(REQUESTS / 100);
        }
    }

    @Test
    void aSeedAndAnIndexMakeTheSameMutantForEver() {
        Endpoint endpoint = new Endpoint("127.0.0.1", 9000, "us-east-1", "key", "secret");
        Scene scene = new Scene("robust", "upload", "\"etag\"");
        for (long index = 0; index < 300; index++) {
            Mutant first = generator(endpoint, scene).mutant(index);
            Mutant second = generator(endpoint, scene).mutant(index);

            assertThat(first.bytes()).isEqualTo(second.bytes());
            assertThat(first.description()).isEqualTo(second.description());
        }
    }

    private static Generator generator(Endpoint endpoint, Scene scene) {
        return new Generator(7, new Templates(endpoint, scene), scene, new RequestSigner(endpoint, CLOCK));
    }

    @Test
    void theProgramTellsWhatItIsGivenWrong() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = Robustness.run(
                List.of("--requests", "many"), NOWHERE, new PrintStream(err, true, StandardCharsets.UTF_8));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("many");
    }
}

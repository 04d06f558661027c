package org.elasto.conformance.exerciser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.elasto.client.ClientConfig;
import org.elasto.client.Elasto;
import org.elasto.client.StorageUri;
import org.elasto.conformance.behavior.Site;
import org.elasto.conformance.behavior.Sites;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run on every backend; a longer one is {@code elasto conformance exercise}. */
class ExerciserTest {

    private static final int MOVES = 1000;

    static Stream<Ground> grounds() {
        return Sites.all().stream().flatMap(site -> Ground.of(site).stream());
    }

    @ParameterizedTest
    @MethodSource("grounds")
    void noFileDiffersFromItsShadow(Ground ground) {
        AtomicLong done = new AtomicLong();
        assertThat(new Exercise(ground, 7).run(MOVES, done::set)).isEmpty();
        assertThat(done).hasValue(MOVES - MOVES % 1000);
    }

    @Test
    void allThatCanBeRewrittenIs() {
        assertThat(grounds().map(Ground::toString))
                .contains("local/file", "emulator/s3+rewrite", "emulator-rgw/s3+rewrite", "emulator/abb+rewrite")
                .contains("emulator/s3", "emulator/abb", "emulator/apb", "emulator/afs");
    }

    private static Ground local(Path directory, Elasto client) {
        return new Ground(new Site("local", "file", client, StorageUri.of(directory), 1), false);
    }

    @Test
    void aByteThatDiffersIsSeen(@TempDir Path directory) throws IOException {
        try (Elasto client = Elasto.create(ClientConfig.builder().build())) {
            Path path = directory.resolve("x");
            Subject subject = new Subject(local(directory, client), StorageUri.of(path), true);
            subject.write(0, new byte[1000]);
            subject.look();
            byte[] other = new byte[1000];
            other[700] = 5;
            Files.write(path, other);
            assertThatThrownBy(subject::look)
                    .isInstanceOf(Difference.class)
                    .hasMessageStartingWith("at 700 should be 0 and is 5");
            assertThatThrownBy(() -> subject.read(650, 100)).isInstanceOf(Difference.class);
            Files.write(path, new byte[999]);
            assertThatThrownBy(subject::stat).isInstanceOf(Difference.class);
            subject.close();
        }
    }

    /** The name of the container is the only thing that is not chosen by the seed. */
    @Test
    void aSeedSaysWhatHappens(@TempDir Path directory) {
        String first = broken(directory);
        assertThat(first).contains("seed 3").contains("the last moves");
        assertThat(broken(directory)).isEqualTo(first);
    }

    /** A client that is closed in the middle. */
    private static String broken(Path directory) {
        Elasto client = Elasto.create(ClientConfig.builder().build());
        String verdict = new Exercise(local(directory, client), 3).run(5000, done -> {
            if (done == 2000) {
                client.close();
            }
        });
        return verdict;
    }

    private static int run(ByteArrayOutputStream out, String... arguments) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Exerciser.run(List.of(arguments), stream, stream);
    }

    @Test
    void isAProgram() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(run(out, "--backend", "file", "--operations", "300", "--seed", "5", "--seeds", "2"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("local/file, seed 5: 300 moves", "local/file, seed 6: 300 moves", "0 with a difference");
        assertThat(run(out, "--backend", "none")).isEqualTo(1);
        assertThat(run(out, "--speed", "1")).isEqualTo(2);
        assertThat(run(out, "--seed", "x")).isEqualTo(2);
        assertThat(run(out, "--help")).isZero();
    }
}

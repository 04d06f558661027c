package org.elasto.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No source file grows past what a person reads in one sitting: 500 lines, 600 for tests. */
class SourceSizeTest {

    private static final int MAIN = 500;
    private static final int TEST = 600;

    @Test
    void noFileIsTooLong() throws IOException {
        Path root = Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
        List<String> tooLong = new ArrayList<>();
        int seen = 0;
        for (String module : List.of("elasto-client", "elasto-emulator", "elasto-bench", "conformance")) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    seen++;
                    long lines = Files.readAllLines(file).size();
                    boolean test = file.toString().contains("/src/test/");
                    if (lines > (test ? TEST : MAIN)) {
                        tooLong.add(root.relativize(file) + ": " + lines);
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(20);
        assertThat(tooLong).isEmpty();
    }
}

package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Progress as a person sees it; the clock of {@link CliRun} moves 50 ms each time it is read. */
class ProgressTest {

    private static final Terminal LOOKED_AT = new Terminal(false, true, true, 60, true);

    @TempDir
    private Path directory;

    private CliRun cli;

    @BeforeEach
    void prepare() throws IOException {
        Files.write(directory.resolve("big"), new byte[2 << 20]);
        cli = new CliRun(directory);
    }

    @Test
    void aTerminalSeesProgressAndThenACleanLine() {
        assertThat(cli.terminal(LOOKED_AT).run("cat", "big")).isZero();

        assertThat(cli.err())
                .startsWith("\rbig")
                .contains("% ", " of 2.0 MiB", "/s  ETA 0:0")
                .endsWith("\r\033[K");
        for (String line : cli.err().split("\r", -1)) {
            assertThat(line.replace("\033[K", "").length()).isLessThan(60);
        }
    }

    @Test
    void nobodyElseDoes() {
        assertThat(cli.run("cat", "big")).isZero();

        assertThat(cli.err()).isEmpty();
    }

    @Test
    void itCanBeSwitchedOff() {
        cli.terminal(LOOKED_AT);

        assertThat(cli.run("--no-progress", "cat", "big")).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.run("--quiet", "cat", "big")).isZero();
        assertThat(cli.err()).isEmpty();
    }
}

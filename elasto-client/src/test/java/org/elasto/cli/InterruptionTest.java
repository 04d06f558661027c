package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {

    @Test
    void anInterruptedUploadLeavesNothing(@TempDir Path directory) throws IOException {
        CliRun cli = new CliRun(directory);
        cli.in(new InterruptedInput(cli.interruption));

        assertThat(cli.run("put", "-", "target")).isEqualTo(130);

        assertThat(cli.err()).contains("interrupted");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void anInterruptionIsNotAnErrorOfTheTransfer(@TempDir Path directory) {
        CliRun cli = new CliRun(directory);
        cli.in(new InterruptedInput(cli.interruption));

        assertThat(cli.run("put", "--json", "-", "target")).isEqualTo(130);

        assertThat(cli.lines()).singleElement().asString().contains("\"kind\":\"INTERRUPTED\",\"code\":130");
    }

    @Test
    void nobodyIsToldWhenTheReaderOfTheOutputHasGone() {
        Interruption interruption = new Interruption();
        OutputStream broken = failing("Broken pipe");

        assertThatThrownBy(() -> new GuardedOutput(broken, interruption).write(1))
                .isInstanceOf(IOException.class);

        assertThat(interruption.reason()).isNotNull();
        assertThat(interruption.reason().kind()).isEqualTo(Interruption.OUTPUT_CLOSED);
        assertThat(interruption.cancellation().isCancelled()).isTrue();
    }

    @Test
    void aFullDiskIsTold() {
        Interruption interruption = new Interruption();

        assertThatThrownBy(() ->
                        new GuardedOutput(failing("No space left on device"), interruption).write(new byte[5], 0, 5))
                .isInstanceOf(IOException.class);

        assertThatThrownBy(interruption::check).isInstanceOf(CliException.class).hasMessageContaining("No space left");
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}

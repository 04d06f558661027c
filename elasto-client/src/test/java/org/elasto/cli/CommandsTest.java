package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {

    @Test
    void everyCommandIsKnownByItsOwnName() {
        assertThat(Commands.all()).allSatisfy(name -> {
            String own = new CommandLine(Commands.make(name)).getCommandName();
            assertThat(own).isEqualTo(name);
        });
    }

    @ParameterizedTest
    @CsvSource({"ls s3:///b, ls", "-d --profile ls stat x, ls stat", "put --help, put", "rm ls ls, rm ls"})
    void onlyThoseThatMayBeMeantAreMade(String line, String names) {
        assertThat(Commands.named(line.split(" ", -1))).containsExactly(names.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "-dh ls", "--help ls", "nonsense", "-d", ""})
    void helpAndMistakesNeedAll(String line) {
        assertThat(Commands.named(line.split(" ", -1))).isEqualTo(Commands.all());
    }

    @Test
    void theVersionNeedsNone() {
        assertThat(Commands.named("--version")).isEqualTo(List.of());
    }
}

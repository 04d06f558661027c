package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @Test
    void eachStreamIsJudgedAlone() {
        Terminal terminal = Terminal.of(Set.of(0, 2), Map.of());

        assertThat(terminal.out()).isFalse();
        assertThat(terminal.err()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "0, 80", "-5, 80", "wide, 80", "'', 80"})
    void columnsComeFromTheEnvironment(String text, int columns) {
        assertThat(Terminal.of(Set.of(2), Map.of("COLUMNS", text)).columns()).isEqualTo(columns);
    }

    @Test
    void noColorIsHonoured() {
        assertThat(Terminal.of(Set.of(1), Map.of("NO_COLOR", "1")).color()).isFalse();
        assertThat(Terminal.of(Set.of(1), Map.of("NO_COLOR", "")).color()).isTrue();
    }

    @Test
    void aDumbTerminalShowsNoProgress() {
        assertThat(Terminal.of(Set.of(2), Map.of("TERM", "dumb")).err()).isFalse();
    }
}

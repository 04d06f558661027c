package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {

    private static final long MIB = 1 << 20;

    @Test
    void showsShareBytesRateAndTimeLeft() {
        assertThat(new ProgressLine("big.bin", 50 * MIB, 200 * MIB, 10.0 * MIB).render(80))
                .isEqualTo("big.bin   25%  50.0 MiB of 200.0 MiB  10.0 MiB/s  ETA 0:15");
    }

    @Test
    void anUnknownSizeShowsNeitherShareNorTimeLeft() {
        assertThat(new ProgressLine("-", 50 * MIB, -1, 10.0 * MIB).render(80)).isEqualTo("-  50.0 MiB  10.0 MiB/s");
    }

    @Test
    void anEmptyFileIsWhole() {
        assertThat(new ProgressLine("empty", 0, 0, 0).render(80)).isEqualTo("empty  100%  0 B of 0 B");
    }

    @Test
    void aGrowingFileNeverPassesAHundredPercent() {
        assertThat(new ProgressLine("log", 300, 200, 10).render(80))
                .contains("100%")
                .doesNotContain("ETA");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 30, 60, 61, 70, 80, 200})
    void aLineIsNeverWiderThanTheTerminal(int columns) {
        String line = new ProgressLine("a/rather/long/name/of/an/object.bin", 5, 10, 1).render(columns);

        assertThat(line.length()).isLessThanOrEqualTo(columns);
    }

    @Test
    void aLongNameKeepsItsEnd() {
        assertThat(new ProgressLine("a/rather/long/name.bin", 5, -1, 0).render(15))
                .isEqualTo("…/name.bin  5 B");
    }

    @Test
    void aNameIsNeverCutInsideACharacter() {
        assertThat(new ProgressLine("😀😀😀😀😀😀😀😀😀😀", 5, -1, 0).render(10))
                .isEqualTo("…😀😀😀😀  5 B");
    }

    @ParameterizedTest
    @CsvSource({"0, 0:00", "7, 0:07", "720, 12:00", "3723, 1:02:03", "273600, 3d 04h"})
    void durationsGrowWithTheirUnits(long seconds, String text) {
        assertThat(ProgressLine.duration(seconds)).isEqualTo(text);
    }
}

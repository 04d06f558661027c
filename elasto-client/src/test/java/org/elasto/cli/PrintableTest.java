package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void ordinaryNamesStayAsTheyAre() {
        assertThat(Printable.escape("a b/ä/日本/😀")).isEqualTo("a b/ä/日本/😀");
    }

    @Test
    void whatSteersTheTerminalIsShownInstead() {
        assertThat(Printable.escape("a\u001b[2Jb\nc\u202ed")).isEqualTo("a\\u001b[2Jb\\u000ac\\u202ed");
    }
}

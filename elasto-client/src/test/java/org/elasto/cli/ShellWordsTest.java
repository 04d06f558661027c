package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {

    @Test
    void wordsAreApartByWhiteSpaceUnlessQuotedOrEscaped() {
        assertThat(ShellWords.split("  ls  -l\ta ")).containsExactly("ls", "-l", "a");
        assertThat(ShellWords.split("put 'a b' \"c 'd\"e f\\ g '' h\\\\"))
                .containsExactly("put", "a b", "c 'de", "f g", "", "h\\");
        assertThat(ShellWords.split("'a\\b' \"a\\\"b\"")).containsExactly("a\\b", "a\"b");
    }

    @Test
    void commentsAreNone() {
        assertThat(ShellWords.split("")).isEmpty();
        assertThat(ShellWords.split("# all of it")).isEmpty();
        assertThat(ShellWords.split("ls a#b # why")).isEqualTo(List.of("ls", "a#b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls 'a", "ls \"a", "'"})
    void aQuoteHasAnEnd(String line) {
        assertThatThrownBy(() -> ShellWords.split(line)).isInstanceOf(CliException.class);
    }
}

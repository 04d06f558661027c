package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSpanTest {

    @ParameterizedTest
    @CsvSource({"0-0, 0, 1", "0-99, 0, 100", "5-, 5, -1", "-3, 7, -1", "-30, 0, -1"})
    void bothEndsAreIncluded(String text, long offset, long length) {
        ByteSpan span = ByteSpan.parse(text);

        assertThat(span.offset(10)).isEqualTo(offset);
        assertThat(span.length()).isEqualTo(length);
    }

    @Test
    void onlyASpanFromTheEndNeedsTheSize() {
        assertThat(ByteSpan.parse("-3").fromEnd()).isTrue();
        assertThat(ByteSpan.parse("3-").fromEnd()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "5", "a-b", "5-4", "+1-2", "1--2", "1-2-3", "99999999999999999999-", "٣-٤"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> ByteSpan.parse(text))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("range");
    }
}

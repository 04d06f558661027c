package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

    @ParameterizedTest
    @CsvSource({"0, PT0S", "90, PT90S", "90s, PT90S", "500ms, PT0.5S", "1h30m, PT1H30M", "7d, P7D", "1m1s1ms, PT61.001S"
    })
    void readsDurations(String text, Duration duration) {
        assertThat(TimeSpan.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "1x", "-1", "1.5s", "1h 30m", "1h30", "h1"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> TimeSpan.parse(text)).isInstanceOf(CliException.class);
    }
}

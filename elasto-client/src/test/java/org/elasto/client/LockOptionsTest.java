package org.elasto.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What can be asked of a lock. */
class LockOptionsTest {

    private static void assertSenseless(UnaryOperator<LockOptions> change) {
        StorageException failure = catchThrowableOfType(StorageException.class, () -> change.apply(LockOptions.PRESET));
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertSenseless(options -> options.withDuration(Duration.ofSeconds(14)));
        assertSenseless(options -> options.withDuration(Duration.ofMillis(20_500)));
        assertSenseless(options -> options.withWaiting(Duration.ofSeconds(-1)));
        assertSenseless(options -> options.withWaiting(Duration.ofDays(10_000)));
        assertSenseless(options -> options.withPoll(Duration.ZERO));
        assertSenseless(options -> options.withOwner("two\nlines"));
        assertSenseless(options -> options.withOwner("half a pair \ud83d"));
        assertSenseless(options -> options.withOwner("x".repeat(201)));
        assertSenseless(options -> options.withSuffix(""));
    }

    @Test
    void ownerIsTheIdUnlessNamed() {
        assertThat(LockOptions.PRESET.owner("id")).isEqualTo("id");
        assertThat(LockOptions.PRESET.withOwner("Zoë=1 \ud83d\ude00").owner("id"))
                .isEqualTo("Zoë=1 \ud83d\ude00");
    }
}

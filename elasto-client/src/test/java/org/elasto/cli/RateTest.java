package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void theFirstReadingCountsInFull() {
        assertThat(new Rate(0).update(SECOND, 1000)).isEqualTo(1000);
    }

    @Test
    void aSteadyFlowKeepsItsRate() {
        Rate rate = new Rate(0);
        rate.update(SECOND, 1000);
        rate.update(2 * SECOND, 2000);

        assertThat(rate.update(3 * SECOND, 3000)).isEqualTo(1000, within(0.001));
    }

    @Test
    void anOldRateIsForgottenAfterSomeSeconds() {
        Rate rate = new Rate(0);
        rate.update(SECOND, 1_000_000);

        assertThat(rate.update(31 * SECOND, 1_000_000)).isLessThan(100);
    }

    @Test
    void noTimeChangesNothing() {
        Rate rate = new Rate(0);
        rate.update(SECOND, 1000);

        assertThat(rate.update(SECOND, 5000)).isEqualTo(1000);
    }
}

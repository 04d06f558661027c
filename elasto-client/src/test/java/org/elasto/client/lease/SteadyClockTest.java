package org.elasto.client.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What the clock makes of a timer and a time of day that do not agree. */
class SteadyClockTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Instant day = NOON;
    private long nanos = Long.MAX_VALUE - 5;
    private final SteadyClock clock = new SteadyClock(new TimeOfDay(), () -> nanos);

    private final class TimeOfDay extends Clock {

        @Override
        public Instant instant() {
            return day;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void pass(Duration timer, Duration ofDay) {
        nanos += timer.toNanos();
        day = day.plus(ofDay);
    }

    private Duration passed() {
        return Duration.between(NOON, clock.instant());
    }

    @Test
    void goesWithTheTimer() {
        pass(Duration.ofSeconds(10), Duration.ofMillis(10_004));
        assertThat(passed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void settingTheTimeBackStopsNothing() {
        pass(Duration.ofSeconds(10), Duration.ofHours(-1));
        assertThat(passed()).isEqualTo(Duration.ofSeconds(10));
        pass(Duration.ofSeconds(10), Duration.ofSeconds(10));
        assertThat(passed()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aSleepCounts() {
        pass(Duration.ofSeconds(1), Duration.ofMinutes(30));
        assertThat(passed()).isEqualTo(Duration.ofMinutes(30));
        pass(Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertThat(passed()).isEqualTo(Duration.ofMinutes(30).plusSeconds(1));
    }

    @Test
    void whatItGainedItKeeps() {
        pass(Duration.ofSeconds(1), Duration.ofMinutes(30));
        assertThat(passed()).isEqualTo(Duration.ofMinutes(30));
        pass(Duration.ofSeconds(1), Duration.ofMinutes(-30));
        assertThat(passed()).isEqualTo(Duration.ofMinutes(30).plusSeconds(1));
        pass(Duration.ofSeconds(1), Duration.ofMinutes(20));
        assertThat(passed()).isEqualTo(Duration.ofMinutes(50).plusSeconds(1));
    }

    @Test
    void slowDriftIsNoLeap() {
        for (int i = 0; i < 1000; i++) {
            pass(Duration.ofSeconds(10), Duration.ofMillis(10_005));
            passed();
        }
        assertThat(passed()).isEqualTo(Duration.ofSeconds(10_000));
    }
}

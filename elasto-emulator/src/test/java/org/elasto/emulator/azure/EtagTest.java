package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.elasto.emulator.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EtagTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00.1234567Z");

    private final MutableClock clock = new MutableClock(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Etag.Source source = new Etag.Source(clock);

    /** A file created by the live service in 2019 (Azure/azure-storage-python, tests/recordings, MIT). */
    @Test
    void aTagIsTheTicksOfItsMoment() {
        Etag etag = new Etag(Instant.parse("2019-07-07T01:19:34.9839930Z"));

        assertThat(etag.quoted()).isEqualTo("\"0x8D702792C113C3A\"");
        assertThat(etag).hasToString("0x8D702792C113C3A");
        assertThat(etag.lastModified()).isEqualTo("Sun, 07 Jul 2019 01:19:34 GMT");
    }

    @Test
    void tagsRiseWhileTheClockStandsStill() {
        Etag first = source.next();
        Etag second = source.next();
        clock.advance(Duration.ofSeconds(-10));
        Etag third = source.next();
        clock.advance(Duration.ofSeconds(20));
        Etag fourth = source.next();

        assertThat(first.modified()).isEqualTo(NOW);
        assertThat(second.modified()).isEqualTo(NOW.plusNanos(100));
        assertThat(third.modified()).isEqualTo(NOW.plusNanos(200));
        assertThat(fourth.modified()).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void noTagIsHandedOutTwice() {
        var seen = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 20_000)
                .parallel()
                .forEach(i -> seen.add(source.next().bare()));

        assertThat(seen).hasSize(20_000);
    }

    @Test
    void idsOfShareSnapshotsAreWholeSeconds() {
        assertThat(AzureDates.iso(source.nextSecond())).isEqualTo("2026-11-24T08:00:00.0000000Z");
        assertThat(AzureDates.iso(source.nextSecond())).isEqualTo("2026-11-24T08:00:01.0000000Z");
        assertThat(AzureDates.iso(source.nextMoment())).isEqualTo("2026-11-24T08:00:00.1234567Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T08:00:00.1234567Z, 2026-11-24T08:00:00.1234567Z",
        "2019-05-09T01:34:31.0000000Z, 2019-05-09T01:34:31Z",
    })
    void idsAreRead(String text, String moment) {
        assertThat(AzureDates.parseIso(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "", "2026-11-24T08:00:00Z", "2026-11-24T08:00:00.123456Z", "2026-02-30T08:00:00.1234567Z"})
    void whatIsNoId(String text) {
        assertThat(AzureDates.parseIso(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'Tue, 24 Nov 2026 08:00:00 GMT', 2026-11-24T08:00:00Z",
        "'tue, 24 nov 2026 08:00:00 gmt', 2026-11-24T08:00:00Z",
        "'Wed, 24 Nov 2026 08:00:00 GMT', ",
        "'Tue, 24 Nov 2026 08:00:00', ",
        "'24 Nov 2026 08:00:00 GMT', ",
        "'', ",
    })
    void datesOfHeaders(String text, Instant expected) {
        assertThat(AzureDates.parseHttp(text)).isEqualTo(expected);
    }

    @Test
    void aDateIsWrittenWithTwoDigitsADay() {
        assertThat(AzureDates.http(Instant.parse("2026-01-02T03:04:05.999Z")))
                .isEqualTo("Fri, 02 Jan 2026 03:04:05 GMT");
    }
}

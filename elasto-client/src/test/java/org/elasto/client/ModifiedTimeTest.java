package org.elasto.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModifiedTimeTest {

    private static final Instant UPLOADED = Instant.parse("2026-01-01T00:00:00Z");

    private static @Nullable Instant of(String kept) {
        FileStat stat =
                new FileStat(FileType.FILE, OptionalLong.of(1), UPLOADED, null, null, null, Map.of("mtime", kept));
        return ModifiedTime.of(stat);
    }

    @ParameterizedTest
    @CsvSource({
        "1583020496.1234567, 2020-02-29T23:54:56.1234567Z",
        "0, 1970-01-01T00:00:00Z",
        "-1.5, 1969-12-31T23:59:58.5Z",
        "1e9, 2001-09-09T01:46:40Z",
        "2020-02-29T23:54:56.1234567Z, 2020-02-29T23:54:56.1234567Z",
        "2020-03-01T01:54:56+02:00, 2020-02-29T23:54:56Z"
    })
    void readsWhatWasKept(String text, Instant time) {
        assertThat(of(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "1e999999999", "2020-02-30T00:00:00Z", "NaN"})
    void whatIsNoTimeCountsAsNone(String text) {
        assertThat(of(text)).isEqualTo(UPLOADED);
    }

    @Test
    void writesItsFormAndKeepsWhatIsThere() {
        Instant time = Instant.parse("2020-02-29T23:54:56.1234567Z");
        StageOptions options = StageOptions.of(1).withModified(time);
        assertThat(ModifiedTime.SECONDS.keep(options).metadata()).isEqualTo(Map.of("mtime", "1583020496.123456700"));
        assertThat(ModifiedTime.DATE.keep(options).metadata())
                .isEqualTo(Map.of("mtime", "2020-02-29T23:54:56.123456700Z"));
        StageOptions told = options.withMetadata(Map.of("mtime", "5"));
        assertThat(ModifiedTime.SECONDS.keep(told)).isEqualTo(told);
        assertThat(ModifiedTime.DATE.keep(StageOptions.of(1)).metadata()).isEmpty();
    }
}

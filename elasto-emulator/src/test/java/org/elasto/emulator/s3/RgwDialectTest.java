package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was seen on a RADOS Gateway of release 16; the conformance suite holds both to it. */
class RgwDialectTest {

    private static final Dialect RGW = Dialect.rgw();

    @ParameterizedTest
    @CsvSource({
        "bytes=2-4, 2, 5",
        "bytes=5-, 5, 10",
        "bytes=-3, 7, 10",
        "bytes=-0, 0, 10",
        "bytes=-, 1, 10",
        "bytes=-1-, 9, 10",
        "bytes=a-b, 0, 1",
        "'bytes=0-1,4-5', 0, 2",
    })
    void readsNumbersAsFarAsTheyGo(String header, long start, long end) {
        RangeHeader range = RGW.range(header);
        assertThat(range).isNotNull();
        assertThat(range.satisfiable(10)).isTrue();
        assertThat(range.start(10)).isEqualTo(start);
        assertThat(range.end(10)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1-0", "bytes=3", "bytes=", "bytes=0--1"})
    void refusesWhatEndsBeforeItStarts(String header) {
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> RGW.range(header))
                .matches(refused -> refused.error() == S3Error.INVALID_RANGE);
    }

    @Test
    void overlooksOtherUnits() {
        assertThat(RGW.range("lines=1-2")).isNull();
        assertThat(RGW.range(null)).isNull();
    }

    @Test
    void aWriteThatMustMatchFailsWhereNothingIs() {
        WriteConditions conditions = new WriteConditions("tag", null, RGW.absentUnderIfMatch());
        assertThatExceptionOfType(S3Exception.class)
                .isThrownBy(() -> conditions.judge(null, "key"))
                .matches(refused -> refused.error() == S3Error.PRECONDITION_FAILED);
    }

    @Test
    void namesErrorsInItsWords() {
        assertThat(RGW.inItsWords(S3Error.AUTHORIZATION_HEADER_MALFORMED)).isEqualTo(S3Error.INVALID_ARGUMENT);
        assertThat(RGW.inItsWords(S3Error.KEY_TOO_LONG_ERROR)).isEqualTo(S3Error.INVALID_OBJECT_NAME);
        assertThat(RGW.inItsWords(S3Error.NO_SUCH_KEY)).isEqualTo(S3Error.NO_SUCH_KEY);
        assertThat(Dialect.aws().inItsWords(S3Error.KEY_TOO_LONG_ERROR)).isEqualTo(S3Error.KEY_TOO_LONG_ERROR);
    }
}

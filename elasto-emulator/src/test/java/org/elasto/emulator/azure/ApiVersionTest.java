package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {

    private static ApiVersion version(String text) {
        return Objects.requireNonNull(ApiVersion.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2014-02-14", "2021-12-02", "2026-06-06", "2027-03-07", "9999-12-31"})
    void anyDayIsAVersion(String text) {
        assertThat(version(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2021", "2021-1-1", "2021-13-01", "2021-02-30", "2021/12/02", " 2021-12-02", "+021-12-02"})
    void anythingElseIsNone(String text) {
        assertThat(ApiVersion.parse(text)).isNull();
    }

    @Test
    void versionsAreOrderedByDay() {
        assertThat(version("2019-12-12")).isGreaterThan(version("2019-07-07")).isLessThan(version("2020-02-10"));
        assertThat(version("2019-12-12").atLeast(ApiVersion.CHALLENGES_ANONYMOUS))
                .isTrue();
        assertThat(version("2019-12-11").atLeast(ApiVersion.CHALLENGES_ANONYMOUS))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/a/c, , ",
        "/a/c, 2019-02-02, 2019-02-02",
        "/a/c?api-version=2018-11-09, 2019-02-02, 2018-11-09",
        "/a/c?api-version=2018-11-09&sv=2020-02-10&sig=x, , 2018-11-09",
        "/a/c?sv=2020-02-10&sig=x, 2019-02-02, 2019-02-02",
        "/a/c?sv=2020-02-10&sig=x, , 2020-02-10",
        "/a/c?sv=2020-02-10, , ",
    })
    void theProtocolsVersion(String target, String header, String expected) {
        PlainRequest request = PlainRequest.bare("GET", target);
        if (header != null) {
            request.with("x-ms-version", header);
        }

        ApiVersion version = ApiVersion.requested(request, AzureQuery.of(request.rawQuery()));

        assertThat(version == null ? null : version.toString()).isEqualTo(expected);
    }

    @Test
    void aBadVersionIsRefused() {
        PlainRequest header = PlainRequest.bare("GET", "/a").with("x-ms-version", "latest");
        PlainRequest parameter = PlainRequest.bare("GET", "/a?api-version=latest");

        AzureException refusal = Refusal.caught(() -> ApiVersion.requested(header, AzureQuery.EMPTY));

        assertThat(refusal.error()).isEqualTo(AzureError.INVALID_HEADER_VALUE);
        assertThat(refusal.children()).containsExactly("HeaderName", "x-ms-version", "HeaderValue", "latest");
        assertThat(Refusal.of(() -> ApiVersion.requested(parameter, AzureQuery.of(parameter.rawQuery()))))
                .isEqualTo("400 InvalidQueryParameterValue");
    }
}

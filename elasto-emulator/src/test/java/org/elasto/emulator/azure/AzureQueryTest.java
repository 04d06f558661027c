package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureQueryTest {

    @ParameterizedTest
    @CsvSource({
        "comp=list, comp, list",
        "COMP=list, comp, list",
        "a=1&comp=list&comp=x, comp, list",
        "comp, comp, ''",
        "comp=, comp, ''",
        "a=b=c, a, b=c",
        "prefix=a%2Fb%20c+d%2B, prefix, 'a/b c d+'",
        "prefix=%C3%BC, prefix, ü",
        "&&a=1&, a, 1",
        "a=1, b, ",
        ", b, ",
    })
    void parametersAreDecoded(String raw, String name, String value) {
        assertThat(AzureQuery.of(raw).first(name)).isEqualTo(value);
        assertThat(AzureQuery.of(raw).has(name)).isEqualTo(value != null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%C3", "%ff=1", "a=%ü1"})
    void brokenEscapesAreRefused(String raw) {
        assertThat(Refusal.of(() -> AzureQuery.of(raw))).isEqualTo("400 InvalidUri");
    }

    @Test
    void parametersAreBounded() {
        assertThat(AzureQuery.of("a&".repeat(256)).parameters()).hasSize(256);
        assertThat(Refusal.of(() -> AzureQuery.of("a&".repeat(257)))).isEqualTo("400 InvalidUri");
    }

    @Test
    void textArrivesAsBytes() {
        assertThat(PercentText.received("\u00c3\u00bc")).isEqualTo("ü");
        assertThat(PercentText.received("\u00fc")).isEqualTo("\u00fc");
        assertThat(PercentText.decodePath("a+b%20c")).isEqualTo("a+b c");
    }
}

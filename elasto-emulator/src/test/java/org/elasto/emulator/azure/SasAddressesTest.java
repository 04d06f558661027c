package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of addresses as a SAS names them. */
class SasAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, ::ffff:10.0.0.1, true",
        "127.0.0.1, ::1, true",
        "127.0.0.1, 0:0:0:0:0:0:0:1, true",
        "0.0.0.0-255.255.255.255, 200.1.2.3, true",
        "10.0.0.1, fe80::1, false",
        "10.0.0.1, '', false",
    })
    void addresses(String range, String from, boolean inside) {
        assertThat(Objects.requireNonNull(SasAddresses.parse(range)).contain(from))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0",
                "10.0.0.0.1",
                "a.b.c.d",
                "10.0.0.9-10.0.0.1",
                "10.0.0.1-",
                "-10.0.0.1",
                "10.0.0.256",
                ""
            })
    void whatIsNoRange(String range) {
        assertThat(SasAddresses.parse(range)).isNull();
    }
}

package org.elasto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.elasto.client.ErrorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, 3",
        "UNAUTHENTICATED, 4",
        "PERMISSION_DENIED, 4",
        "ALREADY_EXISTS, 5",
        "PRECONDITION_FAILED, 5",
        "NOT_MODIFIED, 5",
        "LEASE_CONFLICT, 5",
        "INVALID_ARGUMENT, 2",
        "RANGE_NOT_SATISFIABLE, 2",
        "RATE_LIMITED, 6",
        "UNSUPPORTED, 8",
        "UNEXPECTED, 1"
    })
    void eachKindHasItsNumber(ErrorKind kind, int code) {
        assertThat(ExitCode.of(kind, false).code()).isEqualTo(code);
    }

    @Test
    void whatMayPassIsTransient() {
        assertThat(ExitCode.of(ErrorKind.UNEXPECTED, true).code()).isEqualTo(6);
    }

    @Test
    void theNumbersAreFixed() {
        assertThat(ExitCode.table().keySet()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "130");
    }
}

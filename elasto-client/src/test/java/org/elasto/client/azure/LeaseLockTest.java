package org.elasto.client.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counting in metadata. */
class LeaseLockTest {

    private static final String ID = "11111111-1111-1111-1111-111111111111";

    private final Map<String, String> pairs = new HashMap<>(Map.of("colour", "red"));
    private final LeaseLock lock = new LeaseLock(LeaseAction.wire(action -> ID), new LeaseLock.Metadata() {
        @Override
        public Map<String, String> read() {
            return Map.copyOf(pairs);
        }

        @Override
        public void write(Map<String, String> all, String leaseId) {
            assertThat(leaseId).isEqualTo(ID);
            pairs.clear();
            pairs.putAll(all);
        }
    });

    @Test
    void countsBesideWhatElseIsThere() {
        assertThat(lock.number(ID)).hasValue(1);
        assertThat(lock.number(ID)).hasValue(2);
        assertThat(pairs).containsOnly(Map.entry("colour", "red"), Map.entry(LeaseLock.NUMBER, "2"));
    }

    @Test
    void whoDoesNotCountHasNoNumber() {
        assertThat(new LeaseLock(LeaseAction.wire(action -> ID), null).number(ID))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "1 ", "9223372036854775807"})
    void whatIsNoNumberIsNotCountedOn(String there) {
        pairs.put(LeaseLock.NUMBER, there);
        StorageException failure = catchThrowableOfType(StorageException.class, () -> lock.number(ID));
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(ErrorKind.UNEXPECTED);
        assertThat(pairs).containsEntry(LeaseLock.NUMBER, there);
    }
}

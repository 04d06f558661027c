package org.elasto.client.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.elasto.client.ErrorKind;
import org.elasto.client.Lease;
import org.elasto.client.LeaseOptions;
import org.elasto.client.StorageException;
import org.elasto.client.lease.ManualTimer;
import org.junit.jupiter.api.Test;

/** Which id rides on the writes of a handle. */
class HandleLeaseTest {

    private static final String ID = "11111111-1111-1111-1111-111111111111";
    private static final String OTHER = "22222222-2222-2222-2222-222222222222";
    private static final LeaseOptions MINUTE =
            LeaseOptions.of(Duration.ofSeconds(60)).withId(ID);

    private final ManualTimer timer = new ManualTimer();

    private static String act(LeaseAction action) {
        return action.proposed() == null ? String.valueOf(action.id()) : action.proposed();
    }

    private static void assertConflict(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.LEASE_CONFLICT));
    }

    @Test
    void whatItWasToldOfIsRenewedAndGivenBackByItsId() {
        List<LeaseAction> sent = new ArrayList<>();
        Function<LeaseAction, String> wire = action -> {
            sent.add(action);
            return act(action);
        };
        HandleLease handle = new HandleLease(OTHER);
        Lease lease = handle.told(wire, timer);
        handle.close();
        assertThat(sent).isEmpty();
        assertThat(lease.id()).isEqualTo(OTHER);
        lease.renew();
        lease.release();
        assertThat(sent).containsExactly(LeaseAction.renew(OTHER), LeaseAction.release(OTHER));
        assertConflict(lease::renew);
        assertThatThrownBy(() -> new HandleLease(null).told(wire, timer))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT));
    }

    @Test
    void handleWritesUnderWhatItHolds() {
        HandleLease handle = new HandleLease(OTHER);
        assertThat(handle.id()).isEqualTo(OTHER);
        Lease lease = handle.acquire(HandleLeaseTest::act, timer, MINUTE);
        assertThat(handle.id()).isEqualTo(ID);
        assertConflict(() -> handle.acquire(HandleLeaseTest::act, timer, MINUTE));
        lease.release();
        assertThat(handle.id()).isEqualTo(OTHER);
        handle.acquire(HandleLeaseTest::act, timer, MINUTE);
        assertConflict(() -> handle.under(() -> {
            throw new StorageException(ErrorKind.LEASE_CONFLICT, "LeaseLost");
        }));
        assertConflict(handle::id);
        handle.close();
    }
}

package org.elasto.client.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.elasto.client.ErrorKind;
import org.elasto.client.LeaseOptions;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Renewal, loss and release, with time moved by hand. */
class HeldLeaseTest {

    private static final String ID = "11111111-1111-1111-1111-111111111111";
    private static final String OTHER = "22222222-2222-2222-2222-222222222222";
    private static final LeaseOptions MINUTE =
            LeaseOptions.of(Duration.ofSeconds(60)).withId(ID);

    private final ManualTimer timer = new ManualTimer();
    private final List<String> wire = new ArrayList<>();
    private final List<StorageException> losses = new ArrayList<>();
    private final Instant start = timer.clock().instant();
    private @Nullable StorageException failure;
    private Runnable during = () -> {};

    private String act(String action, String id) {
        wire.add(Duration.between(start, timer.clock().instant()).toSeconds() + " " + action);
        Runnable meanwhile = during;
        during = () -> {};
        meanwhile.run();
        if (failure != null) {
            throw failure;
        }
        return id;
    }

    private final LeaseWire service = new LeaseWire() {
        @Override
        public String acquire(String id, @Nullable Duration duration) {
            return act("acquire", id);
        }

        @Override
        public String renew(String id) {
            return act("renew", id);
        }

        @Override
        public String change(String id, String newId) {
            return act("change", newId);
        }

        @Override
        public void release(String id) {
            String unused = act("release", id);
        }
    };

    private HeldLease acquire(LeaseOptions options) {
        return HeldLease.acquire(service, timer, options.withListener((lease, cause) -> losses.add(cause)));
    }

    private static void assertConflict(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.LEASE_CONFLICT));
    }

    @Test
    void renewsItselfEveryThirdOfItsTime() {
        HeldLease lease = acquire(MINUTE);
        timer.advance(Duration.ofSeconds(70));
        assertThat(wire).containsExactly("0 acquire", "20 renew", "40 renew", "60 renew");
        assertThat(lease.isHeld()).isTrue();
        assertThat(lease.idToWrite()).isEqualTo(ID);
        assertThat(losses).isEmpty();
    }

    @Test
    void infiniteLeaseIsNeverRenewed() {
        HeldLease lease = acquire(LeaseOptions.INFINITE.withId(ID));
        timer.advance(Duration.ofDays(1));
        assertThat(wire).containsExactly("0 acquire");
        assertThat(lease.isHeld()).isTrue();
        assertThat(lease.duration()).isNull();
    }

    @Test
    void withoutRenewalItEnds() {
        HeldLease lease = acquire(MINUTE.withRenewing(false));
        timer.advance(Duration.ofMillis(57_999));
        assertThat(lease.idToWrite()).isEqualTo(ID);
        assertThat(lease.isHeld()).isTrue();
        timer.jump(Duration.ofMillis(1));
        assertThat(lease.isHeld()).isFalse();
        assertThat(losses).isEmpty();
        timer.advance(Duration.ofMillis(1));
        assertThat(losses).hasSize(1);
        assertConflict(lease::idToWrite);
        assertThat(losses).hasSize(1);
        assertThat(wire).containsExactly("0 acquire");
    }

    @Test
    void refusedRenewalIsALoss() {
        HeldLease lease = acquire(MINUTE);
        failure = new StorageException(ErrorKind.LEASE_CONFLICT, "409 LeaseIsBrokenAndCannotBeRenewed");
        timer.advance(Duration.ofMinutes(5));
        assertThat(wire).containsExactly("0 acquire", "20 renew");
        assertThat(losses).containsExactly(failure);
        assertThat(lease.isHeld()).isFalse();
        assertThatThrownBy(lease::idToWrite).hasMessageContaining("LeaseIsBroken");
        assertConflict(lease::renew);
        assertConflict(() -> lease.change(OTHER));
        assertThat(wire).hasSize(2);
        lease.close();
        assertThat(wire).hasSize(2);
    }

    @Test
    void brokenConnectionIsTriedAgainUntilTheTimeIsOver() {
        HeldLease lease = acquire(MINUTE);
        failure = new StorageException(ErrorKind.UNEXPECTED, "connection reset");
        timer.advance(Duration.ofSeconds(57));
        assertThat(wire)
                .containsExactly(
                        "0 acquire",
                        "20 renew",
                        "26 renew",
                        "32 renew",
                        "38 renew",
                        "44 renew",
                        "50 renew",
                        "56 renew");
        assertThat(lease.isHeld()).isTrue();
        assertThat(losses).isEmpty();
        timer.advance(Duration.ofSeconds(2));
        assertThat(lease.isHeld()).isFalse();
        assertThat(losses).hasSize(1);
        assertThat(losses.get(0)).hasCause(failure);
        assertConflict(lease::idToWrite);
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void connectionThatComesBackSavesIt() {
        HeldLease lease = acquire(MINUTE);
        failure = new StorageException(ErrorKind.UNEXPECTED, "connection reset");
        timer.advance(Duration.ofSeconds(50));
        failure = null;
        timer.advance(Duration.ofSeconds(30));
        assertThat(wire).endsWith("50 renew", "56 renew", "76 renew");
        assertThat(lease.isHeld()).isTrue();
    }

    @Test
    void afterALongSleepItIsNotTrusted() {
        HeldLease lease = acquire(MINUTE);
        timer.jump(Duration.ofMinutes(5));
        assertThat(lease.isHeld()).isFalse();
        assertConflict(lease::idToWrite);
        assertThat(losses).hasSize(1);
    }

    @Test
    void refusedWriteIsALoss() {
        HeldLease lease = acquire(MINUTE);
        lease.heard(new StorageException(ErrorKind.PRECONDITION_FAILED, "ConditionNotMet"));
        assertThat(lease.isHeld()).isTrue();
        lease.heard(new StorageException(ErrorKind.LEASE_CONFLICT, "LeaseLost"));
        lease.heard(new StorageException(ErrorKind.LEASE_CONFLICT, "LeaseLost"));
        assertThat(lease.isHeld()).isFalse();
        assertThat(losses).hasSize(1);
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void changesItsId() {
        HeldLease lease = acquire(MINUTE);
        lease.change(OTHER);
        assertThat(lease.id()).isEqualTo(OTHER);
        assertThat(lease.idToWrite()).isEqualTo(OTHER);
        timer.advance(Duration.ofSeconds(20));
        assertThat(wire).containsExactly("0 acquire", "0 change", "20 renew");
        assertThat(lease.id()).isEqualTo(OTHER);
    }

    @Test
    void releasedLeaseRestsAndIsNoLoss() {
        HeldLease lease = acquire(MINUTE);
        lease.release();
        timer.advance(Duration.ofHours(1));
        assertThat(wire).containsExactly("0 acquire", "0 release");
        assertThat(losses).isEmpty();
        assertThat(lease.isReleased()).isTrue();
        assertConflict(lease::release);
        lease.close();
        assertThat(wire).hasSize(2);
    }

    @Test
    void closingNeverFails() {
        HeldLease lease = acquire(MINUTE);
        failure = new StorageException(ErrorKind.UNEXPECTED, "connection reset");
        lease.close();
        assertThat(wire).containsExactly("0 acquire", "0 release");
        assertThat(timer.waiting()).isZero();
        assertThat(lease.isHeld()).isFalse();
        assertThat(losses).isEmpty();
    }

    /** As when the service does not answer until it is too late. */
    @Test
    void aRenewalThatHangsDoesNotKeepTheEndSecret() {
        HeldLease lease = acquire(MINUTE);
        during = () -> timer.advance(Duration.ofSeconds(40));
        timer.advance(Duration.ofSeconds(20));
        assertThat(losses).hasSize(1);
        assertThat(lease.isHeld()).isFalse();
        assertConflict(lease::renew);
        assertThat(timer.waiting()).isZero();
    }
}

package org.elasto.client.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.elasto.client.ErrorKind;
import org.elasto.client.LockOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageLock;
import org.elasto.client.StorageUri;
import org.elasto.client.http.Pause;
import org.elasto.client.http.Timing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Waiting for a lock, and losing it, with time moved by hand. */
class HeldLockTest {

    private static final StorageUri URI = StorageUri.parse("s3:///bucket/key");

    private final ManualTimer timer = new ManualTimer();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<StorageException> losses = new ArrayList<>();
    private final List<String> released = new ArrayList<>();
    private int refusals;
    private @Nullable StorageException failure;
    private @Nullable StorageException numbering;

    private final class Service implements LockWire {

        private long taken;

        @Override
        public OptionalLong number(String id) {
            if (numbering != null) {
                throw numbering;
            }
            return OptionalLong.of(++taken);
        }

        @Override
        public String acquire(String id, @Nullable Duration duration) {
            if (refusals-- > 0) {
                throw new StorageException(ErrorKind.LEASE_CONFLICT, "held");
            }
            return id;
        }

        @Override
        public String renew(String id) {
            if (failure != null) {
                throw failure;
            }
            return id;
        }

        @Override
        public void release(String id) {
            released.add(id);
        }
    }

    private final Service service = new Service();

    private StorageLock take(LockOptions options) {
        return take(options, (time, unused) -> {
            pauses.add(time);
            timer.advance(time);
        });
    }

    private StorageLock take(LockOptions options, Pause pause) {
        Timing timing = new Timing(timer.clock(), new Random(1), pause);
        LockOptions heard = options.withListener((lock, cause) -> losses.add(cause));
        return HeldLock.take(new LockTerms(URI, heard, timer, timing), service);
    }

    private static ErrorKind failure(ThrowingCallable call) {
        StorageException failure = catchThrowableOfType(StorageException.class, call);
        assertThat(failure).isNotNull();
        return failure.kind();
    }

    @Test
    void asksOnce() {
        refusals = 1;
        assertThat(failure(() -> take(LockOptions.PRESET))).isEqualTo(ErrorKind.LEASE_CONFLICT);
        assertThat(pauses).isEmpty();
    }

    @Test
    void waitsLongerAndLongerBetweenTwoLooks() {
        refusals = 12;
        StorageLock lock = take(LockOptions.PRESET.withWaiting(Duration.ofMinutes(1)));
        assertThat(lock.isHeld()).isTrue();
        assertThat(pauses).hasSize(12);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(31), Duration.ofMillis(63));
        assertThat(pauses.get(1)).isBetween(Duration.ofMillis(62), Duration.ofMillis(125));
        assertThat(pauses.subList(4, 12))
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1)));
        assertThat(pauses.subList(4, 12)).doesNotHaveDuplicates();
    }

    @Test
    void waitsNoLongerThanItIsTold() {
        refusals = 1000;
        assertThat(failure(() -> take(LockOptions.PRESET.withWaiting(Duration.ofSeconds(10)))))
                .isEqualTo(ErrorKind.LEASE_CONFLICT);
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void anInterruptEndsTheWaiting() {
        refusals = 1000;
        assertThat(failure(() -> take(LockOptions.PRESET.withWaiting(Duration.ofSeconds(10)), (time, unused) -> {
                    throw new InterruptedException();
                })))
                .isEqualTo(ErrorKind.UNEXPECTED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void otherFailuresAreNotWaitedFor() {
        numbering = new StorageException(ErrorKind.PERMISSION_DENIED, "no metadata for you");
        assertThat(failure(() -> take(LockOptions.PRESET.withWaiting(Duration.ofSeconds(10)))))
                .isEqualTo(ErrorKind.PERMISSION_DENIED);
        assertThat(pauses).isEmpty();
        assertThat(released).hasSize(1);
        assertThat(timer.waiting()).isZero();
        assertThat(losses).isEmpty();
    }

    @Test
    void renewsItselfAndTellsOfItsLoss() {
        StorageLock lock = take(LockOptions.PRESET.withOwner("me"));
        assertThat(lock.owner()).isEqualTo("me");
        assertThat(lock.number()).hasValue(1);
        timer.advance(Duration.ofHours(1));
        assertThat(lock.isHeld()).isTrue();
        failure = new StorageException(ErrorKind.LEASE_CONFLICT, "broken");
        timer.advance(Duration.ofSeconds(10));
        assertThat(lock.isHeld()).isFalse();
        assertThat(losses).containsExactly(failure);
        assertThat(failure(lock::renew)).isEqualTo(ErrorKind.LEASE_CONFLICT);
        lock.close();
        assertThat(released).isEmpty();
    }

    @Test
    void whoCannotRenewItStopsBelievingInTime() {
        StorageLock lock = take(LockOptions.PRESET);
        failure = new StorageException(ErrorKind.UNEXPECTED, "connection reset");
        timer.jump(Duration.ofSeconds(28));
        assertThat(lock.isHeld()).isTrue();
        timer.jump(Duration.ofSeconds(1));
        assertThat(lock.isHeld()).isFalse();
        timer.advance(Duration.ofSeconds(1));
        assertThat(losses).hasSize(1);
    }

    @Test
    void closesOnce() {
        StorageLock lock = take(LockOptions.INFINITE);
        assertThat(lock.duration()).isNull();
        assertThat(lock.owner()).isEqualTo(lock.id());
        lock.close();
        lock.close();
        assertThat(released).containsExactly(lock.id());
        assertThat(lock.isHeld()).isFalse();
        assertThat(losses).isEmpty();
    }
}

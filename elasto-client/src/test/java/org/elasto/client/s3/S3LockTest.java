package org.elasto.client.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.elasto.client.ErrorKind;
import org.elasto.client.LockOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageLock;
import org.elasto.client.StorageUri;
import org.elasto.client.http.Timing;
import org.elasto.client.lease.ManualTimer;
import org.elasto.client.s3.FakeObjects.Fate;
import org.junit.jupiter.api.Test;

/** The lock object, by the time of the service, and with answers lost. */
class S3LockTest {

    private static final String ONE = "11111111-1111-1111-1111-111111111111";
    private static final String TWO = "22222222-2222-2222-2222-222222222222";
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    private static final String TARGET = "/bucket/key.lock";

    private final FakeObjects store = new FakeObjects();
    private final LockObject object = new LockObject(store.operations(), new ObjectRef("bucket", "key.lock"));
    private final S3Lock one = new S3Lock(object, LockOptions.PRESET.withOwner("first"));
    private final S3Lock two = new S3Lock(object, LockOptions.PRESET);

    private static ErrorKind failure(ThrowingCallable call) {
        StorageException failure = catchThrowableOfType(StorageException.class, call);
        assertThat(failure).isNotNull();
        return failure.kind();
    }

    @Test
    void theObjectSaysWhoHoldsItAndForHowLong() {
        one.acquire(ONE, HALF_A_MINUTE);
        assertThat(store.text(TARGET))
                .isEqualTo("elasto-lock=1\nnumber=1\nid=" + ONE
                        + "\nowner=first\nheld=true\nexpires=2013-05-24T00:00:30Z\n");
        assertThat(one.number(ONE)).hasValue(1);
        StorageException refusal = catchThrowableOfType(StorageException.class, () -> two.acquire(TWO, HALF_A_MINUTE));
        assertThat(refusal).hasMessageContaining("held by first until 2013-05-24T00:00:30Z");
        assertThat(refusal.kind()).isEqualTo(ErrorKind.LEASE_CONFLICT);
    }

    @Test
    void aReleaseKeepsTheNumber() {
        one.acquire(ONE, HALF_A_MINUTE);
        store.lines.clear();
        one.release(ONE);
        assertThat(store.lines).containsExactly("PUT " + TARGET);
        two.acquire(TWO, HALF_A_MINUTE);
        assertThat(two.number(TWO)).hasValue(2);
        assertThat(store.text(TARGET)).contains("owner=" + TWO);
    }

    @Test
    void timeAtTheServiceDecides() {
        one.acquire(ONE, HALF_A_MINUTE);
        store.now = FakeS3.NOW.plusSeconds(20);
        one.renew(ONE);
        store.now = FakeS3.NOW.plusSeconds(52);
        assertThat(failure(() -> two.acquire(TWO, HALF_A_MINUTE))).isEqualTo(ErrorKind.LEASE_CONFLICT);
        store.now = FakeS3.NOW.plusSeconds(53);
        two.acquire(TWO, HALF_A_MINUTE);
        assertThat(two.number(TWO)).hasValue(2);
        assertThat(failure(() -> one.renew(ONE))).isEqualTo(ErrorKind.LEASE_CONFLICT);
        assertThat(failure(() -> one.release(ONE))).isEqualTo(ErrorKind.LEASE_CONFLICT);
        assertThat(store.text(TARGET)).contains("id=" + TWO).contains("held=true");
    }

    @Test
    void whoIsLateMayRenewWhatNobodyTook() {
        one.acquire(ONE, HALF_A_MINUTE);
        store.now = FakeS3.NOW.plusSeconds(300);
        one.renew(ONE);
        assertThat(failure(() -> two.acquire(TWO, HALF_A_MINUTE))).isEqualTo(ErrorKind.LEASE_CONFLICT);
    }

    @Test
    void heldForEver() {
        one.acquire(ONE, null);
        store.now = FakeS3.NOW.plusSeconds(1L << 30);
        assertThat(failure(() -> two.acquire(TWO, HALF_A_MINUTE))).isEqualTo(ErrorKind.LEASE_CONFLICT);
        S3Lock.breakLock(object);
        assertThat(failure(() -> S3Lock.breakLock(object))).isEqualTo(ErrorKind.LEASE_CONFLICT);
        assertThat(failure(() -> one.release(ONE))).isEqualTo(ErrorKind.LEASE_CONFLICT);
        two.acquire(TWO, HALF_A_MINUTE);
        assertThat(two.number(TWO)).hasValue(2);
    }

    @Test
    void theSlowerOfTwoLosesTheRace() {
        one.acquire(ONE, HALF_A_MINUTE);
        one.release(ONE);
        store.beforePut = () -> two.acquire(TWO, HALF_A_MINUTE);
        assertThat(failure(() -> one.acquire(ONE, HALF_A_MINUTE))).isEqualTo(ErrorKind.LEASE_CONFLICT);
        assertThat(store.text(TARGET)).contains("id=" + TWO).contains("number=2");
    }

    @Test
    void twoMayMakeTheObject() {
        store.beforePut = () -> two.acquire(TWO, HALF_A_MINUTE);
        assertThat(failure(() -> one.acquire(ONE, HALF_A_MINUTE))).isEqualTo(ErrorKind.LEASE_CONFLICT);
        assertThat(two.number(TWO)).hasValue(1);
    }

    @Test
    void aSuccessNobodyHeardOfIsOurs() {
        one.acquire(ONE, HALF_A_MINUTE);
        one.release(ONE);
        store.fates.add(Fate.UNHEARD);
        one.acquire(ONE, HALF_A_MINUTE);
        assertThat(one.number(ONE)).hasValue(2);
        store.fates.add(Fate.UNHEARD);
        one.renew(ONE);
        store.fates.add(Fate.UNHEARD);
        one.release(ONE);
        two.acquire(TWO, HALF_A_MINUTE);
        assertThat(two.number(TWO)).hasValue(3);
    }

    @Test
    void whatWasLostIsSentAgain() {
        store.fates.add(Fate.LOST);
        store.fates.add(Fate.LOST);
        one.acquire(ONE, HALF_A_MINUTE);
        assertThat(one.number(ONE)).hasValue(1);
        store.fates.add(Fate.LOST);
        one.release(ONE);
        assertThat(store.text(TARGET)).contains("held=false");
    }

    @Test
    void aRenewalThatCameThroughLateDoesNotHinderTheRelease() {
        one.acquire(ONE, HALF_A_MINUTE);
        LockObject.Found found = object.find();
        assertThat(found).isNotNull();
        object.replace(found, found.says().until(FakeS3.NOW.plusSeconds(77)));
        one.release(ONE);
        assertThat(store.text(TARGET)).contains("held=false");
    }

    @Test
    void aLockThatIsRemovedIsLostAndNotMadeAgain() {
        one.acquire(ONE, HALF_A_MINUTE);
        store.objects.clear();
        assertThat(failure(() -> one.renew(ONE))).isEqualTo(ErrorKind.LEASE_CONFLICT);
        assertThat(store.objects).isEmpty();
    }

    @Test
    void somebodysObjectIsLeftAlone() {
        byte[] theirs = "their data".getBytes(StandardCharsets.UTF_8);
        store.objects.put(TARGET, theirs);
        assertThat(failure(() -> one.acquire(ONE, HALF_A_MINUTE))).isEqualTo(ErrorKind.ALREADY_EXISTS);
        byte[] large = new byte[LockRecord.LONGEST + 1];
        store.objects.put(TARGET, large);
        assertThat(failure(() -> one.acquire(ONE, HALF_A_MINUTE))).isEqualTo(ErrorKind.ALREADY_EXISTS);
        assertThat(store.objects).containsEntry(TARGET, large);
    }

    @Test
    void withoutTheTimeThereIsNoLock() {
        store.dated = false;
        assertThat(failure(() -> one.acquire(ONE, HALF_A_MINUTE))).isEqualTo(ErrorKind.UNSUPPORTED);
    }

    private StorageLock lockOn(S3Locks locks, S3Operations operations, String key) {
        S3Path path = S3Path.of(StorageUri.parse("s3://localhost:9000/bucket/" + key));
        return locks.lock(operations, path, LockOptions.PRESET.withSuffix("~"));
    }

    @Test
    void aServiceIsTriedOnceBeforeItIsTrusted() {
        S3Operations operations = store.operations();
        try (S3Locks locks = new S3Locks(new ManualTimer(), Timing.REAL)) {
            lockOn(locks, operations, "a").close();
            assertThat(store.lines).hasSizeGreaterThan(8);
            assertThat(store.objects).containsOnlyKeys("/bucket/a~");
            store.lines.clear();
            lockOn(locks, operations, "a").close();
            assertThat(store.lines).containsExactly("GET /bucket/a~", "PUT /bucket/a~", "PUT /bucket/a~");
            lockOn(locks, operations, "").close();
            lockOn(locks, operations, "d/").close();
            assertThat(store.objects).containsOnlyKeys("/bucket/a~", "/bucket/~", "/bucket/d/~");
        }
    }

    @Test
    void aServiceThatTakesConditionsButDoesNotJudgeThemHasNoLocks() {
        store.judging = false;
        S3Operations operations = store.operations();
        try (S3Locks locks = new S3Locks(new ManualTimer(), Timing.REAL)) {
            assertThat(failure(() -> lockOn(locks, operations, "a").close())).isEqualTo(ErrorKind.UNSUPPORTED);
            assertThat(store.objects).isEmpty();
            store.lines.clear();
            assertThat(failure(() -> lockOn(locks, operations, "a").close())).isEqualTo(ErrorKind.UNSUPPORTED);
            assertThat(store.lines).isEmpty();
        }
    }
}

package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.behavior.Failures.failure;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.elasto.client.Capability;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.LeaseState;
import org.elasto.client.LockOptions;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageLock;
import org.elasto.client.StorageUri;
import org.elasto.conformance.behavior.LockRace.Result;
import org.junit.jupiter.api.Test;

/** Locks, whatever they are made of: one holder at a time, and numbers that rise. */
@OnEverySite
class LockBehaviorTest extends Workspace {

    /** A thousand in a release; {@code elasto conformance} does not need that many. */
    private static final int ROUNDS = Integer.getInteger("elasto.lock-rounds", 100);

    LockBehaviorTest(Site site) {
        super(site);
    }

    private boolean hasLocks() {
        return has(Capability.LEASES) || has(Capability.ADVISORY_LOCKS);
    }

    /** One that ends by itself, where files have such; it counts. */
    private LockOptions options() {
        LockOptions options = site.backend().equals("afs") ? LockOptions.INFINITE : LockOptions.PRESET;
        return options.withFencing(true);
    }

    private StorageUri target() {
        assumeTrue(hasLocks(), "unsupported: locks");
        return put("x", unitsOf(1));
    }

    @Test
    void locksNeedLocks() {
        StorageUri uri = put("x", unitsOf(1));
        ErrorKind expected = hasLocks() ? null : ErrorKind.UNSUPPORTED;
        assertThat(failure(() -> client.lock(uri, options()).close())).isEqualTo(expected);
        assertThat(failure(() -> client.breakLock(uri, options())))
                .isEqualTo(hasLocks() ? ErrorKind.LEASE_CONFLICT : ErrorKind.UNSUPPORTED);
    }

    @Test
    void oneHolderAtATime() {
        StorageUri uri = target();
        try (StorageLock lock = client.lock(uri, options().withOwner("me"))) {
            assertThat(lock.isHeld()).isTrue();
            assertThat(lock.owner()).isEqualTo("me");
            assertThat(lock.uri()).isEqualTo(uri);
            assertThat(failure(() -> client.lock(uri, options()))).isEqualTo(ErrorKind.LEASE_CONFLICT);
            lock.renew();
            assertThat(lock.isHeld()).isTrue();
        }
        StorageLock next = client.lock(uri, options());
        next.release();
        assertThat(next.isHeld()).isFalse();
        next.close();
    }

    @Test
    void numbersRise() {
        StorageUri uri = target();
        for (long i = 1; i <= 3; i++) {
            try (StorageLock lock = client.lock(uri, options())) {
                assertThat(lock.number()).hasValue(i);
            }
        }
        assertThat(get(uri)).isEqualTo(unitsOf(1));
        client.open(uri).close();
    }

    @Test
    void withoutFencingAFileIsLeftAsItIs() {
        StorageUri uri = target();
        String before = client.stat(uri).etag();
        try (StorageLock lock = client.lock(uri, options().withFencing(false))) {
            assertThat(lock.number().isPresent()).isEqualTo(!has(Capability.LEASES));
            assertThat(client.stat(uri).etag()).isEqualTo(before);
        }
    }

    @Test
    void countingKeepsOtherMetadata() {
        StorageUri uri = target();
        try (ElastoFile file = client.open(uri, OpenOptions.of().withMetadata(java.util.Map.of("colour", "red")))) {
            file.write(0, ByteBuffer.wrap(unitsOf(2)));
            file.commit();
        }
        boolean kept = client.stat(uri).metadata().containsKey("colour");
        client.lock(uri, options()).close();
        assertThat(client.stat(uri).metadata().containsKey("colour")).isEqualTo(kept);
        client.lock(uri, options()).close();
        try (StorageLock lock = client.lock(uri, options())) {
            assertThat(lock.number()).hasValue(3);
        }
    }

    @Test
    void theHolderOfALeaseWritesUnderItsId() {
        StorageUri uri = target();
        try (StorageLock lock = client.lock(uri, options())) {
            OpenOptions ours = OpenOptions.of().withLease(lock.id());
            if (!has(Capability.LEASES)) {
                assertThat(failure(() -> client.open(uri, ours))).isEqualTo(ErrorKind.UNSUPPORTED);
                assertThat(failure(() -> write(uri, OpenOptions.of(), unitsOf(2))))
                        .isNull();
                return;
            }
            assertThat(client.stat(uri).lease()).isEqualTo(LeaseState.LEASED);
            assertThat(failure(() -> write(uri, OpenOptions.of(), unitsOf(2)))).isEqualTo(ErrorKind.LEASE_CONFLICT);
            write(uri, ours, unitsOf(3));
            assertThat(get(uri)).isEqualTo(unitsOf(3));
        }
    }

    private void write(StorageUri uri, OpenOptions options, byte[] content) {
        try (ElastoFile file = client.open(uri, options)) {
            file.write(0, ByteBuffer.wrap(content));
            file.commit();
        }
    }

    @Test
    void whoWaitsGetsIt() throws InterruptedException, ExecutionException {
        StorageUri uri = target();
        LockOptions patient = options().withWaiting(Duration.ofSeconds(60)).withPoll(Duration.ofMillis(20));
        StorageLock first = client.lock(uri, options());
        CompletableFuture<OptionalLong> second = CompletableFuture.supplyAsync(() -> {
            try (StorageLock lock = client.lock(uri, patient)) {
                return lock.number();
            }
        });
        first.release();
        assertThat(second.get()).hasValue(2);
    }

    @Test
    void aBrokenLockIsLost() {
        StorageUri uri = target();
        List<StorageException> losses = new ArrayList<>();
        StorageLock lock = client.lock(uri, options().withListener((lost, cause) -> losses.add(cause)));
        client.breakLock(uri, options());
        try (StorageLock next = client.lock(uri, options())) {
            assertThat(next.number()).hasValue(2);
            assertThat(failure(lock::renew)).isEqualTo(ErrorKind.LEASE_CONFLICT);
            assertThat(lock.isHeld()).isFalse();
            assertThat(losses).hasSize(1);
            lock.close();
            assertThat(next.isHeld()).isTrue();
            next.renew();
        }
    }

    @Test
    void containersHaveLocks() {
        assumeTrue(hasLocks(), "unsupported: locks");
        LockOptions options = LockOptions.PRESET;
        try (StorageLock lock = client.lock(container, options)) {
            assertThat(lock.isHeld()).isTrue();
            assertThat(failure(() -> client.lock(container, options))).isEqualTo(ErrorKind.LEASE_CONFLICT);
        }
    }

    /** Only a lock on S3 needs nothing to lock. */
    @Test
    void whatIsNotThereHasNoLease() {
        assumeTrue(hasLocks(), "unsupported: locks");
        assertThat(failure(() -> client.lock(file("none"), options()).close()))
                .isEqualTo(has(Capability.LEASES) ? ErrorKind.NOT_FOUND : null);
    }

    @Test
    void twoWritersNeverHoldItAtOnce() throws InterruptedException {
        Result result = LockRace.run(client, target(), options(), ROUNDS);
        assertThat(result).isEqualTo(new Result(2 * ROUNDS, 0, 0, ""));
    }
}

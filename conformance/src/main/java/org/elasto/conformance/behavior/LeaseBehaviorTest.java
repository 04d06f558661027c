package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.behavior.Failures.failure;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.elasto.client.Capability;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.Lease;
import org.elasto.client.LeaseOptions;
import org.elasto.client.LeaseState;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;

/** Leases as the file API has them: one holder, whose writes go through and nobody else's. */
@OnEverySite
class LeaseBehaviorTest extends Workspace {

    private static final LeaseOptions A_MINUTE = LeaseOptions.of(Duration.ofSeconds(60));

    LeaseBehaviorTest(Site site) {
        super(site);
    }

    /** One that ends by itself, where files have such. */
    private LeaseOptions lease() {
        return site.backend().equals("afs") ? LeaseOptions.INFINITE : A_MINUTE;
    }

    private void write(StorageUri uri, OpenOptions options, byte[] content) {
        try (ElastoFile file = client.open(uri, options)) {
            file.write(0, ByteBuffer.wrap(content));
            file.commit();
        }
    }

    @Test
    @Requires(Capability.LEASES)
    void theHolderWritesAndNobodyElse() {
        StorageUri uri = put("x", unitsOf(1));
        try (ElastoFile file = client.open(uri);
                Lease lease = file.acquireLease(lease())) {
            assertThat(lease.isHeld()).isTrue();
            assertThat(client.stat(uri).lease()).isEqualTo(LeaseState.LEASED);
            assertThat(failure(() -> write(uri, OpenOptions.of(), unitsOf(2)))).isEqualTo(ErrorKind.LEASE_CONFLICT);
            assertThat(failure(() -> client.remove(uri))).isEqualTo(ErrorKind.LEASE_CONFLICT);
            assertThat(get(uri)).isEqualTo(unitsOf(1));
            file.write(0, ByteBuffer.wrap(unitsOf(3)));
            file.commit();
            assertThat(get(uri)).isEqualTo(unitsOf(3));
        }
        assertThat(client.stat(uri).lease()).isEqualTo(LeaseState.AVAILABLE);
        write(uri, OpenOptions.of(), unitsOf(4));
        assertThat(get(uri)).isEqualTo(unitsOf(4));
    }

    @Test
    @Requires(Capability.LEASES)
    void whoNamesTheLeaseWritesToo() {
        StorageUri uri = put("x", unitsOf(1));
        try (ElastoFile file = client.open(uri);
                Lease lease = file.acquireLease(lease())) {
            write(uri, OpenOptions.of().withLease(lease.id()), unitsOf(2));
            assertThat(get(uri)).isEqualTo(unitsOf(2));
            OpenOptions other = OpenOptions.of().withLease(UUID.randomUUID().toString());
            assertThat(failure(() -> write(uri, other, unitsOf(3)))).isEqualTo(ErrorKind.LEASE_CONFLICT);
        }
    }

    @Test
    @Requires(Capability.LEASES)
    void oneHolderAtATime() throws InterruptedException {
        StorageUri uri = put("x", unitsOf(1));
        AtomicInteger holders = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        Thread[] racing = new Thread[8];
        for (int i = 0; i < racing.length; i++) {
            racing[i] = new Thread(() -> {
                try {
                    ElastoFile file = client.open(uri);
                    file.acquireLease(LeaseOptions.INFINITE);
                    holders.incrementAndGet();
                } catch (StorageException e) {
                    if (e.kind() == ErrorKind.LEASE_CONFLICT) {
                        refused.incrementAndGet();
                    }
                }
            });
            racing[i].start();
        }
        for (Thread thread : racing) {
            thread.join();
        }
        assertThat(holders).hasValue(1);
        assertThat(refused).hasValue(racing.length - 1);
        breakNow(uri);
    }

    private void breakNow(StorageUri uri) {
        try (ElastoFile file = client.open(uri)) {
            file.breakLease(Duration.ZERO);
        }
    }

    @Test
    @Requires(Capability.LEASES)
    void brokenLeasesAreLost() {
        StorageUri uri = put("x", unitsOf(1));
        try (ElastoFile file = client.open(uri);
                Lease lease = file.acquireLease(LeaseOptions.INFINITE)) {
            breakNow(uri);
            assertThat(client.stat(uri).lease()).isEqualTo(LeaseState.BROKEN);
            assertThat(failure(lease::renew)).isEqualTo(ErrorKind.LEASE_CONFLICT);
            assertThat(lease.isHeld()).isFalse();
            assertThat(failure(() -> {
                        file.write(0, ByteBuffer.wrap(unitsOf(2)));
                        file.commit();
                    }))
                    .isEqualTo(ErrorKind.LEASE_CONFLICT);
        }
        assertThat(get(uri)).isEqualTo(unitsOf(1));
    }

    @Test
    @Requires(Capability.LEASES)
    void idsChange() {
        StorageUri uri = put("x", unitsOf(1));
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();
        try (ElastoFile file = client.open(uri);
                Lease lease = file.acquireLease(lease().withId(first))) {
            assertThat(lease.id()).isEqualTo(first);
            lease.change(second);
            assertThat(lease.id()).isEqualTo(second);
            OpenOptions old = OpenOptions.of().withLease(first);
            assertThat(failure(() -> write(uri, old, unitsOf(2)))).isEqualTo(ErrorKind.LEASE_CONFLICT);
            write(uri, OpenOptions.of().withLease(second), unitsOf(3));
            lease.renew();
        }
        assertThat(get(uri)).isEqualTo(unitsOf(3));
    }

    @Test
    @Requires(Capability.LEASES)
    void whoKnowsTheIdRenewsAndGivesBack() {
        StorageUri uri = put("x", unitsOf(1));
        try (ElastoFile file = client.open(uri)) {
            OpenOptions known =
                    OpenOptions.of().withLease(file.acquireLease(lease()).id());
            try (ElastoFile other = client.open(uri, known)) {
                other.namedLease().renew();
            }
            assertThat(client.stat(uri).lease()).isEqualTo(LeaseState.LEASED);
            OpenOptions unknown = OpenOptions.of().withLease(UUID.randomUUID().toString());
            try (ElastoFile stranger = client.open(uri, unknown)) {
                assertThat(failure(() -> stranger.namedLease().release())).isEqualTo(ErrorKind.LEASE_CONFLICT);
            }
            try (ElastoFile other = client.open(uri, known)) {
                other.namedLease().release();
            }
            assertThat(client.stat(uri).lease()).isEqualTo(LeaseState.AVAILABLE);
        }
    }

    @Test
    @Requires(Capability.LEASES)
    void leasedContainersAreNotRemoved() {
        try (ElastoFile directory = client.open(container, OpenFlag.DIRECTORY);
                Lease lease = directory.acquireLease(A_MINUTE)) {
            assertThat(lease.isHeld()).isTrue();
            assertThat(client.stat(container).lease()).isEqualTo(LeaseState.LEASED);
            assertThat(failure(() -> client.remove(container))).isEqualTo(ErrorKind.LEASE_CONFLICT);
            assertThat(get(put("x", unitsOf(1)))).isEqualTo(unitsOf(1));
        }
    }

    @Test
    void leasesNeedLeases() {
        try (ElastoFile file = client.open(put("x", unitsOf(1)))) {
            if (!has(Capability.LEASES)) {
                assertThat(failure(() -> file.acquireLease(LeaseOptions.INFINITE)))
                        .isEqualTo(ErrorKind.UNSUPPORTED);
                assertThat(failure(() -> file.breakLease(null))).isEqualTo(ErrorKind.UNSUPPORTED);
                return;
            }
            file.acquireLease(LeaseOptions.INFINITE).release();
        }
    }
}

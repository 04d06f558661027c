package org.elasto.conformance.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.behavior.Failures.failure;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.elasto.client.Capability;
import org.elasto.client.ElastoFile;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.junit.jupiter.api.Test;

@OnEverySite
class OpenBehaviorTest extends Workspace {

    OpenBehaviorTest(Site site) {
        super(site);
    }

    @Test
    void missingFileIsNotFound() {
        assertThat(failure(() -> client.open(file("missing")).close())).isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    void missingContainerIsNotFound() {
        StorageUri elsewhere = site.root().resolve("elasto-no-such-container-there");
        assertThat(failure(() -> client.open(elsewhere, OpenFlag.DIRECTORY).close()))
                .isEqualTo(ErrorKind.NOT_FOUND);
        assertThat(failure(() -> client.open(elsewhere.resolve("x")).close())).isEqualTo(ErrorKind.NOT_FOUND);
    }

    @Test
    void createTellsWhetherItCreated() {
        try (ElastoFile first = client.open(file("x"), OpenFlag.CREATE)) {
            first.commit();
            assertThat(first.created()).isTrue();
        }
        try (ElastoFile second = client.open(file("x"), OpenFlag.CREATE)) {
            assertThat(second.created()).isFalse();
        }
    }

    @Test
    @Requires(Capability.EXCLUSIVE_CREATE)
    void exclusiveCreateRefusesWhatExists() {
        put("x", unitsOf(1));
        assertThat(failure(() -> client.open(file("x"), OpenFlag.CREATE, OpenFlag.EXCLUSIVE)
                        .close()))
                .isEqualTo(ErrorKind.ALREADY_EXISTS);
        assertThat(get(file("x"))).isEqualTo(unitsOf(1));
    }

    @Test
    @Requires(Capability.EXCLUSIVE_CREATE)
    void exclusiveCreateHasOneWinner() throws InterruptedException {
        int threads = 8;
        for (int round = 0; round < 5; round++) {
            AtomicInteger winners = new AtomicInteger();
            AtomicInteger losers = new AtomicInteger();
            Thread[] racing = new Thread[threads];
            StorageUri uri = file("race-" + round);
            for (int i = 0; i < threads; i++) {
                racing[i] = new Thread(() -> {
                    try {
                        client.open(uri, OpenFlag.CREATE, OpenFlag.EXCLUSIVE).close();
                        winners.incrementAndGet();
                    } catch (StorageException e) {
                        if (e.kind() == ErrorKind.ALREADY_EXISTS) {
                            losers.incrementAndGet();
                        }
                    }
                });
                racing[i].start();
            }
            for (Thread thread : racing) {
                thread.join();
            }
            assertThat(winners).hasValue(1);
            assertThat(losers).hasValue(threads - 1);
        }
    }

    @Test
    void closingWithoutCommitPublishesNothing() {
        put("x", unitsOf(1, 2, 3));
        if (has(Capability.WRITE_RANGE)) {
            return; // writes are published at once there, and ReadBehaviorTest reads them
        }
        try (ElastoFile file = client.open(file("x"))) {
            file.write(0, ByteBuffer.wrap(unitsOf(9, 9)));
        }
        assertThat(get(file("x"))).isEqualTo(unitsOf(1, 2, 3));
    }

    @Test
    void existingContainerIsNotCreatedAgain() {
        assertThat(failure(() -> client.open(container, OpenFlag.DIRECTORY, OpenFlag.CREATE, OpenFlag.EXCLUSIVE)
                        .close()))
                .isEqualTo(ErrorKind.ALREADY_EXISTS);
        try (ElastoFile again = client.open(container, OpenFlag.DIRECTORY, OpenFlag.CREATE)) {
            assertThat(again.created()).isFalse();
        }
    }
}

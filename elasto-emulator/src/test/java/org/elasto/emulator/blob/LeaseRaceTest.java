package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.elasto.emulator.http.Answer;
import org.junit.jupiter.api.Test;

/** Many clients want one lease: in each round exactly one of them has it. */
class LeaseRaceTest {

    private static final int CLIENTS = 16;
    private static final int ROUNDS = 1_000;

    private final BlobBench bench = new BlobBench().container("box");
    private final AtomicIntegerArray holders = new AtomicIntegerArray(ROUNDS);
    private final AtomicIntegerArray writers = new AtomicIntegerArray(ROUNDS);
    private final AtomicInteger released = new AtomicInteger();

    @Test
    void neverTwoHolders() throws Exception {
        bench.putBlock("/box/l", "nobody");
        CyclicBarrier endOfRound = new CyclicBarrier(CLIENTS, () -> bench.clock.advance(Duration.ofSeconds(16)));
        CyclicBarrier endOfRace = new CyclicBarrier(CLIENTS);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                all.add(clients.submit(client(endOfRace, endOfRound)));
            }
            for (Future<Void> each : all) {
                each.get(5, TimeUnit.MINUTES);
            }
        } finally {
            clients.shutdownNow();
        }
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(holders.get(round)).as("holders in round " + round).isEqualTo(1);
            assertThat(writers.get(round)).as("writers in round " + round).isEqualTo(1);
        }
        assertThat(released.get()).isEqualTo(ROUNDS / 2);
        assertThat(bench.failures()).isZero();
    }

    private Callable<Void> client(CyclicBarrier endOfRace, CyclicBarrier endOfRound) {
        return () -> {
            for (int round = 0; round < ROUNDS; round++) {
                String id = acquire();
                holders.addAndGet(round, id.isEmpty() ? 0 : 1);
                writers.addAndGet(round, write(id) ? 1 : 0);
                endOfRace.await(1, TimeUnit.MINUTES);
                // Half of the leases are given back, the others expire.
                if (round % 2 == 0 && !id.isEmpty()) {
                    bench.send(request("PUT", "/box/l?comp=lease")
                                    .with("x-ms-lease-action", "release")
                                    .with("x-ms-lease-id", id))
                            .expect(200);
                    released.incrementAndGet();
                }
                endOfRound.await(1, TimeUnit.MINUTES);
            }
            return null;
        };
    }

    private String acquire() {
        Answer answer = bench.send(request("PUT", "/box/l?comp=lease")
                .with("x-ms-lease-action", "acquire")
                .with("x-ms-lease-duration", "15"));
        assertThat(answer.status()).isIn(201, 409);
        return answer.header("x-ms-lease-id");
    }

    private boolean write(String id) {
        if (id.isEmpty()) {
            Answer refused = bench.send(request("PUT", "/box/l?comp=metadata"));
            assertThat(refused.status()).isEqualTo(412);
            return false;
        }
        bench.send(request("PUT", "/box/l?comp=metadata").with("x-ms-lease-id", id))
                .expect(200);
        return true;
    }
}

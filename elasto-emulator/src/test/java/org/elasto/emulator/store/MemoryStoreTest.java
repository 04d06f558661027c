package org.elasto.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.elasto.emulator.store.Store.Change;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {

    private record Count(int value) implements Attributes {}

    private static World counted(World world, int value) {
        return world.withContainer("realm", "c", Container.empty(new Count(value)));
    }

    private static int count(World world) {
        Container container = world.containers("realm").get("c");
        return container == null ? 0 : ((Count) container.attributes()).value();
    }

    @Test
    void noUpdateIsLost() throws Exception {
        MemoryStore store = new MemoryStore();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                running.add(threads.submit(() -> {
                    for (int n = 0; n < 500; n++) {
                        store.update(world -> new Change<>(counted(world, count(world) + 1), world));
                    }
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(count(store.world())).isEqualTo(8000);
    }

    @Test
    void aFailedTransitionChangesNothing() {
        MemoryStore store = new MemoryStore();
        World before = store.world();

        assertThatThrownBy(() -> store.update(world -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(store.world()).isSameAs(before);
    }

    @Test
    void anEarlierWorldCanBeRestored() {
        MemoryStore store = new MemoryStore();
        World kept = store.update(world -> new Change<>(counted(world, 1), counted(world, 1)));
        store.update(world -> new Change<>(counted(world, 2), 2));

        store.restore(kept);

        assertThat(count(store.world())).isEqualTo(1);
        assertThat(count(new MemoryStore(kept).world())).isEqualTo(1);
    }

    @Test
    void realmsAreApart() {
        World world = counted(World.EMPTY, 1);

        assertThat(world.containers("other")).isEmpty();
        assertThat(world.containers("realm")).containsOnlyKeys("c");
    }

    @Test
    void theOrderIsThatOfUtf8Bytes() {
        Random random = new Random(20261124);
        int[] codePoints = {0, 'a', 'b', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF};
        for (int i = 0; i < 20_000; i++) {
            String a = word(random, codePoints);
            String b = word(random, codePoints);
            int expected =
                    Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
            assertThat(Integer.signum(Utf8Order.INSTANCE.compare(a, b)))
                    .as("%s and %s", a, b)
                    .isEqualTo(Integer.signum(expected));
        }
    }

    private static String word(Random random, int[] codePoints) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            word.appendCodePoint(codePoints[random.nextInt(codePoints.length)]);
        }
        return word.toString();
    }
}

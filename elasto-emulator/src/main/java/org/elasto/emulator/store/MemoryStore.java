package org.elasto.emulator.store;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store in memory: one atomic reference, replaced by compare-and-set. Readers never wait. */
public final class MemoryStore implements Store {

    private final AtomicReference<World> current;

    public MemoryStore() {
        this(World.EMPTY);
    }

    public MemoryStore(World initial) {
        this.current = new AtomicReference<>(initial);
    }

    @Override
    public World world() {
        return Objects.requireNonNull(current.get());
    }

    @Override
    public <R extends @Nullable Object> R update(Function<World, Change<R>> transition) {
        while (true) {
            World before = world();
            Change<R> change = transition.apply(before);
            if (current.compareAndSet(before, change.world())) {
                return change.result();
            }
        }
    }

    /** Puts another world in the place of this one: a reset, or the return to an earlier state. */
    public void restore(World world) {
        current.set(world);
    }
}

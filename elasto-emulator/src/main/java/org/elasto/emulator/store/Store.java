package org.elasto.emulator.store;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds the current {@link World} and replaces it atomically.
 *
 * <p>Thread-safe. Updates are linearizable: each sees the world the one before left behind.
 */
public interface Store {

    /** The world as it is now; it will not change under the caller. */
    World world();

    /**
     * Replaces the world by what {@code transition} makes of it.
     *
     * <p>The transition is a pure function: it may run more than once before its result is taken. If it throws,
     * nothing changes and the exception goes to the caller.
     *
     * @return the result that the transition attached to the world that was taken
     */
    <R extends @Nullable Object> R update(Function<World, Change<R>> transition);

    /**
     * What a transition makes of a world.
     *
     * @param world the next world; the very same object where nothing changes
     * @param result what the caller wants to know of it
     */
    record Change<R extends @Nullable Object>(World world, R result) {}
}

package org.elasto.client;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends work from another thread, for instance on Ctrl-C: requests that are under way end at once, for their sockets are
 * closed. Thread-safe; once cancelled it stays so.
 */
public final class Cancellation {

    private final Set<Runnable> actions = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /** Not cancelled yet. */
    public Cancellation() {}

    /** Ends what is under way, and whatever begins later before it does anything. */
    public void cancel() {
        cancelled = true;
        for (Runnable action : List.copyOf(actions)) {
            if (actions.remove(action)) {
                action.run();
            }
        }
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** Runs the action on {@link #cancel}, at once if that has been; at most once. It must be quick. */
    public void add(Runnable action) {
        actions.add(action);
        if (cancelled && actions.remove(action)) {
            action.run();
        }
    }

    /** Does not run the action any more. */
    public void remove(Runnable action) {
        actions.remove(action);
    }
}

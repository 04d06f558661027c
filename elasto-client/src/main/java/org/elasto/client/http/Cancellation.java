package org.elasto.client.http;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends requests from another thread by closing their sockets. Thread-safe; once cancelled it stays so. */
public final class Cancellation {

    private final Set<Runnable> actions = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /** Ends the requests under way, and every later one before it is sent. */
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

    /** Runs the action on {@link #cancel}, at once if that has been; at most once. */
    void add(Runnable action) {
        actions.add(action);
        if (cancelled && actions.remove(action)) {
            action.run();
        }
    }

    void remove(Runnable action) {
        actions.remove(action);
    }
}

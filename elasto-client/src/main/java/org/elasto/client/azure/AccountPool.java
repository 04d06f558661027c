package org.elasto.client.azure;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageUri;
import org.elasto.client.lease.LeaseTimer;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that a backend has reached, and what their open files share: the threads on which pieces travel, and the
 * time of leases. Thread-safe.
 *
 * @param <T> what reaches an account
 */
public final class AccountPool<T> {

    /** Of all files together, in pieces in flight per file. */
    private static final int FILES_AT_FULL_SPEED = 4;

    private final Connector<T> connector;
    private final Consumer<T> closer;
    private final ThreadPoolExecutor pieces;
    private final LeaseTimer timer = LeaseTimer.real();
    private final Map<String, T> accounts = new HashMap<>();

    /**
     * Reaches one account.
     *
     * @param <T> what reaches it
     */
    public interface Connector<T> {

        /**
         * Reaches it.
         *
         * @param authority as in the URI; null for the endpoint of the settings, or Azure
         */
        T connect(@Nullable String authority, String account);
    }

    /**
     * None reached yet.
     *
     * @param parallelism how many pieces of one file travel at once
     * @param closer ends the connections to an account
     */
    public AccountPool(int parallelism, Connector<T> connector, Consumer<T> closer) {
        this.connector = connector;
        this.closer = closer;
        int threads = parallelism * FILES_AT_FULL_SPEED;
        this.pieces =
                new ThreadPoolExecutor(threads, threads, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "elasto-azure-piece");
                    thread.setDaemon(true);
                    return thread;
                });
        this.pieces.allowCoreThreadTimeOut(true);
    }

    /**
     * What reaches the account of a URI.
     *
     * @throws StorageException INVALID_ARGUMENT at a root
     */
    public synchronized T at(StorageUri uri) {
        if (uri.container().isEmpty()) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "a root has no endpoint, only an account has: " + uri);
        }
        String authority = uri.authority();
        return accounts.computeIfAbsent(
                (authority == null ? "" : authority) + "/" + uri.container(),
                unused -> connector.connect(authority, uri.container()));
    }

    /** Lets go of an account, however it was reached. */
    public synchronized void drop(String account) {
        accounts.entrySet().removeIf(reached -> {
            boolean same = reached.getKey().endsWith("/" + account);
            if (same) {
                closer.accept(reached.getValue());
            }
            return same;
        });
    }

    /** Carries out the sending of pieces. */
    public Executor pieces() {
        return pieces;
    }

    /** When leases are renewed. */
    public LeaseTimer timer() {
        return timer;
    }

    /** Ends everything. */
    public synchronized void close() {
        timer.close();
        pieces.shutdownNow();
        accounts.values().forEach(closer);
        accounts.clear();
    }
}

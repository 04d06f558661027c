package org.elasto.client.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.io.LeaseRequest;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.elasto.client.Cancellation;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * One request's hold on a connection: takes it from the pool, lets the alarm and the cancellation close it, and gives it
 * back exactly once. Its own thread calls everything but {@link #end} and {@link #stall}.
 */
final class Exchange {

    private final HttpRequest request;
    private final PoolingHttpClientConnectionManager pool;
    private final TransportConfig config;
    private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
    private final AtomicBoolean finished = new AtomicBoolean();
    private volatile boolean stalled;
    private volatile @Nullable LeaseRequest lease;
    private volatile @Nullable ConnectionEndpoint endpoint;
    private Runnable unguard = Exchange::nothing;

    Exchange(HttpRequest request, PoolingHttpClientConnectionManager pool, TransportConfig config) {
        this.request = request;
        this.pool = pool;
        this.config = config;
    }

    private static void nothing() {}

    /**
     * Lets the limits end the exchange from now on, until it is finished.
     *
     * @param closing is cancelled when the transport is closed; the pool itself would let those who wait for a
     *     connection go on waiting
     */
    void guard(Limits limits, Alarm alarm, Cancellation closing) {
        Duration deadline = limits.deadline();
        Cancellation cancellation = limits.cancellation();
        Runnable late = () -> end(Ending.DEADLINE);
        Runnable cancelled = () -> end(Ending.CANCELLED);
        Runnable closed = () -> end(Ending.CLOSED);
        closing.add(closed);
        if (cancellation != null) {
            cancellation.add(cancelled);
        }
        Runnable takeBack = Exchange::nothing;
        if (deadline != null && !deadline.isNegative() && !deadline.isZero()) {
            takeBack = alarm.after(deadline, late);
        } else if (deadline != null) {
            late.run();
        }
        Runnable alarmTakenBack = takeBack;
        unguard = () -> {
            alarmTakenBack.run();
            closing.remove(closed);
            if (cancellation != null) {
                cancellation.remove(cancelled);
            }
        };
    }

    /** Ends it from any thread, by closing its socket. */
    void end(Ending why) {
        if (ending.compareAndSet(null, why)) {
            hangUp();
        }
    }

    /** Ends it from any thread because the other side takes no bytes. */
    void stall() {
        stalled = true;
        hangUp();
    }

    private void hangUp() {
        LeaseRequest waiting = lease;
        if (waiting != null) {
            waiting.cancel();
        }
        ConnectionEndpoint held = endpoint;
        if (held != null) {
            held.close(CloseMode.IMMEDIATE);
        }
    }

    /** Throws if it has been ended, or its thread interrupted. */
    void check() {
        StorageException failure = ended(null);
        if (failure != null) {
            throw failure;
        }
    }

    /** What to throw if it was ended on this side; null if it was not. */
    @Nullable
    StorageException ended(@Nullable Throwable cause) {
        Ending why = ending.get();
        if (why == null && Thread.currentThread().isInterrupted()) {
            why = Ending.INTERRUPTED;
        }
        return why == null ? null : why.of(request, cause);
    }

    /** What to throw in place of a failure of the connection. */
    IOException lost(Exception failure) {
        StorageException given = ended(failure);
        if (given != null) {
            throw given;
        }
        if (stalled) {
            SocketTimeoutException timeout = new SocketTimeoutException("the server took no bytes any more");
            timeout.initCause(failure);
            return timeout;
        }
        return failure instanceof IOException io ? io : new IOException(failure);
    }

    /**
     * A connection to the host, from the pool or new.
     *
     * @throws NotSentException if there is none to be had
     */
    ConnectionEndpoint connect(HttpHost host) throws NotSentException {
        check();
        try {
            ConnectionEndpoint taken =
                    take(new HttpRoute(host, null, host.getSchemeName().equals("https")));
            endpoint = taken;
            check();
            if (!taken.isConnected()) {
                pool.connect(taken, Connections.timeout(config.connectTimeout()), HttpClientContext.create());
            }
            taken.setSocketTimeout(Connections.timeout(config.idleTimeout()));
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Ending.INTERRUPTED.of(request, e);
        } catch (TimeoutException e) {
            throw notSent("no connection came free", e);
        } catch (IOException | ExecutionException e) {
            throw notSent("no connection", e);
        } catch (IllegalStateException e) {
            // The pool is closed, or the lease was cancelled.
            StorageException given = ended(e);
            throw given == null ? Ending.CLOSED.of(request, e) : given;
        }
    }

    private NotSentException notSent(String what, Exception failure) {
        StorageException given = ended(failure);
        if (given != null) {
            throw given;
        }
        return new NotSentException(what + " to " + request.authority() + ": " + failure.getMessage(), failure);
    }

    private ConnectionEndpoint take(HttpRoute route) throws InterruptedException, ExecutionException, TimeoutException {
        Timeout wait = Connections.timeout(config.idleTimeout());
        LeaseRequest asked = pool.lease("", route, wait, null);
        lease = asked;
        if (ending.get() != null) {
            asked.cancel();
        }
        boolean got = false;
        try {
            ConnectionEndpoint taken = asked.get(wait);
            got = true;
            return taken;
        } finally {
            lease = null;
            if (!got && !asked.cancel()) {
                giveBack(asked);
            }
        }
    }

    /** A lease that came through just as nobody waited any more would be lost to the pool. */
    private void giveBack(LeaseRequest asked) {
        boolean interrupted = Thread.interrupted();
        try {
            ConnectionEndpoint late = asked.get(Timeout.ofMilliseconds(1));
            late.close(CloseMode.IMMEDIATE);
            pool.release(late, null, TimeValue.ZERO_MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            // There was none.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Lets go of the connection, once: back to the pool if it may be used again, or closed. */
    void finish(boolean reusable, TimeValue keepAlive) {
        if (!finished.compareAndSet(false, true)) {
            return;
        }
        unguard.run();
        ConnectionEndpoint held = endpoint;
        if (held == null) {
            return;
        }
        if (!reusable) {
            held.close(CloseMode.IMMEDIATE);
        }
        pool.release(held, null, keepAlive);
    }

    boolean isFinished() {
        return finished.get();
    }

    /** Drops the connection. */
    void drop() {
        finish(false, TimeValue.ZERO_MILLISECONDS);
    }
}

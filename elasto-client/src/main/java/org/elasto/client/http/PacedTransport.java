package org.elasto.client.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.elasto.client.Cancellation;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the requests under way within what the service takes. Until it first asks for fewer there is no bound; then half
 * of those that were under way go on, and with every round of successes one more. If it says how long to wait, nobody goes
 * on sooner. Thread-safe.
 */
final class PacedTransport implements Transport {

    /** With so many under way again it counts as recovered. */
    private static final double RECOVERED = 64;

    /** Of what a service may ask for. */
    private static final Duration LONGEST_HOLD = Backoff.DEFAULT.cap();

    private final Transport next;
    private final Timing timing;
    private double window = Double.POSITIVE_INFINITY;
    private int underWay;
    private long begun;
    private long begunBeforeCut;
    private Instant heldUntil = Instant.MIN;

    PacedTransport(Transport next, Timing timing) {
        this.next = next;
        this.timing = timing;
    }

    @Override
    public HttpResponse send(HttpRequest request, Limits limits) throws IOException {
        long number = enter(request, limits);
        boolean success = false;
        try {
            HttpResponse response = next.send(request, limits);
            success = true;
            return response;
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.RATE_LIMITED) {
                cut(number, e.retryAfter());
            }
            throw e;
        } finally {
            leave(success);
        }
    }

    /** Waits for room; tells the number of the request. */
    private long enter(HttpRequest request, Limits limits) {
        Cancellation cancellation = limits.cancellation();
        Runnable wake = this::wake;
        if (cancellation != null) {
            cancellation.add(wake);
        }
        try {
            hold(cancellation);
            return awaitRoom(request, cancellation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Ending.INTERRUPTED.of(request, e);
        } finally {
            if (cancellation != null) {
                cancellation.remove(wake);
            }
        }
    }

    private void hold(@Nullable Cancellation cancellation) throws InterruptedException {
        Instant until;
        synchronized (this) {
            until = heldUntil;
        }
        Instant now = timing.clock().instant();
        if (now.isBefore(until)) {
            timing.pause().waitFor(Duration.between(now, until), cancellation);
        }
    }

    private synchronized long awaitRoom(HttpRequest request, @Nullable Cancellation cancellation)
            throws InterruptedException {
        while (underWay >= window) {
            if (cancellation != null && cancellation.isCancelled()) {
                throw Ending.CANCELLED.of(request, new IOException("waiting for the service"));
            }
            wait();
        }
        underWay++;
        return begun++;
    }

    private synchronized void wake() {
        notifyAll();
    }

    private synchronized void leave(boolean success) {
        underWay--;
        if (success) {
            window += 1 / window;
            if (window >= RECOVERED) {
                window = Double.POSITIVE_INFINITY;
            }
        }
        notifyAll();
    }

    /** Once for all that were under way together. */
    private synchronized void cut(long number, @Nullable Duration asked) {
        if (asked != null) {
            Duration wait = asked.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : asked;
            Instant until = timing.clock().instant().plus(wait);
            heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
        }
        if (number >= begunBeforeCut) {
            begunBeforeCut = begun;
            window = Math.max(1, Math.min(window, underWay) / 2);
        }
    }

    @Override
    public void close() {
        next.close();
    }
}

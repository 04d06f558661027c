package org.elasto.client.http;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request again when that is safe and of use: nothing was sent, or the answer says that nothing was done and may
 * be next time, or the answer was lost and twice has the effect of once. Thread-safe.
 */
final class RetryingTransport implements Transport {

    private static final Logger LOG = System.getLogger("org.elasto.client.http");

    private final Transport next;
    private final RetryPolicy policy;
    private final RetryBudget budget = new RetryBudget();

    RetryingTransport(Transport next, RetryPolicy policy) {
        this.next = next;
        this.policy = policy;
    }

    @Override
    public HttpResponse send(HttpRequest request, Limits limits) throws IOException {
        Attempts attempts = new Attempts(request, limits);
        while (true) {
            Exception failure;
            try {
                HttpResponse response = next.send(request, attempts.limits());
                budget.put(attempts.failed == 0 ? RetryBudget.SUCCESS : RetryBudget.RETRY);
                return response;
            } catch (NotSentException e) {
                failure = e;
            } catch (IOException e) {
                if (request.replay() == HttpRequest.Replay.UNSAFE) {
                    throw attempts.last(e);
                }
                failure = e;
            } catch (StorageException e) {
                if (!e.retryable()) {
                    throw attempts.last(e);
                }
                failure = e;
            }
            attempts.waitAfter(failure);
        }
    }

    @Override
    public void close() {
        next.close();
    }

    /** One call's attempts. */
    private final class Attempts {

        private final HttpRequest request;
        private final Limits limits;
        private final Clock clock = policy.timing().clock();
        private final @Nullable Instant end;
        private int failed;
        private @Nullable Exception before;

        Attempts(HttpRequest request, Limits limits) {
            this.request = request;
            this.limits = limits;
            Duration deadline = limits.deadline();
            this.end = deadline == null ? null : clock.instant().plus(deadline);
        }

        /** What is left for the next attempt. */
        Limits limits() {
            return end == null || failed == 0 ? limits : limits.withDeadline(Duration.between(clock.instant(), end));
        }

        /** The failure to throw, which also tells of the one before. */
        <E extends Exception> E last(E failure) {
            if (before != null && before != failure) {
                failure.addSuppressed(before);
            }
            return failure;
        }

        /** Waits until it is time for another attempt, or throws the failure if there shall be none. */
        void waitAfter(Exception failure) throws IOException {
            failed++;
            Duration wait = delay(failure);
            if (!again(failure) || tooLate(wait) || !budget.spend()) {
                throw rethrown(last(failure));
            }
            LOG.log(
                    Level.DEBUG,
                    () -> request.operation() + ": attempt " + failed + " of " + policy.maxAttempts()
                            + " failed, again in " + wait.toMillis() + " ms: " + failure);
            before = failure;
            try {
                policy.timing().pause().waitFor(wait, limits.cancellation());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw last(Ending.INTERRUPTED.of(request, e));
            }
            if (limits.cancellation() != null && limits.cancellation().isCancelled()) {
                throw Ending.CANCELLED.of(request, failure);
            }
        }

        private boolean again(Exception failure) {
            return failed < policy.maxAttempts()
                    // Where nothing was sent, nothing of the body was used up.
                    && (request.body().repeatable() || failure instanceof NotSentException);
        }

        private boolean tooLate(Duration wait) {
            return end != null && !clock.instant().plus(wait).isBefore(end);
        }

        private Duration delay(Exception failure) {
            boolean throttled = false;
            Duration asked = null;
            if (failure instanceof StorageException answer) {
                throttled = answer.kind() == ErrorKind.RATE_LIMITED;
                asked = answer.retryAfter();
            }
            Duration wait =
                    policy.backoff().delay(failed, throttled, policy.timing().random());
            if (asked == null) {
                return wait;
            }
            Duration cap = policy.backoff().cap();
            Duration bounded = asked.compareTo(cap) > 0 ? cap : asked;
            return bounded.compareTo(wait) > 0 ? bounded : wait;
        }

        private RuntimeException rethrown(Exception failure) throws IOException {
            if (failure instanceof IOException io) {
                throw io;
            }
            return (RuntimeException) failure;
        }
    }
}

package org.elasto.client.http;

import java.io.IOException;
import java.time.Clock;
import org.elasto.client.StorageException;

/** Turns answers that are failures into exceptions, and closes them. */
final class JudgingTransport implements Transport {

    private final Transport next;
    private final Judge judge;
    private final Clock clock;

    JudgingTransport(Transport next, Judge judge, Clock clock) {
        this.next = next;
        this.judge = judge;
        this.clock = clock;
    }

    @Override
    public HttpResponse send(HttpRequest request, Limits limits) throws IOException {
        HttpResponse response = next.send(request, limits);
        boolean good = false;
        try {
            StorageException failure = judge.failure(request, response);
            if (failure != null) {
                throw failure.retryable() ? failure.withRetryAfter(RetryAfter.of(response.headers(), clock)) : failure;
            }
            good = true;
            return response;
        } finally {
            if (!good) {
                response.close();
            }
        }
    }

    @Override
    public void close() {
        next.close();
    }
}

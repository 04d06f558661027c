package org.elasto.client.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** An engine that answers, or fails, as it was told. */
final class FakeTransport implements Transport {

    /** One answer. */
    interface Turn {
        HttpResponse take(HttpRequest request, Limits limits) throws IOException;
    }

    final List<HttpRequest> sent = new ArrayList<>();
    final List<Limits> limits = new ArrayList<>();
    boolean closed;

    private final Deque<Turn> turns = new ArrayDeque<>();

    FakeTransport then(Turn turn) {
        turns.add(turn);
        return this;
    }

    FakeTransport then(FakeResponse response) {
        return then((request, unused) -> response);
    }

    FakeTransport thenThrow(Exception failure) {
        return then((request, unused) -> {
            if (failure instanceof IOException io) {
                throw io;
            }
            throw (RuntimeException) failure;
        });
    }

    @Override
    public HttpResponse send(HttpRequest request, Limits given) throws IOException {
        sent.add(request);
        limits.add(given);
        return turns.remove().take(request, given);
    }

    @Override
    public void close() {
        closed = true;
    }

    /** An answer in memory. */
    static final class FakeResponse implements HttpResponse {

        final Headers headers = new Headers();
        boolean closed;
        private final int status;
        private final String body;

        FakeResponse(int status, String body) {
            this.status = status;
            this.body = body;
        }

        @Override
        public int status() {
            return status;
        }

        @Override
        public Headers headers() {
            return headers;
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}

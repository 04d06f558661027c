package org.elasto.client.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.elasto.client.RequestListener;
import org.elasto.client.RequestListener.SentRequest;
import org.jspecify.annotations.Nullable;

/** Tells who listens, to all requests or to this one, of each that went over the wire. Stands closest to the engine. */
public final class MeteringTransport implements Transport {

    private final Transport engine;
    private final @Nullable RequestListener listener;

    /**
     * Around an engine, which is closed with it.
     *
     * @param listener is told of every request; null if nobody wants to know but who says so with a request
     */
    public MeteringTransport(Transport engine, @Nullable RequestListener listener) {
        this.engine = engine;
        this.listener = listener;
    }

    @Override
    public HttpResponse send(HttpRequest request, Limits limits) throws IOException {
        if (listener == null && limits.listener() == null) {
            return engine.send(request, limits);
        }
        Meter meter = new Meter(request, limits.listener());
        boolean answered = false;
        try {
            HttpResponse response = engine.send(request, limits);
            answered = true;
            return new Metered(response, meter);
        } catch (NotSentException e) {
            answered = true;
            throw e;
        } finally {
            if (!answered) {
                meter.end(0);
            }
        }
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Of one request; ends once. */
    private final class Meter {

        private final HttpRequest request;
        private final @Nullable RequestListener own;
        private final long start = System.nanoTime();
        private final AtomicBoolean ended = new AtomicBoolean();
        private volatile long received;

        Meter(HttpRequest request, @Nullable RequestListener own) {
            this.request = request;
            this.own = own;
        }

        void end(int status) {
            if (ended.getAndSet(true)) {
                return;
            }
            SentRequest sent = new SentRequest(
                    request.operation(),
                    request.method(),
                    request.authority(),
                    status,
                    request.body().length(),
                    received,
                    Duration.ofNanos(System.nanoTime() - start));
            if (listener != null) {
                listener.ended(sent);
            }
            if (own != null) {
                own.ended(sent);
            }
        }
    }

    /** An answer whose bytes are counted as they are read. */
    private static final class Metered implements HttpResponse {

        private final HttpResponse response;
        private final Meter meter;
        private final InputStream body;

        Metered(HttpResponse response, Meter meter) {
            this.response = response;
            this.meter = meter;
            this.body = new Counting(response.body(), meter);
        }

        @Override
        public int status() {
            return response.status();
        }

        @Override
        public Headers headers() {
            return response.headers();
        }

        @Override
        public InputStream body() {
            return body;
        }

        @Override
        public void close() {
            try {
                response.close();
            } finally {
                meter.end(response.status());
            }
        }
    }

    /** Read by one thread, closed perhaps by another. */
    private static final class Counting extends FilterInputStream {

        private final Meter meter;
        private long count;

        Counting(InputStream in, Meter meter) {
            super(in);
            this.meter = meter;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            counted(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            counted(Math.max(0, read));
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = super.skip(bytes);
            counted(skipped);
            return skipped;
        }

        private void counted(long bytes) {
            count += bytes;
            meter.received = count;
        }
    }
}

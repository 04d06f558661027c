package org.elasto.client.s3;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.elasto.client.ClientConfig;
import org.elasto.client.Credentials;
import org.elasto.client.http.Backoff;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.Limits;
import org.elasto.client.http.RetryPolicy;
import org.elasto.client.http.Timing;
import org.elasto.client.http.Transport;
import org.jspecify.annotations.Nullable;

/** Answers what it was told to, in order, and keeps what was sent. Used by one thread. */
final class FakeEngine implements Transport {

    static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");

    /** What was sent. */
    record Sent(HttpRequest request, String body) {

        String line() {
            return request.method() + " " + request.target();
        }

        @Nullable
        String header(String name) {
            return request.headers().first(name);
        }
    }

    /** How to answer. */
    interface Step {
        HttpResponse answer(Sent sent) throws IOException;
    }

    private final Deque<Step> steps = new ArrayDeque<>();
    private final List<Sent> sent = new ArrayList<>();
    private boolean closed;

    /** The operations over this engine, on an endpoint of one's own, with four attempts and no waiting. */
    S3Operations operations() {
        return operations(settings().build(), "localhost:9000");
    }

    S3Operations operations(ClientConfig config, @Nullable String authority) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Timing timing = new Timing(clock, new Random(1), (time, cancellation) -> {});
        RetryPolicy policy = new RetryPolicy(4, Backoff.DEFAULT, timing);
        return new S3Operations(S3Connection.over(this, policy, config, authority), Limits.NONE);
    }

    static ClientConfig.Builder settings() {
        Credentials credentials = new Credentials("AK", "SK");
        return ClientConfig.builder().credentials(() -> credentials);
    }

    FakeEngine then(Step step) {
        steps.add(step);
        return this;
    }

    /** An answer with header fields written {@code Name: value}. */
    FakeEngine then(int status, String body, String... fields) {
        return then(unused -> answer(status, body.getBytes(StandardCharsets.UTF_8), fields));
    }

    FakeEngine thenError(int status, String code, String... fields) {
        return then(status, "<Error><Code>" + code + "</Code><Message></Message></Error>", fields);
    }

    /** The connection breaks after the request was sent. */
    FakeEngine thenLost() {
        return then(unused -> {
            throw new IOException("connection reset");
        });
    }

    static HttpResponse answer(int status, byte[] body, String... fields) {
        Headers headers = new Headers();
        for (String field : fields) {
            int colon = field.indexOf(": ");
            headers.add(field.substring(0, colon), field.substring(colon + 2));
        }
        return new Answer(status, headers, new ByteArrayInputStream(body));
    }

    /** An answer that breaks off after these bytes. */
    static HttpResponse broken(int status, String body, String... fields) {
        InputStream end = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };
        InputStream start = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        HttpResponse whole = answer(status, new byte[0], fields);
        return new Answer(status, whole.headers(), new SequenceInputStream(start, end));
    }

    private record Answer(int status, Headers headers, InputStream body) implements HttpResponse {

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    @Override
    public HttpResponse send(HttpRequest request, Limits limits) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        request.body().writeTo(body);
        Sent now = new Sent(request, body.toString(StandardCharsets.UTF_8));
        sent.add(now);
        Step step = steps.poll();
        if (step == null) {
            throw new AssertionError("nobody expected " + now.line());
        }
        return step.answer(now);
    }

    List<Sent> sent() {
        return sent;
    }

    Sent last() {
        return sent.get(sent.size() - 1);
    }

    /** Method and target of all that was sent. */
    List<String> lines() {
        return sent.stream().map(Sent::line).toList();
    }

    boolean isUsedUp() {
        return steps.isEmpty();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}

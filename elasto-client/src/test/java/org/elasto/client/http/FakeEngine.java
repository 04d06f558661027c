package org.elasto.client.http;

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
import org.jspecify.annotations.Nullable;

/** Answers what it was told to, in order, and keeps what was sent. Used by one thread. */
public final class FakeEngine implements Transport {

    /** What was sent. */
    public record Sent(HttpRequest request, String body) {

        public String line() {
            return request.method() + " " + request.target();
        }

        public @Nullable String header(String name) {
            return request.headers().first(name);
        }
    }

    /** How to answer. */
    public interface Step {
        HttpResponse answer(Sent sent) throws IOException;
    }

    /** How a service writes an error. */
    public interface Errors {
        HttpResponse error(int status, String code, String... fields);
    }

    private final Errors errors;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final List<Sent> sent = new ArrayList<>();
    private boolean closed;

    public FakeEngine(Errors errors) {
        this.errors = errors;
    }

    /** Four attempts and no waiting. */
    public static RetryPolicy policy(Instant now) {
        Timing timing = new Timing(Clock.fixed(now, ZoneOffset.UTC), new Random(1), (time, cancellation) -> {});
        return new RetryPolicy(4, Backoff.DEFAULT, timing);
    }

    public FakeEngine then(Step step) {
        steps.add(step);
        return this;
    }

    /** An answer with header fields written {@code Name: value}. */
    public FakeEngine then(int status, String body, String... fields) {
        return then(unused -> answer(status, body.getBytes(StandardCharsets.UTF_8), fields));
    }

    public FakeEngine thenError(int status, String code, String... fields) {
        return then(unused -> errors.error(status, code, fields));
    }

    /** The connection breaks after the request was sent. */
    public FakeEngine thenLost() {
        return then(unused -> {
            throw new IOException("connection reset");
        });
    }

    public static HttpResponse answer(int status, byte[] body, String... fields) {
        Headers headers = new Headers();
        for (String field : fields) {
            int colon = field.indexOf(": ");
            headers.add(field.substring(0, colon), field.substring(colon + 2));
        }
        return new Answer(status, headers, new ByteArrayInputStream(body));
    }

    /** An answer that breaks off after these bytes. */
    public static HttpResponse broken(int status, String body, String... fields) {
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

    public List<Sent> sent() {
        return sent;
    }

    public Sent last() {
        return sent.get(sent.size() - 1);
    }

    /** Method and target of all that was sent. */
    public List<String> lines() {
        return sent.stream().map(Sent::line).toList();
    }

    public boolean isUsedUp() {
        return steps.isEmpty();
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}

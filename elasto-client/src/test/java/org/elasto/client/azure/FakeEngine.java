package org.elasto.client.azure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
import org.elasto.client.http.Backoff;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.Judge;
import org.elasto.client.http.Limits;
import org.elasto.client.http.RetryPolicy;
import org.elasto.client.http.Timing;
import org.elasto.client.http.Transport;
import org.jspecify.annotations.Nullable;

/** Answers what it was told to, in order, and keeps what was sent. Used by one thread. */
public final class FakeEngine implements Transport {

    public static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

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

    private final Deque<Step> steps = new ArrayDeque<>();
    private final List<Sent> sent = new ArrayList<>();

    /** Four attempts and no waiting. */
    public static RetryPolicy policy() {
        Timing timing = new Timing(Clock.fixed(NOW, ZoneOffset.UTC), new Random(1), (time, cancellation) -> {});
        return new RetryPolicy(4, Backoff.DEFAULT, timing);
    }

    public static ClientConfig.Builder settings() {
        return ClientConfig.builder().azureCredentials(ConnectionString.DEVELOPMENT);
    }

    /** The development account over an engine. */
    public static AzureConnection connection(
            Transport engine, ClientConfig config, @Nullable String authority, Judge judge) {
        AzureConnection.Where where = new AzureConnection.Where(AzureService.BLOB, authority, "devstoreaccount1");
        return AzureConnection.over(engine, policy(), config, where, judge);
    }

    public FakeEngine then(Step step) {
        steps.add(step);
        return this;
    }

    /** An answer with header fields written {@code Name: value}. */
    public FakeEngine then(int status, String body, String... fields) {
        return then(unused -> answer(status, body.getBytes(StandardCharsets.UTF_8), fields));
    }

    public FakeEngine thenError(int status, String code) {
        return then(
                status,
                "\uFEFF<Error><Code>" + code + "</Code><Message>m\nRequestId:x</Message></Error>",
                "x-ms-error-code: " + code,
                "x-ms-request-id: r-1");
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

    @Override
    public void close() {
        // Nothing is held.
    }
}

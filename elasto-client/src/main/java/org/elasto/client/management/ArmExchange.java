package org.elasto.client.management;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.elasto.client.ClientConfig;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.elasto.client.http.ApacheTransport;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.HttpRequest.Replay;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.Limits;
import org.elasto.client.http.MeteringTransport;
import org.elasto.client.http.NotSentException;
import org.elasto.client.http.PercentEncoding;
import org.elasto.client.http.Pipeline;
import org.elasto.client.http.RequestBody;
import org.elasto.client.http.RetryPolicy;
import org.elasto.client.http.Signer;
import org.elasto.client.http.Transport;
import org.elasto.client.http.TransportConfig;
import org.elasto.client.http.WholeAnswers;
import org.elasto.client.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Sends requests to Resource Manager; what it returns is a success. Thread-safe. */
record ArmExchange(ManagementSettings settings, Transport pipeline, Limits limits) {

    /** A page of accounts. */
    private static final int LONGEST_ANSWER = 16 << 20;

    static ArmExchange open(ClientConfig config, ManagementSettings settings) {
        TransportConfig transport =
                TransportConfig.DEFAULT.withTimeouts(config.connectTimeout(), config.requestTimeout());
        Transport engine = new MeteringTransport(new ApacheTransport(transport), config.requestListener());
        return over(engine, RetryPolicy.of(config.maxAttempts()), settings);
    }

    /** The same over another engine. */
    static ArmExchange over(Transport engine, RetryPolicy policy, ManagementSettings settings) {
        Signer signer = request -> {
            Headers headers = new Headers(request.headers());
            headers.set("Authorization", "Bearer " + settings.token().token().get());
            return request.withHeaders(headers);
        };
        Transport whole = new WholeAnswers(engine, Set.of(), LONGEST_ANSWER, "Azure Resource Manager");
        return new ArmExchange(settings, Pipeline.of(whole, signer, ArmErrors.JUDGE, policy), Limits.NONE);
    }

    /** What is asked for. */
    record Ask(
            String operation,
            String method,
            String target,
            Replay replay,
            @Nullable JsonObject body) {

        /** A request that twice does what it does once. */
        static Ask safe(String operation, String method, String target) {
            return new Ask(operation, method, target, Replay.SAFE, null);
        }

        Ask with(JsonObject document) {
            return new Ask(operation, method, target, replay, document);
        }
    }

    /** The path of something in the subscription, with the version. */
    String target(String path, String version) {
        String base = settings.endpoint().getRawPath();
        String prefix = base == null || base.equals("/") ? "" : base;
        return prefix + "/subscriptions/" + PercentEncoding.encode(settings.subscription()) + path + "?api-version="
                + version;
    }

    /**
     * Where an answer sends us: it must be where we are, for our token goes there.
     *
     * @throws StorageException UNEXPECTED for anywhere else
     */
    String follow(String url) {
        String origin = settings.origin();
        boolean same = url.regionMatches(true, 0, origin, 0, origin.length()) && url.startsWith("/", origin.length());
        if (!same) {
            throw new StorageException(ErrorKind.UNEXPECTED, "Resource Manager sends us to another host");
        }
        return url.substring(origin.length());
    }

    HttpResponse send(Ask ask) {
        Headers headers = new Headers().add("Accept", "application/json");
        RequestBody body = RequestBody.EMPTY;
        JsonObject document = ask.body();
        if (document != null) {
            headers.add("Content-Type", "application/json");
            body = RequestBody.of(document.write().getBytes(StandardCharsets.UTF_8));
        }
        HttpRequest request = new HttpRequest(
                ask.operation(),
                ask.replay(),
                ask.method(),
                settings.endpoint().getScheme(),
                settings.endpoint().getRawAuthority(),
                ask.target(),
                headers,
                body);
        try (HttpResponse response = pipeline.send(request, limits)) {
            return response;
        } catch (NotSentException e) {
            throw failed(ask, true, e);
        } catch (IOException e) {
            throw failed(ask, ask.replay() == Replay.SAFE, e);
        }
    }

    private StorageException failed(Ask ask, boolean retryable, IOException cause) {
        String message =
                ask.operation() + " at " + settings.endpoint().getRawAuthority() + " failed: " + cause.getMessage();
        ServiceError service = new ServiceError(ask.operation(), 0, null, null);
        return new StorageException(ErrorKind.UNEXPECTED, message, retryable, service, cause);
    }

    /** Sends a request and reads the document that answers it. */
    JsonObject document(Ask ask) {
        return document(send(ask));
    }

    static JsonObject document(HttpResponse response) {
        try {
            return JsonObject.parse(response.body().readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("reading memory does not fail", e);
        }
    }
}

package org.elasto.emulator.management;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.AzureQuery;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.azure.Guids;
import org.elasto.emulator.azure.PercentText;
import org.elasto.emulator.http.Asked;
import org.elasto.emulator.http.Authority;
import org.elasto.emulator.http.BodyReader;
import org.elasto.emulator.http.ProtocolFront;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.http.Vocabulary;
import org.elasto.emulator.store.Store;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Azure Resource Manager behind a port, as far as storage accounts are concerned: the only place where a refusal becomes
 * an answer. Thread-safe.
 */
public final class ArmFront implements ProtocolFront {

    private static final Logger LOG = Logger.getLogger(ArmFront.class);

    /** The host of the service itself, which requests through a proxy have. */
    private static final String HOST = "management.azure.com";

    /** Much more than any document about an account has. */
    private static final int LONGEST_BODY = 1 << 20;

    private static final String CLIENT_ID = "x-ms-client-request-id";
    private static final String CORRELATION_ID = "x-ms-correlation-request-id";

    private static final Vocabulary VOCABULARY = new Vocabulary(
            Stream.of(ArmOperation.values())
                    .map(ArmOperation::title)
                    .map(Vocabulary::word)
                    .toList(),
            Stream.of(ArmError.values())
                    .filter(ArmError::isPlain)
                    .map(ArmError::code)
                    .toList(),
            Map.of(
                    429,
                    ArmError.TOO_MANY_REQUESTS.code(),
                    500,
                    ArmError.INTERNAL_ERROR.code(),
                    503,
                    ArmError.SERVICE_UNAVAILABLE.code()));

    private final ArmContext context;
    private final ArmAuthenticator authenticator;
    private final LongAdder failures = new LongAdder();

    /**
     * A front.
     *
     * @param accounts those there are, of the same store
     */
    public ArmFront(Store store, ArmSettings settings, StorageAccounts accounts) {
        this.context = new ArmContext(store, settings, accounts, new ResourceGroups());
        this.authenticator = new ArmAuthenticator(settings.tokens(), settings.clock());
    }

    /** Whether an authority is that of the service itself. */
    public static boolean isAzure(String authority) {
        return Authority.of(authority).host().equalsIgnoreCase(HOST);
    }

    /** What Resource Manager calls its operations and errors. */
    public static Vocabulary vocabulary() {
        return VOCABULARY;
    }

    @Override
    public Asked asks(Request request) {
        try {
            List<String> path = path(request);
            ArmOperation operation = ArmOperation.find(request.method(), path).operation();
            return new Asked(Vocabulary.word(operation.title()), '/' + String.join("/", path));
        } catch (ArmException e) {
            return Asked.unknown(request);
        }
    }

    @Override
    public Response refuse(Request request, String code) {
        return refusal(request, ArmError.of(code).with());
    }

    /** How many requests met a defect of ours and were answered with 500. */
    public long failures() {
        return failures.sum();
    }

    @Override
    public Reception receive(Request request) {
        return guarded(request, () -> start(request));
    }

    private Reception start(Request request) {
        List<String> path = path(request);
        AzureQuery query = query(request);
        ArmApiVersion.check(query);
        boolean open = request.method().equals("GET")
                && ArmOperation.METADATA_ENDPOINTS.route().match(path) != null;
        if (!open) {
            authenticator.verify(request);
        }
        ArmOperation.Match match = ArmOperation.find(request.method(), path);
        Function<byte[], Response> then =
                body -> match.operation().handle(new ArmCall(request, match, query, body, context));
        return request.hasBody() ? new Gathering(request, then) : then.apply(new byte[0]);
    }

    private static List<String> path(Request request) {
        try {
            return ArmRoute.parts(PercentText.decodePath(request.rawPath()).substring(1), '/');
        } catch (AzureException e) {
            throw ArmError.INVALID_REQUEST_URI.with();
        }
    }

    private static AzureQuery query(Request request) {
        try {
            return AzureQuery.of(request.rawQuery());
        } catch (AzureException e) {
            throw ArmError.INVALID_REQUEST_URI.with();
        }
    }

    /** Takes a step of a request; whatever it throws becomes an answer. */
    private Reception guarded(Request request, Supplier<Reception> step) {
        try {
            Reception reception = step.get();
            return reception instanceof Response response ? mark(request, response) : reception;
        } catch (ArmException e) {
            return refusal(request, e);
        } catch (RuntimeException e) {
            failures.increment();
            LOG.error("a defect of the emulator, please report it", e);
            return refusal(request, ArmError.INTERNAL_ERROR.with()).close();
        }
    }

    private Response refusal(Request request, ArmException refused) {
        ArmError error = refused.error();
        Response response = Response.of(error.status()).header("x-ms-failure-cause", "gateway");
        if (error.status() == 401) {
            response.header(
                    "WWW-Authenticate",
                    "Bearer authorization_uri=\"https://login.windows.net/" + BearerTokens.TENANT
                            + "\", error=\"invalid_token\", error_description=\"" + refused.text() + "\"");
        }
        if (!request.method().equals("HEAD")) {
            JsonObject told = JsonObject.EMPTY.with("code", error.code()).with("message", refused.text());
            response.header("Content-Type", "application/json; charset=utf-8")
                    .body(JsonText.write(JsonObject.EMPTY.with("error", told)));
        }
        return mark(request, response);
    }

    private Response mark(Request request, Response response) {
        String id = context.newGuid();
        String correlation = request.header(CORRELATION_ID);
        String known = correlation == null ? null : Guids.parse(correlation);
        String client = request.header(CLIENT_ID);
        boolean echoed = "true".equalsIgnoreCase(request.header("x-ms-return-client-request-id"));
        return response.header("Cache-Control", "no-cache")
                .header("Pragma", "no-cache")
                .header("Expires", "-1")
                .header("x-ms-request-id", id)
                .header(CORRELATION_ID, known == null ? id : known)
                .headerIfPresent(CLIENT_ID, echoed && client != null ? Guids.parse(client) : null)
                .header("X-Content-Type-Options", "nosniff")
                // The listener would take the machine's time.
                .header("Date", AzureDates.http(context.now()));
    }

    /** Reads a body to its end, if that comes soon enough. */
    private final class Gathering implements BodyReader {

        private final Request request;
        private final Function<byte[], Response> then;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Gathering(Request request, Function<byte[], Response> then) {
            if (request.contentLength() > LONGEST_BODY) {
                throw tooLarge();
            }
            this.request = request;
            this.then = then;
        }

        @Override
        public @Nullable Response accept(ByteBuffer piece) {
            if (bytes.size() + piece.remaining() > LONGEST_BODY) {
                return refusal(request, tooLarge());
            }
            byte[] more = new byte[piece.remaining()];
            piece.get(more);
            bytes.writeBytes(more);
            return null;
        }

        @Override
        public Reception finish() {
            return guarded(request, () -> then.apply(bytes.toByteArray()));
        }

        @Override
        public void abandon() {
            // Nothing was done yet.
        }
    }

    private static ArmException tooLarge() {
        return ArmError.REQUEST_TOO_LARGE.with(Integer.toString(LONGEST_BODY));
    }
}

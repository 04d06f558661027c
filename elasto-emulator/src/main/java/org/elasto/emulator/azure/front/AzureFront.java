package org.elasto.emulator.azure.front;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.ErrorDocument;
import org.elasto.emulator.azure.RequestIds;
import org.elasto.emulator.http.Asked;
import org.elasto.emulator.http.BodyReader;
import org.elasto.emulator.http.Deferred;
import org.elasto.emulator.http.ProtocolFront;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.http.Vocabulary;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A storage service behind a port: the only place where a refusal becomes an answer, and where an answer gets the headers
 * that all of a service have. Thread-safe, as those who extend it must be.
 */
public abstract class AzureFront implements ProtocolFront {

    private static final Logger LOG = Logger.getLogger(AzureFront.class);

    private final String server;
    private final RequestIds ids;
    private final Clock clock;
    private final LongAdder failures = new LongAdder();

    /**
     * A front.
     *
     * @param server what it calls itself in its answers
     */
    protected AzureFront(String server, RequestIds ids, Clock clock) {
        this.server = server;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Answers a request, or says how it goes on.
     *
     * @param answering to be told for whom the answer is, as soon as that is known
     * @throws AzureException a refusal, which is rendered here
     */
    protected abstract Reception answer(Request request, Answering answering);

    /**
     * Names the operation of a request and its path behind the account.
     *
     * @throws AzureException where that cannot be told
     */
    protected abstract Asked name(Request request);

    /**
     * What a service calls its operations and errors.
     *
     * @param titles of the operations
     */
    protected static Vocabulary vocabulary(Stream<String> titles) {
        return new Vocabulary(
                titles.map(Vocabulary::word).toList(),
                Stream.of(AzureError.values()).map(AzureError::code).toList(),
                Map.of(500, AzureError.INTERNAL_ERROR.code(), 503, AzureError.SERVER_BUSY.code()));
    }

    @Override
    public final Asked asks(Request request) {
        try {
            return name(request);
        } catch (AzureException e) {
            return Asked.unknown(request);
        }
    }

    @Override
    public final Response refuse(Request request, String code) {
        return new Answering(request).refusal(new AzureException(error(code)));
    }

    /** The error of a code; where several have the same, the first of them. */
    private static AzureError error(String code) {
        return Stream.of(AzureError.values())
                .filter(error -> error.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no error " + code));
    }

    /** How many requests met a defect of ours and were answered with InternalError. */
    public final long failures() {
        return failures.sum();
    }

    @Override
    public final Reception receive(Request request) {
        Answering answering = new Answering(request);
        return answering.guarded(() -> answer(request, answering));
    }

    /** Answers a request that has no body of its own: a part of a batch. */
    public final Response answerWithoutBody(Request request) {
        Reception reception = receive(request);
        return reception instanceof Response response
                ? response
                : new Answering(request).refusal(new AzureException(AzureError.INVALID_INPUT));
    }

    /**
     * Reads the source of a copy.
     *
     * @throws AzureException the refusal as it is, for the copy to tell its caller in its own way
     */
    final Response readSource(SourceRequest request) {
        Reception reception = answer(request, new Answering(request));
        Reception done =
                reception instanceof Deferred deferred ? deferred.work().get() : reception;
        if (done instanceof Response response) {
            return response;
        }
        throw new AzureException(AzureError.INVALID_INPUT);
    }

    /** One request on its way to an answer. */
    protected final class Answering {

        private final Request request;
        private final String id = ids.next();
        private ApiVersion version;
        private Supplier<List<CorsRule>> cors = List::of;

        private Answering(Request request) {
            this.request = request;
            String header = request.header("x-ms-version");
            ApiVersion sent = header == null ? null : ApiVersion.parse(header);
            this.version = sent == null ? ApiVersion.ANONYMOUS : sent;
        }

        /**
         * Says whose answer it is.
         *
         * @param rules of the account, asked for when the answer is there
         */
        public void isFor(Supplier<List<CorsRule>> rules) {
            cors = rules;
        }

        /** Says which version the request speaks; null for one that names none. */
        public void speaks(@Nullable ApiVersion named) {
            version = named == null ? version : named;
        }

        /** Takes a step of the request; whatever it throws becomes an answer. */
        private Reception guarded(Supplier<Reception> step) {
            try {
                Reception reception = step.get();
                if (reception instanceof Response response) {
                    return mark(response);
                }
                return reception instanceof BodyReader reader
                        ? new GuardedReader(this, reader)
                        : guardedWork((Deferred) reception);
            } catch (AzureException e) {
                return refusal(e);
            } catch (RuntimeException e) {
                failures.increment();
                LOG.error("a defect of the emulator, please report it", e);
                return refusal(new AzureException(AzureError.INTERNAL_ERROR)).close();
            }
        }

        private Deferred guardedWork(Deferred deferred) {
            return new Deferred(() -> (Response) guarded(() -> deferred.work().get()));
        }

        private Response mark(Response response) {
            response.header("Server", server)
                    .header("x-ms-request-id", id)
                    .header("x-ms-version", version.toString())
                    .headerIfPresent(RequestIds.CLIENT_HEADER, RequestIds.echo(request, version))
                    // The listener would take the machine's time; clients correct their clock by this header.
                    .header("Date", AzureDates.http(clock.instant()));
            Cors.mark(request, response, cors);
            return response;
        }

        private Response refusal(AzureException refused) {
            AzureError error = refused.error();
            Response response = Response.of(error.status());
            List<String> headers = refused.headers();
            for (int i = 0; i < headers.size(); i += 2) {
                response.header(headers.get(i), headers.get(i + 1));
            }
            response.headerIfPresent(ErrorDocument.CODE_HEADER, ErrorDocument.codeHeader(error, version));
            if (ErrorDocument.hasBody(request.method(), error.status())) {
                response.header("Content-Type", "application/xml")
                        .body(ErrorDocument.bytes(refused, id, clock.instant()));
            }
            return mark(response);
        }
    }

    /** Reads a body for a handler and renders what it refuses. */
    private static final class GuardedReader implements BodyReader {

        private final Answering answering;
        private final BodyReader reader;

        GuardedReader(Answering answering, BodyReader reader) {
            this.answering = answering;
            this.reader = reader;
        }

        @Override
        public @Nullable Response accept(ByteBuffer piece) {
            try {
                Response early = reader.accept(piece);
                return early == null ? null : answering.mark(early);
            } catch (AzureException e) {
                reader.abandon();
                return answering.refusal(e);
            }
        }

        @Override
        public Reception finish() {
            return answering.guarded(reader::finish);
        }

        @Override
        public void abandon() {
            reader.abandon();
        }
    }
}

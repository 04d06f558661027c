package org.elasto.emulator.blob;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.ErrorDocument;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.RequestIds;
import org.elasto.emulator.http.BodyReader;
import org.elasto.emulator.http.Deferred;
import org.elasto.emulator.http.Front;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.Store;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The Blob service behind a port: finds the operation, the caller and the handler of each request, and alone renders
 * refusals. Thread-safe.
 */
public final class BlobFront implements Front {

    private static final Logger LOG = Logger.getLogger(BlobFront.class);

    private final BlobContext context;
    private final BlobAuthenticator authenticator;
    private final LongAdder failures = new LongAdder();

    public BlobFront(Store store, BlobSettings settings) {
        this.context = new BlobContext(
                store,
                settings,
                new Etag.Source(settings.clock()),
                new RequestIds(settings.random()),
                this::answerWithoutBody);
        this.authenticator = new BlobAuthenticator(context);
    }

    /** How many requests met a defect of ours and were answered with InternalError. */
    public long failures() {
        return failures.sum();
    }

    @Override
    public Reception receive(Request request) {
        Answering answering = new Answering(request);
        return answering.guarded(() -> {
            BlobTarget target = BlobTarget.of(request, context.settings());
            answering.isFor(target.account());
            BlobOperation operation = BlobRouter.route(request, target);
            ApiVersion named = ServiceState.version(request, target, context);
            answering.speaks(named);
            BlobCaller caller = authenticator.authenticate(request, target, named);
            ApiVersion version = named == null ? ApiVersion.ANONYMOUS : named;
            BlobCall call = new BlobCall(request, target, operation, version, caller, context);
            authenticator.authorize(call);
            return operation.handle(call);
        });
    }

    /** One part of a batch. */
    private Response answerWithoutBody(Request request) {
        Reception reception = receive(request);
        return reception instanceof Response response
                ? response
                : new Answering(request).refusal(new AzureException(AzureError.INVALID_INPUT));
    }

    /** One request on its way to an answer. */
    private final class Answering {

        private final Request request;
        private final String id = context.ids().next();
        private ApiVersion version;
        private @Nullable BlobAccount account;

        Answering(Request request) {
            this.request = request;
            String header = request.header("x-ms-version");
            ApiVersion sent = header == null ? null : ApiVersion.parse(header);
            this.version = sent == null ? ApiVersion.ANONYMOUS : sent;
        }

        void isFor(BlobAccount addressed) {
            account = addressed;
        }

        void speaks(@Nullable ApiVersion named) {
            version = named == null ? version : named;
        }

        /** Takes a step of the request; whatever it throws becomes an answer. */
        Reception guarded(Supplier<Reception> step) {
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

        Response mark(Response response) {
            response.header("Server", "Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0")
                    .header("x-ms-request-id", id)
                    .header("x-ms-version", version.toString())
                    .headerIfPresent(RequestIds.CLIENT_HEADER, RequestIds.echo(request, version))
                    // The listener would take the machine's time; clients correct their clock by this header.
                    .header("Date", AzureDates.http(context.now()));
            if (account != null) {
                Cors.mark(
                        request,
                        response,
                        ServiceState.of(context.store().world(), account).cors());
            }
            return response;
        }

        Response refusal(AzureException refused) {
            AzureError error = refused.error();
            Response response = Response.of(error.status());
            List<String> headers = refused.headers();
            for (int i = 0; i < headers.size(); i += 2) {
                response.header(headers.get(i), headers.get(i + 1));
            }
            response.headerIfPresent(ErrorDocument.CODE_HEADER, ErrorDocument.codeHeader(error, version));
            if (ErrorDocument.hasBody(request.method(), error.status())) {
                response.header("Content-Type", "application/xml")
                        .body(ErrorDocument.bytes(refused, id, context.now()));
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

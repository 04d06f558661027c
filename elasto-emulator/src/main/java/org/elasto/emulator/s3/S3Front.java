package org.elasto.emulator.s3;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.elasto.emulator.http.Asked;
import org.elasto.emulator.http.BodyReader;
import org.elasto.emulator.http.Deferred;
import org.elasto.emulator.http.ProtocolFront;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.http.Vocabulary;
import org.elasto.emulator.store.Store;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The S3 protocol behind a port: finds the operation, the caller and the handler of each request, and alone renders
 * refusals. Thread-safe.
 */
public final class S3Front implements ProtocolFront {

    private static final Logger LOG = Logger.getLogger(S3Front.class);

    private static final Vocabulary VOCABULARY = new Vocabulary(
            Stream.of(S3Operation.values()).map(S3Operation::wireName).toList(),
            Stream.of(S3Error.values()).map(S3Error::code).toList(),
            Map.of(500, S3Error.INTERNAL_ERROR.code(), 503, S3Error.SLOW_DOWN.code()));

    private final S3Context context;
    private final S3Authenticator authenticator;
    private final ResponseIds ids;
    private final LongAdder failures = new LongAdder();

    public S3Front(Store store, S3Settings settings) {
        this.context = new S3Context(store, settings, new Timestamp.Source(settings.clock()));
        this.authenticator = new S3Authenticator(settings);
        this.ids = new ResponseIds(settings, context.timestamps());
    }

    /** How many requests met a defect of ours and were answered with InternalError. */
    public long failures() {
        return failures.sum();
    }

    @Override
    public Reception receive(Request request) {
        return guarded(request, () -> {
            S3Target target = S3Target.of(request, context.settings());
            Request read = PresignedRequest.of(request, target.query());
            S3Operation operation = S3Router.route(read, target);
            Caller caller = authenticator.authenticate(request, target);
            return operation.handle(new S3Call(read, target, operation, caller, context));
        });
    }

    /** What S3 calls its operations and errors. */
    public static Vocabulary vocabulary() {
        return VOCABULARY;
    }

    /** {@inheritDoc} The path is {@code /bucket/key}, whatever the host says. */
    @Override
    public Asked asks(Request request) {
        try {
            S3Target target = S3Target.of(request, context.settings());
            S3Operation operation = S3Router.route(PresignedRequest.of(request, target.query()), target);
            String path = '/' + target.bucket() + (target.key().isEmpty() ? "" : '/' + target.key());
            return new Asked(operation.wireName(), path);
        } catch (S3Exception e) {
            return Asked.unknown(request);
        }
    }

    @Override
    public Response refuse(Request request, String code) {
        return refusal(request, new S3Exception(S3Error.of(code)));
    }

    /** Takes a step of a request; whatever it throws becomes an answer. */
    private Reception guarded(Request request, Supplier<Reception> step) {
        try {
            Reception reception = step.get();
            if (reception instanceof Response response) {
                return ids.mark(response);
            }
            return reception instanceof BodyReader reader
                    ? new GuardedReader(request, reader)
                    : guardedWork(request, (Deferred) reception);
        } catch (S3Exception e) {
            return refusal(request, e);
        } catch (RuntimeException e) {
            failures.increment();
            LOG.error("a defect of the emulator, please report it", e);
            return refusal(request, new S3Exception(S3Error.INTERNAL_ERROR)).close();
        }
    }

    private Deferred guardedWork(Request request, Deferred deferred) {
        return new Deferred(
                () -> (Response) guarded(request, () -> deferred.work().get()));
    }

    private Response refusal(Request request, S3Exception refused) {
        Dialect dialect = context.settings().dialect();
        S3Error error = dialect.inItsWords(refused.error());
        Response response = Response.of(error.status());
        List<String> headers = refused.headers();
        for (int i = 0; i < headers.size(); i += 2) {
            response.header(headers.get(i), headers.get(i + 1));
        }
        ids.mark(response);
        if (refused.error() == S3Error.NOT_MODIFIED) {
            return response;
        }
        response.header("Content-Type", "application/xml");
        if (request.method().equals("HEAD")) {
            return response;
        }
        XmlWriter document = new XmlWriter(512).open("Error").element("Code", error.code());
        document.element("Message", String.valueOf(refused.getMessage()));
        List<String> children = refused.children();
        for (int i = 0; i < children.size(); i += 2) {
            document.element(children.get(i), children.get(i + 1));
        }
        if (dialect.alwaysNamesBucket() && !children.contains("BucketName")) {
            nameBucket(request, document);
        }
        ids.mark(response, document);
        return response.body(document.close("Error").toBytes());
    }

    private void nameBucket(Request request, XmlWriter document) {
        try {
            String bucket = S3Target.of(request, context.settings()).bucket();
            if (!bucket.isEmpty()) {
                document.element("BucketName", bucket);
            }
        } catch (S3Exception e) {
            // The request is refused because nobody can tell what it names.
        }
    }

    /** Reads a body for a handler and renders what it refuses. */
    private final class GuardedReader implements BodyReader {

        private final Request request;
        private final BodyReader reader;

        GuardedReader(Request request, BodyReader reader) {
            this.request = request;
            this.reader = reader;
        }

        @Override
        public @Nullable Response accept(ByteBuffer piece) {
            try {
                Response early = reader.accept(piece);
                return early == null ? null : ids.mark(early);
            } catch (S3Exception e) {
                reader.abandon();
                return refusal(request, e);
            }
        }

        @Override
        public Reception finish() {
            return guarded(request, reader::finish);
        }

        @Override
        public void abandon() {
            reader.abandon();
        }
    }
}

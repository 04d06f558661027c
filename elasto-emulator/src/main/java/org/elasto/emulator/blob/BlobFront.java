package org.elasto.emulator.blob;

import java.util.stream.Stream;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.Etag;
import org.elasto.emulator.azure.RequestIds;
import org.elasto.emulator.azure.front.AzureFront;
import org.elasto.emulator.azure.front.Caller;
import org.elasto.emulator.azure.front.ServiceSettings;
import org.elasto.emulator.azure.front.Sources;
import org.elasto.emulator.http.Asked;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Vocabulary;
import org.elasto.emulator.store.Store;

/** The Blob service behind a port: finds the operation, the caller and the handler of each request. Thread-safe. */
public final class BlobFront extends AzureFront {

    private static final Vocabulary VOCABULARY =
            vocabulary(Stream.of(BlobOperation.values()).map(BlobOperation::title));

    private final BlobContext context;
    private final BlobAuthenticator authenticator;

    /**
     * A front.
     *
     * @param sources the services beside this one, from which writes from a URL read too
     */
    public BlobFront(Store store, ServiceSettings<BlobAccount> settings, Sources sources) {
        super("Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0", new RequestIds(settings.random()), settings.clock());
        this.context = new BlobContext(
                store,
                settings,
                new Etag.Source(settings.clock()),
                this::answerWithoutBody,
                sources.readerOf(this, settings.domains()));
        this.authenticator = new BlobAuthenticator(context);
    }

    /** What the service calls its operations and errors. */
    public static Vocabulary vocabulary() {
        return VOCABULARY;
    }

    /** {@inheritDoc} It is {@code /container/blob}. */
    @Override
    protected Asked name(Request request) {
        BlobTarget target = BlobTarget.of(request, context.settings());
        BlobOperation operation = BlobOperation.of(request, target);
        String path = '/' + target.container() + (target.blob().isEmpty() ? "" : '/' + target.blob());
        return new Asked(Vocabulary.word(operation.title()), path);
    }

    @Override
    protected Reception answer(Request request, Answering answering) {
        BlobTarget target = BlobTarget.of(request, context.settings());
        answering.isFor(
                () -> ServiceState.of(context.store().world(), target.account()).cors());
        BlobOperation operation = BlobOperation.of(request, target);
        ApiVersion named = ServiceState.version(request, target, context);
        answering.speaks(named);
        Caller caller = authenticator.authenticate(request, target, named);
        ApiVersion version = named == null ? ApiVersion.ANONYMOUS : named;
        BlobCall call = new BlobCall(request, target, operation, version, caller, context);
        authenticator.authorize(call);
        return operation.handle(call);
    }
}

package org.elasto.emulator.file;

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

/** The File service behind a port: finds the operation, the caller and the handler of each request. Thread-safe. */
public final class FileFront extends AzureFront {

    private static final Vocabulary VOCABULARY =
            vocabulary(Stream.of(FileOperation.values()).map(FileOperation::title));

    private final FileContext context;
    private final FileAuthenticator authenticator;

    /**
     * A front.
     *
     * @param sources the services beside this one, whose blobs are copied too
     */
    public FileFront(Store store, ServiceSettings<FileAccount> settings, Sources sources) {
        super("Windows-Azure-File/1.0 Microsoft-HTTPAPI/2.0", new RequestIds(settings.random()), settings.clock());
        this.context = new FileContext(
                store, settings, new Etag.Source(settings.clock()), sources.readerOf(this, settings.domains()));
        this.authenticator = new FileAuthenticator(context);
    }

    /**
     * A computer that has mounted the shares of an account.
     *
     * @throws IllegalArgumentException for an account that is none of ours
     */
    public SmbClient smb(String account) {
        FileAccount known = context.settings().account(account);
        if (known == null) {
            throw new IllegalArgumentException("no account " + account);
        }
        return SmbClient.of(context, known);
    }

    /** What the service calls its operations and errors. */
    public static Vocabulary vocabulary() {
        return VOCABULARY;
    }

    /** {@inheritDoc} It is {@code /share/file}. */
    @Override
    protected Asked name(Request request) {
        FileTarget target = FileTarget.of(request, context.settings());
        FileOperation operation = FileOperation.of(request, target);
        String path = '/' + target.share() + (target.file().isRoot() ? "" : "/" + target.file());
        return new Asked(Vocabulary.word(operation.title()), path);
    }

    @Override
    protected Reception answer(Request request, Answering answering) {
        FileTarget target = FileTarget.of(request, context.settings());
        answering.isFor(
                () -> ServiceState.of(context.store().world(), target.account()).cors());
        FileOperation operation = FileOperation.of(request, target);
        ApiVersion named = ApiVersion.requested(request, target.query());
        answering.speaks(named);
        Caller caller = authenticator.authenticate(request, target, named);
        ApiVersion version = named == null ? ApiVersion.ANONYMOUS : named;
        FileCall call = new FileCall(request, target, operation, version, caller, context);
        authenticator.authorize(call);
        return operation.handle(call);
    }
}

package org.elasto.emulator.file;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.front.Caller;
import org.elasto.emulator.azure.front.ContentHeaders;
import org.elasto.emulator.azure.front.Metadata;
import org.elasto.emulator.azure.front.ServiceSettings;
import org.elasto.emulator.azure.front.SourceRefusal;
import org.elasto.emulator.azure.front.SourceRequest;
import org.elasto.emulator.azure.front.Sources;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.SparseContent;
import org.jspecify.annotations.Nullable;

/**
 * What Copy File reads: a file, or what another service of this emulator has. Immutable.
 *
 * @param url without what would authorize anybody
 * @param file null for what is no file and so has no properties of one
 * @param permission the security descriptor of the file; null for the inherited one, and for what is no file
 */
record FileSource(
        SparseContent content,
        ContentHeaders headers,
        Metadata metadata,
        String url,
        @Nullable FileNode file,
        @Nullable Sddl permission) {

    /**
     * The source of a copy: a file in the account of the copy its caller may read, and no more is needed.
     *
     * @throws AzureException the refusal of the read itself in that account, CannotVerifyCopySource in any other
     */
    static FileSource of(FileCall copy) {
        SourceRequest request = SourceRequest.of(copy.request(), copy.version().toString());
        ServiceSettings<FileAccount> settings = copy.context().settings();
        if (!request.isOf(settings.domains())) {
            return ofOther(request, copy);
        }
        FileTarget target = FileTarget.of(request, settings);
        boolean own = target.account().name().equals(copy.target().account().name());
        boolean alone = request.hasAuthorization() || target.query().has("sig");
        Caller.Kind kind = copy.caller().kind();
        if (own && !alone && (kind == Caller.Kind.KEY || kind == Caller.Kind.TOKEN)) {
            return ofFile(request, target, copy, copy.caller());
        }
        return SourceRefusal.told(copy.version(), () -> ofFile(request, target, copy, null));
    }

    private static FileSource ofFile(SourceRequest request, FileTarget target, FileCall copy, @Nullable Caller known) {
        if (target.level() != FileTarget.Level.FILE) {
            throw new AzureException(AzureError.RESOURCE_NOT_FOUND);
        }
        FileContext context = copy.context();
        FileAuthenticator authenticator = new FileAuthenticator(context);
        Caller caller = known == null ? authenticator.authenticate(request, target, copy.version()) : known;
        FileCall read = new FileCall(request, target, FileOperation.GET_FILE, copy.version(), caller, context);
        authenticator.authorize(read);
        FileNode file = Nodes.readFile(read);
        FileHandlers.checkLocks(read, file);
        Sddl permission = Shares.require(context.store().world(), target)
                .permissions()
                .find(file.smb().permissionKey());
        SparseContent content = file.content().part(0, file.length());
        return new FileSource(content, file.headers(), file.metadata(), request.url(), file, permission);
    }

    private static FileSource ofOther(SourceRequest request, FileCall copy) {
        Response read = copy.context().sources().read(request, copy.version());
        SparseContent content = Sources.content(read, copy.version());
        return new FileSource(content, ContentHeaders.of(read), Metadata.of(read), request.url(), null, null);
    }
}

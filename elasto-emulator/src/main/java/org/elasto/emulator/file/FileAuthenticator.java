package org.elasto.emulator.file;

import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.azure.Challenge;
import org.elasto.emulator.azure.SasGrant;
import org.elasto.emulator.azure.SasNeed;
import org.elasto.emulator.azure.SasRequest;
import org.elasto.emulator.azure.SasTarget;
import org.elasto.emulator.azure.StorageService;
import org.elasto.emulator.azure.StoredPolicy;
import org.elasto.emulator.azure.front.Caller;
import org.elasto.emulator.azure.front.CallerVerifier;
import org.elasto.emulator.azure.front.ServiceSettings;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/** Finds out who sends a request, and whether that one may do what it asks. Nothing is public here. Thread-safe. */
final class FileAuthenticator {

    private static final String INTENT = "x-ms-file-request-intent";

    private final FileContext context;
    private final CallerVerifier verifier;

    FileAuthenticator(FileContext context) {
        ServiceSettings<FileAccount> settings = context.settings();
        this.context = context;
        this.verifier = new CallerVerifier(settings.clock(), settings.tokens(), settings.plainBearer());
    }

    /**
     * Verifies what the request brings.
     *
     * @param version that it speaks; null where it names none
     * @throws AzureException for credentials that are malformed or wrong
     */
    Caller authenticate(Request request, FileTarget target, @Nullable ApiVersion version) {
        SasTarget signed = new SasTarget(
                StorageService.FILE,
                target.account().account(),
                target.share(),
                target.file().toString(),
                "");
        SasRequest brought = new SasRequest(request, target.query(), signed, request.remoteAddress());
        return verifier.verify(brought, version, id -> policy(target, id));
    }

    private @Nullable StoredPolicy policy(FileTarget target, String id) {
        ShareState share = Shares.find(context.store().world(), target);
        if (share == null) {
            return null;
        }
        for (StoredPolicy policy : share.properties().policies()) {
            if (policy.id().equals(id)) {
                return policy;
            }
        }
        return null;
    }

    /**
     * Returns if the caller may do what it asks.
     *
     * @throws AzureException by what is missing
     */
    void authorize(FileCall call) {
        if (call.target().path().secondary() && !call.operation().isRead()) {
            throw new AzureException(AzureError.INSUFFICIENT_ACCOUNT_PERMISSIONS);
        }
        switch (call.caller().kind()) {
            case KEY -> {}
            case TOKEN -> requireIntent(call);
            case SAS -> {
                SasGrant grant = call.caller().grant();
                SasNeed need = call.operation().sas(call).need();
                if (grant != null) {
                    grant.require(need, StorageService.FILE, overwrites(call, need));
                }
            }
            case ANONYMOUS -> {
                if (call.operation() != FileOperation.PREFLIGHT) {
                    throw Challenge.ofAnonymous(call.version(), BearerTokens.TENANT);
                }
            }
        }
    }

    /** A token overrides the permissions of files, and a request has to say that this is meant. */
    private static void requireIntent(FileCall call) {
        if (call.operation() == FileOperation.GET_USER_DELEGATION_KEY) {
            return;
        }
        String intent = call.header(INTENT);
        if (intent == null) {
            throw AzureException.missingHeader(INTENT);
        }
        if (!intent.equalsIgnoreCase("backup")) {
            throw AzureException.invalidHeader(INTENT, intent);
        }
    }

    /** Whether what the operation creates is there already: with the permission to create alone that is refused. */
    private boolean overwrites(FileCall call, SasNeed need) {
        if (need.anyOf().equals(need.overwriting())) {
            return false;
        }
        ShareState share = Shares.find(context.store().world(), call.target());
        return share != null && share.tree().find(call.target().file()) != null;
    }
}

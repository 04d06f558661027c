package org.elasto.emulator.blob;

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
import org.elasto.emulator.store.Container;
import org.jspecify.annotations.Nullable;

/** Finds out who sends a request, and whether that one may do what it asks. Thread-safe. */
final class BlobAuthenticator {

    private final BlobContext context;
    private final CallerVerifier verifier;

    BlobAuthenticator(BlobContext context) {
        ServiceSettings<BlobAccount> settings = context.settings();
        this.context = context;
        this.verifier = new CallerVerifier(settings.clock(), settings.tokens(), settings.plainBearer());
    }

    /**
     * Verifies what the request brings.
     *
     * @param version that it speaks; null where nobody has named one
     * @throws AzureException for credentials that are malformed or wrong
     */
    Caller authenticate(Request request, BlobTarget target, @Nullable ApiVersion version) {
        return verifier.verify(sasRequest(request, target), version, id -> policy(target, id));
    }

    private static SasRequest sasRequest(Request request, BlobTarget target) {
        String past = target.snapshot().isEmpty() ? target.versionId() : target.snapshot();
        SasTarget signed =
                new SasTarget(StorageService.BLOB, target.account().account(), target.container(), target.blob(), past);
        return new SasRequest(request, target.query(), signed, request.remoteAddress());
    }

    private @Nullable StoredPolicy policy(BlobTarget target, String id) {
        Container container = Containers.find(context.store().world(), target);
        if (container == null) {
            return null;
        }
        for (StoredPolicy policy : Containers.state(container).policies()) {
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
    void authorize(BlobCall call) {
        BlobTarget target = call.target();
        if (target.secondary() && !call.operation().isRead()) {
            throw new AzureException(AzureError.INSUFFICIENT_ACCOUNT_PERMISSIONS);
        }
        switch (call.caller().kind()) {
            case KEY, TOKEN -> {}
            case SAS -> {
                SasGrant grant = call.caller().grant();
                SasNeed need = call.operation().sas(call).need();
                if (grant != null) {
                    grant.require(need, StorageService.BLOB, overwrites(call, need));
                }
            }
            case ANONYMOUS -> {
                if (!isPublic(call)) {
                    throw Challenge.ofAnonymous(call.version(), BearerTokens.TENANT);
                }
                if (call.operation() != BlobOperation.PREFLIGHT) {
                    ContainerState.PublicAccess.require(target.account());
                }
            }
        }
    }

    /** Whether what the operation creates is there already: with the permission to create alone that is refused. */
    private boolean overwrites(BlobCall call, SasNeed need) {
        if (need.anyOf().equals(need.overwriting())) {
            return false;
        }
        Container container = Containers.find(context.store().world(), call.target());
        return container != null
                && Blobs.history(container, call.target().blob(), context.now()).live() != null;
    }

    private boolean isPublic(BlobCall call) {
        Container container = Containers.find(context.store().world(), call.target());
        if (call.operation() == BlobOperation.PREFLIGHT) {
            return true;
        }
        if (container == null) {
            return false;
        }
        return switch (Containers.state(container).publicAccess()) {
            case NONE -> false;
            case BLOB -> call.operation().isPublicBlobRead();
            case CONTAINER ->
                call.operation().isPublicBlobRead() || call.operation().isPublicContainerRead();
        };
    }
}

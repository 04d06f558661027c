package org.elasto.emulator.blob;

import java.util.Map;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.azure.SasGrant;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request. Immutable.
 *
 * @param grant of a SAS; null for any other kind
 * @param principal of a bearer token; null for any other kind
 */
record BlobCaller(Kind kind, @Nullable SasGrant grant, BearerTokens.@Nullable Principal principal) {

    enum Kind {
        ANONYMOUS,
        KEY,
        SAS,
        TOKEN
    }

    static final BlobCaller ANONYMOUS = new BlobCaller(Kind.ANONYMOUS, null, null);

    static final BlobCaller KEY = new BlobCaller(Kind.KEY, null, null);

    /** Headers of the answer that the caller's SAS overrides, by name. */
    Map<String, String> responseHeaders() {
        return grant == null ? Map.of() : grant.responseHeaders();
    }

    static BlobCaller of(SasGrant grant) {
        return new BlobCaller(Kind.SAS, grant, null);
    }

    static BlobCaller of(BearerTokens.Principal principal) {
        return new BlobCaller(Kind.TOKEN, null, principal);
    }
}

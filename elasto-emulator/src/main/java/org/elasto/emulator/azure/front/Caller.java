package org.elasto.emulator.azure.front;

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
public record Caller(Kind kind, @Nullable SasGrant grant, BearerTokens.@Nullable Principal principal) {

    public enum Kind {
        ANONYMOUS,
        KEY,
        SAS,
        TOKEN
    }

    /** Somebody who brings no credentials. */
    public static final Caller ANONYMOUS = new Caller(Kind.ANONYMOUS, null, null);

    /** The owner of the account. */
    public static final Caller KEY = new Caller(Kind.KEY, null, null);

    /** Headers of the answer that the caller's SAS overrides, by name. */
    public Map<String, String> responseHeaders() {
        return grant == null ? Map.of() : grant.responseHeaders();
    }

    /** Who brings a SAS. */
    public static Caller of(SasGrant grant) {
        return new Caller(Kind.SAS, grant, null);
    }

    /** Who brings a token. */
    public static Caller of(BearerTokens.Principal principal) {
        return new Caller(Kind.TOKEN, null, principal);
    }
}

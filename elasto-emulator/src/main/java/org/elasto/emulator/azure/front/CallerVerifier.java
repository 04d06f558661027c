package org.elasto.emulator.azure.front;

import java.time.Clock;
import java.util.function.Function;
import org.elasto.emulator.azure.ApiVersion;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.azure.Challenge;
import org.elasto.emulator.azure.SasRequest;
import org.elasto.emulator.azure.SasVerifier;
import org.elasto.emulator.azure.SharedKeyCredential;
import org.elasto.emulator.azure.SharedKeyVerifier;
import org.elasto.emulator.azure.StoredPolicy;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/** Finds out who sends a request: by a shared key, a SAS or a bearer token. Thread-safe. */
public final class CallerVerifier {

    private static final String AUTHORIZATION = "Authorization";

    /** The parameter of a SAS that names the user who signed it. */
    private static final String USER = "skoid";

    private final BearerTokens tokens;
    private final boolean plainBearer;
    private final SharedKeyVerifier sharedKey;
    private final SasVerifier sas;

    /**
     * A verifier.
     *
     * @param tokens the issuer of bearer tokens
     * @param plainBearer whether bearer tokens are taken over plain HTTP
     */
    public CallerVerifier(Clock clock, BearerTokens tokens, boolean plainBearer) {
        this.tokens = tokens;
        this.plainBearer = plainBearer;
        this.sharedKey = new SharedKeyVerifier(clock);
        this.sas = new SasVerifier(clock);
    }

    /**
     * Verifies what a request brings.
     *
     * @param request with what a SAS would have to be for
     * @param version that it speaks; null where nobody has named one
     * @param policies those stored with the container or share, by id; null for one that is not there
     * @throws AzureException for credentials that are malformed or wrong
     */
    public Caller verify(
            SasRequest request, @Nullable ApiVersion version, Function<String, @Nullable StoredPolicy> policies) {
        String header = request.head().header(AUTHORIZATION);
        if (header != null) {
            if (SharedKeyCredential.isScheme(header)) {
                requireKeys(request);
                sharedKey.verify(
                        request.head(),
                        SharedKeyCredential.parse(header),
                        request.target().account(),
                        version);
                return Caller.KEY;
            }
            return Caller.of(bearer(request.head(), header));
        }
        if (!SasRequest.isSas(request.query())) {
            return Caller.ANONYMOUS;
        }
        if (!request.query().has(USER)) {
            requireKeys(request);
        }
        return Caller.of(sas.verify(request, policies));
    }

    /** A SAS that a user has signed needs no key of the account. */
    private static void requireKeys(SasRequest request) {
        if (!request.target().account().access().byKey()) {
            throw new AzureException(AzureError.KEY_BASED_AUTHENTICATION_NOT_PERMITTED);
        }
    }

    private BearerTokens.Principal bearer(Request request, String header) {
        try {
            BearerTokens.Principal principal = tokens.verify(header);
            if (!plainBearer && !request.scheme().equals("https")) {
                throw AzureException.authenticationFailed(
                        "Authentication scheme Bearer is not supported over plain HTTP.");
            }
            return principal;
        } catch (AzureException e) {
            throw Challenge.challenged(e, BearerTokens.TENANT);
        }
    }
}

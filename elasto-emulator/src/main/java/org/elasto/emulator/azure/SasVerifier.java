package org.elasto.emulator.azure;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a SAS grants, and refuses one that is malformed, out of its time, signed by nobody we know, or used from
 * elsewhere. Thread-safe.
 */
public final class SasVerifier {

    private static final Map<String, String> RESPONSE_HEADERS = Map.of(
            "rscc", "Cache-Control",
            "rscd", "Content-Disposition",
            "rsce", "Content-Encoding",
            "rscl", "Content-Language",
            "rsct", "Content-Type");

    /** What a SAS without sv is: of before the day that sv came. */
    private static final ApiVersion LEGACY = ApiVersion.ANONYMOUS;

    private final Clock clock;

    /** A verifier that judges start and expiry by a clock. */
    public SasVerifier(Clock clock) {
        this.clock = clock;
    }

    /**
     * What the SAS grants; whether that covers the operation, {@link SasGrant#require} says.
     *
     * @param policies finds the stored access policy of the container by its id
     * @throws AzureException AuthenticationFailed with the reason, AuthorizationSourceIPMismatch or
     *     AuthorizationProtocolMismatch
     */
    public SasGrant verify(SasRequest request, Function<String, @Nullable StoredPolicy> policies) {
        AzureQuery query = request.query();
        SasKind kind = SasKind.of(query);
        ApiVersion version = version(query, kind);
        SasTerms terms = SasTerms.of(query, kind, policies);
        terms.checkTime(clock.instant());
        SasPermissions permissions = kind == SasKind.ACCOUNT
                ? SasPermissions.parseAccount(terms.permissions())
                : SasPermissions.parse(terms.permissions(), resource(request).permissions());
        if (permissions == null) {
            throw SasTerms.malformed();
        }
        checkSignature(request, kind, version);
        checkAddress(query.text("sip"), request.remoteAddress());
        checkProtocol(query.text("spr"), request.head().scheme());
        return new SasGrant(
                kind,
                version,
                permissions,
                kind == SasKind.ACCOUNT
                        ? query.text("ss")
                        : String.valueOf(request.target().service().letter()),
                query.text("srt"),
                kind == SasKind.ACCOUNT ? Map.of() : responseHeaders(query, version),
                query.text("ses"),
                kind == SasKind.USER_DELEGATION ? query.text("skoid") : "");
    }

    private static ApiVersion version(AzureQuery query, SasKind kind) {
        String text = query.text("sv");
        if (text.isEmpty() && kind == SasKind.SERVICE) {
            return LEGACY;
        }
        ApiVersion version = ApiVersion.parse(text);
        ApiVersion first = kind == SasKind.ACCOUNT ? ApiVersion.SAS_ADDRESS_AND_PROTOCOL : ApiVersion.SAS_NAMES_VERSION;
        if (version == null || !version.atLeast(first)) {
            throw text.isEmpty() ? SasTerms.mandatory("sv") : SasTerms.malformed();
        }
        return version;
    }

    private static SasResource resource(SasRequest request) {
        String text = request.query().text("sr");
        if (text.isEmpty()) {
            throw SasTerms.mandatory("sr");
        }
        SasResource resource = SasResource.of(text, request.target().service());
        if (resource == null) {
            throw SasTerms.malformed();
        }
        return resource;
    }

    private void checkSignature(SasRequest request, SasKind kind, ApiVersion version) {
        AzureAccount account = request.target().account();
        String text;
        List<byte[]> keys = account.keys();
        if (kind == SasKind.ACCOUNT) {
            text = SasText.account(request.query(), account.name(), version);
        } else {
            String name = resource(request)
                    .signedName(request.target(), request.query().text("sdd"));
            String signed = request.target().resource(version, name == null ? "" : name);
            if (kind == SasKind.SERVICE) {
                text = SasText.service(request, signed, version);
            } else {
                UserDelegationKey key = UserDelegationKey.of(request.query());
                SasTerms.ofKey(key, request.target().service()).checkTime(clock.instant());
                keys = List.of(key.bytes(account));
                text = SasText.userDelegation(request, signed, version);
            }
        }
        String given = request.query().text("sig");
        boolean signed = false;
        for (byte[] key : keys) {
            signed |= Mac256.same(Mac256.of(key, text), given);
        }
        if (!signed) {
            throw AzureException.authenticationFailed("Signature did not match. String to sign used was " + text);
        }
    }

    private static void checkAddress(String range, String address) {
        if (range.isEmpty()) {
            return;
        }
        SasAddresses addresses = SasAddresses.parse(range);
        if (addresses == null) {
            throw SasTerms.malformed();
        }
        if (!addresses.contain(address)) {
            throw new AzureException(
                    AzureError.AUTHORIZATION_SOURCE_IP_MISMATCH,
                    "This request is not authorized to perform this operation using this source IP " + address + ".");
        }
    }

    private static void checkProtocol(String allowed, String scheme) {
        if (allowed.isEmpty() || allowed.equals("https,http")) {
            return;
        }
        if (!allowed.equals("https")) {
            throw SasTerms.malformed();
        }
        if (!scheme.equals("https")) {
            throw new AzureException(AzureError.AUTHORIZATION_PROTOCOL_MISMATCH);
        }
    }

    private static Map<String, String> responseHeaders(AzureQuery query, ApiVersion version) {
        Map<String, String> overrides = new LinkedHashMap<>();
        if (version.atLeast(ApiVersion.SAS_RESPONSE_HEADERS)) {
            RESPONSE_HEADERS.forEach((parameter, header) -> {
                String value = query.text(parameter);
                if (!value.isEmpty()) {
                    overrides.put(header, value);
                }
            });
        }
        return Map.copyOf(overrides);
    }
}

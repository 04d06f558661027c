package org.elasto.emulator.management;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.azure.BearerTokens.Claims;
import org.elasto.emulator.http.Request;

/**
 * Lets nobody in who brings no token for Resource Manager. Over plain HTTP too: there is no other way in, and the data
 * plane is what Azure clients check it on. Thread-safe.
 */
record ArmAuthenticator(BearerTokens tokens, Clock clock) {

    private static final List<String> AUDIENCES =
            List.of(BearerTokens.MANAGEMENT_AUDIENCE, "https://management.core.windows.net");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /**
     * Returns if the request brings a token that holds.
     *
     * @throws ArmException AuthenticationFailed without one, else by what is wrong with it
     */
    void verify(Request request) {
        String header = request.header("Authorization");
        if (header == null) {
            throw ArmError.AUTHENTICATION_FAILED.with();
        }
        Claims claims = tokens.claims(header);
        if (claims == null) {
            throw ArmError.INVALID_AUTHENTICATION_TOKEN.with();
        }
        if (!AUDIENCES.contains(claims.audience())) {
            throw ArmError.INVALID_AUTHENTICATION_TOKEN_AUDIENCE.with(claims.audience());
        }
        Instant now = clock.instant();
        if (!claims.isValid(now)) {
            throw ArmError.EXPIRED_AUTHENTICATION_TOKEN.with(
                    TIME.format(Instant.ofEpochSecond(claims.expiry())), TIME.format(now));
        }
    }
}

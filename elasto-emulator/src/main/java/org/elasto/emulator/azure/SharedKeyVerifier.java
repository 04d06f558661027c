package org.elasto.emulator.azure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/** Refuses a request unless an account's key signed it, not long ago. Thread-safe. */
public final class SharedKeyVerifier {

    private static final Duration SKEW = Duration.ofMinutes(15);

    private final Clock clock;

    /** A verifier that judges dates by a clock. */
    public SharedKeyVerifier(Clock clock) {
        this.clock = clock;
    }

    /**
     * Returns if the signature is that of one of the account's keys.
     *
     * @param account the one that the request addresses
     * @param version the one the request speaks, or null where it names none and the account has no default
     * @throws AzureException AuthenticationFailed with the string to sign and, where it can be told, the line that the
     *     client signed otherwise; MissingRequiredHeader without a version; InvalidHeaderValue for a header that comes
     *     twice
     */
    public void verify(
            Request request, SharedKeyCredential credential, AzureAccount account, @Nullable ApiVersion version) {
        if (!credential.primaryAccount().equals(account.name())) {
            throw new AzureException(AzureError.AUTHENTICATION_FAILED);
        }
        if (version == null) {
            throw AzureException.missingHeader("x-ms-version");
        }
        checkDate(request);
        AzureQuery query = AzureQuery.of(request.rawQuery());
        List<SignedText> texts = credential.lite()
                ? SharedKeyLite.signedTexts(request, query, account.name(), version)
                : SharedKey.signedTexts(request, query, account.name(), version);
        if (!signedByAny(texts, credential, account)) {
            throw mismatch(request, credential, account, texts.get(0));
        }
    }

    /** Tries all of them before it answers: the time tells nothing of which one fits. */
    private static boolean signedByAny(List<SignedText> texts, SharedKeyCredential credential, AzureAccount account) {
        boolean signed = false;
        for (byte[] key : account.keys()) {
            for (SignedText text : texts) {
                signed |= Mac256.same(Mac256.of(key, text.text()), credential.signature());
            }
        }
        return signed;
    }

    private static AzureException mismatch(
            Request request, SharedKeyCredential credential, AzureAccount account, SignedText expected) {
        String difference = new SharedKeyDifference(request, expected).find(credential, account);
        return AzureException.authenticationFailed("The MAC signature found in the HTTP request '"
                + credential.signature()
                + "' is not the same as any computed signature. Server used following string to sign: '"
                + expected.text()
                + "'."
                + (difference == null ? "" : " " + difference));
    }

    private void checkDate(Request request) {
        String text = request.header("x-ms-date");
        if (text == null) {
            text = request.header("Date");
        }
        Instant date = text == null ? null : AzureDates.parseHttp(text);
        if (text == null || date == null) {
            throw AzureException.authenticationFailed(
                    text == null
                            ? "Request date header not specified."
                            : "Request date header is not in the correct format: '" + text + "'");
        }
        Duration age = Duration.between(date, clock.instant());
        if (age.compareTo(SKEW) > 0) {
            throw AzureException.authenticationFailed("Request date header too old: '" + text + "'");
        }
        if (age.negated().compareTo(SKEW) > 0) {
            throw AzureException.authenticationFailed("Request date header too far in the future: '" + text + "'");
        }
    }
}

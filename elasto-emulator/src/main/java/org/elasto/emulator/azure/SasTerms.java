package org.elasto.emulator.azure;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Until when, since when and for what a SAS holds: from its own fields or its stored policy's. Immutable.
 *
 * @param start as written; empty for "since ever"
 * @param expiry as written
 * @param permissions as written
 */
record SasTerms(String start, String expiry, String permissions) {

    private static final Duration KEY_LIFE = Duration.ofDays(7);

    static SasTerms of(AzureQuery query, SasKind kind, Function<String, @Nullable StoredPolicy> policies) {
        String id = query.text("si");
        if (kind != SasKind.SERVICE || id.isEmpty()) {
            return new SasTerms(query.text("st"), query.text("se"), required("sp", query.text("sp"))).complete();
        }
        StoredPolicy policy = policies.apply(id);
        if (policy == null) {
            throw AzureException.authenticationFailed("Signed identifier [" + id + "] was not found.");
        }
        return new SasTerms(
                        either("st", query.text("st"), policy.start()),
                        either("se", query.text("se"), policy.expiry()),
                        required("sp", either("sp", query.text("sp"), policy.permissions())))
                .complete();
    }

    /** The terms of the key that a user delegation SAS was signed with. */
    static SasTerms ofKey(UserDelegationKey key, StorageService service) {
        Instant start = key.startsAt();
        Instant end = key.endsAt();
        boolean right = key.service().equals(String.valueOf(service.letter()));
        if (start == null
                || end == null
                || !right
                || Duration.between(start, end).compareTo(KEY_LIFE) > 0) {
            throw malformed();
        }
        return new SasTerms(key.start(), key.expiry(), "");
    }

    private SasTerms complete() {
        required("se", expiry);
        return this;
    }

    private static String either(String name, String own, String stored) {
        if (!own.isEmpty() && !stored.isEmpty()) {
            throw AzureException.authenticationFailed(
                    name + " is set both in the signature and in the stored access policy.");
        }
        return own.isEmpty() ? stored : own;
    }

    private static String required(String name, String value) {
        if (value.isEmpty()) {
            throw mandatory(name);
        }
        return value;
    }

    static AzureException mandatory(String name) {
        return AzureException.authenticationFailed(name + " is mandatory. Cannot be empty");
    }

    static AzureException malformed() {
        return AzureException.authenticationFailed("Signature fields not well formed.");
    }

    /**
     * Returns if the time is between start, included, and expiry, not included.
     *
     * @throws AzureException AuthenticationFailed naming start, expiry and now
     */
    void checkTime(Instant now) {
        Instant from = start.isEmpty() ? now : AzureDates.parseSas(start);
        Instant to = AzureDates.parseSas(expiry);
        if (from == null || to == null) {
            throw malformed();
        }
        if (!to.isAfter(from)) {
            throw AzureException.authenticationFailed("Signed expiry time [" + AzureDates.http(to)
                    + "] must be after signed start time [" + AzureDates.http(from) + "]");
        }
        if (now.isBefore(from) || !now.isBefore(to)) {
            throw AzureException.authenticationFailed("Signature not valid in the specified time frame: Start ["
                    + AzureDates.http(from) + "] - Expiry [" + AzureDates.http(to) + "] - Current ["
                    + AzureDates.http(now) + "]");
        }
    }
}

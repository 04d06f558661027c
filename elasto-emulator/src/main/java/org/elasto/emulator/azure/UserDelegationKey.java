package org.elasto.emulator.azure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that a user with a bearer token may sign SAS with for up to seven days. Nothing is kept of it: its value follows
 * from its fields and the account's key, and so dies with that key. Immutable.
 *
 * @param objectId of the user: skoid
 * @param tenantId of the user: sktid
 * @param start as written in skt
 * @param expiry as written in ske
 * @param service the letter in sks
 * @param version as written in skv
 * @param delegatedTenantId of whom the SAS may be made out to, skdutid; empty for none
 */
public record UserDelegationKey(
        String objectId,
        String tenantId,
        String start,
        String expiry,
        String service,
        String version,
        String delegatedTenantId) {

    /** The key that a SAS says it was signed with. */
    static UserDelegationKey of(AzureQuery query) {
        return new UserDelegationKey(
                query.text("skoid"),
                query.text("sktid"),
                query.text("skt"),
                query.text("ske"),
                query.text("sks"),
                query.text("skv"),
                query.text("skdutid"));
    }

    /** The value to hand out, Base64. */
    public String value(AzureAccount account) {
        return Mac256.of(account.keys().get(0), text());
    }

    byte[] bytes(AzureAccount account) {
        return Mac256.bytes(account.keys().get(0), text());
    }

    @Nullable
    Instant startsAt() {
        return AzureDates.parseSas(start);
    }

    @Nullable
    Instant endsAt() {
        return AzureDates.parseSas(expiry);
    }

    private String text() {
        return String.join(
                "\n", "user delegation key", objectId, tenantId, start, expiry, service, version, delegatedTenantId);
    }
}

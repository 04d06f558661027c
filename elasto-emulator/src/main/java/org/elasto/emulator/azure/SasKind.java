package org.elasto.emulator.azure;

/** The three kinds of shared access signatures. */
public enum SasKind {
    ACCOUNT,
    SERVICE,
    USER_DELEGATION;

    static SasKind of(AzureQuery query) {
        if (query.has("ss") || query.has("srt")) {
            return ACCOUNT;
        }
        return query.has("skoid") ? USER_DELEGATION : SERVICE;
    }
}

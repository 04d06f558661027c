package org.elasto.emulator.blob;

import java.time.Instant;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a blob from being changed. Immutable.
 *
 * @param until when the immutability policy ends; null for no policy
 * @param locked whether the policy can no longer be shortened or taken off
 */
record Protection(@Nullable Instant until, boolean locked, boolean legalHold) {

    static final Protection NONE = new Protection(null, false, false);

    private static final String UNTIL = "x-ms-immutability-policy-until-date";
    private static final String MODE = "x-ms-immutability-policy-mode";
    private static final String HOLD = "x-ms-legal-hold";

    /**
     * What a request asks for the blob that it writes.
     *
     * @throws AzureException InvalidHeaderValue
     */
    static Protection of(Request request) {
        String hold = request.header(HOLD);
        if (hold != null && !hold.equalsIgnoreCase("true") && !hold.equalsIgnoreCase("false")) {
            throw AzureException.invalidHeader(HOLD, hold);
        }
        String until = request.header(UNTIL);
        Instant date = until == null ? null : AzureDates.parseHttp(until);
        if (until != null && date == null) {
            throw AzureException.invalidHeader(UNTIL, until);
        }
        String mode = request.header(MODE);
        boolean locked = "locked".equalsIgnoreCase(mode);
        if (mode != null && !locked && !mode.equalsIgnoreCase("unlocked")) {
            throw AzureException.invalidHeader(MODE, mode);
        }
        return new Protection(date, locked, "true".equalsIgnoreCase(hold));
    }

    /**
     * This protection with a policy; a locked one can only be made longer.
     *
     * @throws AzureException BlobImmutableDueToPolicy
     */
    Protection withPolicy(Instant asked, boolean lock) {
        if (locked && (!lock || (until != null && asked.isBefore(until)))) {
            throw new AzureException(AzureError.BLOB_IMMUTABLE_DUE_TO_POLICY);
        }
        return new Protection(asked, lock, legalHold);
    }

    /** @throws AzureException BlobImmutableDueToPolicy where the policy is locked */
    Protection withoutPolicy() {
        if (locked) {
            throw new AzureException(AzureError.BLOB_IMMUTABLE_DUE_TO_POLICY);
        }
        return new Protection(null, false, legalHold);
    }

    Protection withLegalHold(boolean hold) {
        return new Protection(until, locked, hold);
    }

    /** Puts the policy on an answer. */
    void markPolicy(Response response) {
        if (until != null) {
            response.header(UNTIL, AzureDates.http(until)).header(MODE, locked ? "locked" : "unlocked");
        }
    }

    /** @throws AzureException BlobImmutableDueToPolicy or its twin for a legal hold */
    void check(Instant now) {
        if (legalHold) {
            throw new AzureException(AzureError.BLOB_IMMUTABLE_DUE_TO_LEGAL_HOLD);
        }
        if (until != null && now.isBefore(until)) {
            throw new AzureException(AzureError.BLOB_IMMUTABLE_DUE_TO_POLICY);
        }
    }
}

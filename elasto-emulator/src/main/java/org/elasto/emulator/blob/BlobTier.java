package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.List;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * The access tier of a blob. Immutable.
 *
 * @param name as x-ms-access-tier has it
 * @param inferred whether it is the account's, because nobody chose one
 * @param changed when somebody chose it; null for never
 * @param rehydration what an archived blob is becoming, as x-ms-archive-status has it; null for nothing
 */
record BlobTier(
        String name,
        boolean inferred,
        @Nullable Instant changed,
        @Nullable String rehydration) {

    static final BlobTier INFERRED = new BlobTier("Hot", true, null, null);

    private static final String HEADER = "x-ms-access-tier";
    private static final List<String> BLOCK_TIERS = List.of("Hot", "Cool", "Cold", "Archive");

    /**
     * The tier that a request asks a block blob to be in.
     *
     * @param otherwise where it asks for none
     * @throws AzureException InvalidHeaderValue
     */
    static BlobTier of(Request request, BlobTier otherwise, Instant now) {
        String text = request.header(HEADER);
        if (text == null) {
            return otherwise;
        }
        for (String tier : BLOCK_TIERS) {
            if (tier.equalsIgnoreCase(text)) {
                return new BlobTier(tier, false, now, null);
            }
        }
        throw AzureException.invalidHeader(HEADER, text);
    }

    boolean isArchived() {
        return name.equals("Archive");
    }
}

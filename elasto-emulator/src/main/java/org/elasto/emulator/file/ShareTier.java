package org.elasto.emulator.file;

import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/** What a share is made for, which on Azure decides the price. */
enum ShareTier {
    TRANSACTION_OPTIMIZED("TransactionOptimized"),
    HOT("Hot"),
    COOL("Cool"),
    PREMIUM("Premium");

    private static final String HEADER = "x-ms-access-tier";

    private final String word;

    ShareTier(String word) {
        this.word = word;
    }

    /** As the wire has it. */
    String word() {
        return word;
    }

    /**
     * The tier that a request names, or null.
     *
     * @throws AzureException InvalidHeaderValue
     */
    static @Nullable ShareTier of(Request request) {
        String text = request.header(HEADER);
        if (text == null) {
            return null;
        }
        for (ShareTier tier : values()) {
            if (tier.word.equalsIgnoreCase(text)) {
                return tier;
            }
        }
        throw AzureException.invalidHeader(HEADER, text);
    }
}

package org.elasto.emulator.management;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.elasto.emulator.azure.AzureQuery;

/**
 * The version that each request has to name. Any date is taken, with {@code -preview} behind it or not: what clients of
 * different age send differs much more than what they mean.
 */
final class ArmApiVersion {

    private static final int DATE = 10;

    private ArmApiVersion() {}

    /**
     * Returns if a request names a version.
     *
     * @throws ArmException MissingApiVersionParameter or InvalidApiVersionParameter
     */
    static void check(AzureQuery query) {
        String named = query.first("api-version");
        if (named == null || named.isEmpty()) {
            throw ArmError.MISSING_API_VERSION.with();
        }
        if (!isVersion(named)) {
            throw ArmError.INVALID_API_VERSION.with(named);
        }
    }

    private static boolean isVersion(String named) {
        if (named.length() != DATE
                && !named.substring(Math.min(DATE, named.length())).equals("-preview")) {
            return false;
        }
        try {
            LocalDate.parse(named.substring(0, DATE));
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}

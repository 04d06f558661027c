package org.elasto.emulator.azure.front;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;

/** What asks to abort a copy. */
public final class AbortRequest {

    private static final String ACTION = "x-ms-copy-action";
    private static final String ID = "copyid";

    private AbortRequest() {}

    /**
     * Returns if all that it takes to name a copy is there.
     *
     * @throws AzureException MissingRequiredHeader, InvalidHeaderValue or MissingRequiredQueryParameter
     */
    public static void check(AzureCall call) {
        String action = call.header(ACTION);
        if (action == null) {
            throw AzureException.missingHeader(ACTION);
        }
        if (!action.equalsIgnoreCase("abort")) {
            throw AzureException.invalidHeader(ACTION, action);
        }
        if (!call.query().has(ID)) {
            throw new AzureException(AzureError.MISSING_REQUIRED_QUERY_PARAMETER).with("QueryParameterName", ID);
        }
    }
}

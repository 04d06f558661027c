package org.elasto.emulator.azure.front;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.AzureQuery;
import org.elasto.emulator.azure.Decimal;

/** How long the pages of lists are. */
public final class PageSize {

    private static final String PARAMETER = "maxresults";
    private static final int MOST = 5000;

    private PageSize() {}

    /**
     * Entries on a page: 5,000 unless fewer are asked for.
     *
     * @throws AzureException InvalidQueryParameterValue for what is no number, OutOfRangeQueryParameterValue for less
     *     than one
     */
    public static int of(AzureQuery query) {
        String text = query.first(PARAMETER);
        if (text == null) {
            return MOST;
        }
        boolean negative = text.startsWith("-");
        long value = Decimal.parseLong(negative ? text.substring(1) : text);
        if (value < 0) {
            throw AzureException.invalidParameter(PARAMETER, text);
        }
        if (value == 0 || negative) {
            throw new AzureException(AzureError.OUT_OF_RANGE_QUERY_PARAMETER_VALUE)
                    .with("QueryParameterName", PARAMETER)
                    .with("QueryParameterValue", text)
                    .with("MinimumAllowed", "1")
                    .with("MaximumAllowed", Integer.toString(MOST));
        }
        return (int) Math.min(value, MOST);
    }
}

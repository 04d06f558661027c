package org.elasto.emulator.azure;

import java.util.Map;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * The condition on a blob's tags, x-ms-if-tags. Immutable.
 *
 * @param expression null where it is not sent
 */
public record TagCondition(@Nullable TagExpression expression) {

    private static final String HEADER = "x-ms-if-tags";

    /**
     * Reads the header.
     *
     * @throws AzureException InvalidHeaderValue for what is no expression
     */
    public static TagCondition of(Request request) {
        String text = request.header(HEADER);
        if (text == null) {
            return new TagCondition(null);
        }
        TagExpression expression = TagExpression.parse(PercentText.received(text));
        if (expression == null) {
            throw AzureException.invalidHeader(HEADER, text);
        }
        return new TagCondition(expression);
    }

    /**
     * Returns if the condition holds.
     *
     * @throws AzureException ConditionNotMet, for reads as for writes
     */
    public void check(Map<String, String> tags) {
        if (expression != null && !expression.matches(tags)) {
            throw new AzureException(AzureError.CONDITION_NOT_MET);
        }
    }
}

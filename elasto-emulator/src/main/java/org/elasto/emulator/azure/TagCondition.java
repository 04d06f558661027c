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
    private static final String SOURCE = "x-ms-source-if-tags";

    /**
     * Reads the header.
     *
     * @throws AzureException InvalidHeaderValue for what is no expression
     */
    public static TagCondition of(Request request) {
        return of(request, HEADER);
    }

    /** As {@link #of}, for x-ms-source-if-tags. */
    public static TagCondition ofSource(Request request) {
        return of(request, SOURCE);
    }

    private static TagCondition of(Request request, String header) {
        String text = request.header(header);
        if (text == null) {
            return new TagCondition(null);
        }
        TagExpression expression = TagExpression.parse(PercentText.received(text));
        if (expression == null) {
            throw AzureException.invalidHeader(header, text);
        }
        return new TagCondition(expression);
    }

    /**
     * Returns if the condition holds.
     *
     * @throws AzureException ConditionNotMet, for reads as for writes
     */
    public void check(Map<String, String> tags) {
        check(tags, AzureError.CONDITION_NOT_MET);
    }

    /** As {@link #check(Map)}, with an answer of its own. */
    public void check(Map<String, String> tags, AzureError notMet) {
        if (expression != null && !expression.matches(tags)) {
            throw new AzureException(notMet);
        }
    }
}

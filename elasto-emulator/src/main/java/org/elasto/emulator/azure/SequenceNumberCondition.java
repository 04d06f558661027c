package org.elasto.emulator.azure;

import org.elasto.emulator.http.Request;

/**
 * The conditions on a page blob's sequence number, and what changes the number. Immutable.
 *
 * @param atMost of x-ms-if-sequence-number-le; {@link Long#MAX_VALUE} where it is not sent
 * @param below of x-ms-if-sequence-number-lt; -1 where it is not sent
 * @param equal of x-ms-if-sequence-number-eq; -1 where it is not sent
 */
public record SequenceNumberCondition(long atMost, long below, long equal) {

    private static final String ACTION = "x-ms-sequence-number-action";
    private static final String NUMBER = "x-ms-blob-sequence-number";

    /**
     * Reads the headers.
     *
     * @throws AzureException InvalidHeaderValue
     */
    public static SequenceNumberCondition of(Request request) {
        return new SequenceNumberCondition(
                number(request, "x-ms-if-sequence-number-le", Long.MAX_VALUE),
                number(request, "x-ms-if-sequence-number-lt", -1),
                number(request, "x-ms-if-sequence-number-eq", -1));
    }

    /**
     * Returns if every condition holds.
     *
     * @throws AzureException SequenceNumberConditionNotMet
     */
    public void check(long current) {
        if (current > atMost || (below >= 0 && current >= below) || (equal >= 0 && current != equal)) {
            throw new AzureException(AzureError.SEQUENCE_NUMBER_CONDITION_NOT_MET);
        }
    }

    /**
     * The number that a new page blob starts with: the header's, or 0.
     *
     * @throws AzureException InvalidHeaderValue
     */
    public static long initial(Request request) {
        return number(request, NUMBER, 0);
    }

    /**
     * The number after Set Blob Properties; the same where the request has no action.
     *
     * @throws AzureException InvalidHeaderValue, MissingRequiredHeader or SequenceNumberIncrementTooLarge
     */
    public static long next(Request request, long current) {
        String action = request.header(ACTION);
        if (action == null) {
            return current;
        }
        String number = request.header(NUMBER);
        if (action.equalsIgnoreCase("increment")) {
            if (number != null) {
                throw AzureException.invalidHeader(NUMBER, number);
            }
            if (current == Long.MAX_VALUE) {
                throw new AzureException(AzureError.SEQUENCE_NUMBER_INCREMENT_TOO_LARGE);
            }
            return current + 1;
        }
        boolean max = action.equalsIgnoreCase("max");
        if (!max && !action.equalsIgnoreCase("update")) {
            throw AzureException.invalidHeader(ACTION, action);
        }
        if (number == null) {
            throw AzureException.missingHeader(NUMBER);
        }
        long given = number(request, NUMBER, 0);
        return max ? Math.max(current, given) : given;
    }

    private static long number(Request request, String name, long absent) {
        String text = request.header(name);
        if (text == null) {
            return absent;
        }
        long number = Decimal.parseLong(text);
        if (number < 0) {
            throw AzureException.invalidHeader(name, text);
        }
        return number;
    }
}

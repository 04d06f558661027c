package org.elasto.emulator.azure;

import org.elasto.emulator.http.Request;

/**
 * The conditions of an append. Immutable.
 *
 * @param position of x-ms-blob-condition-appendpos; -1 where it is not sent
 * @param maxSize of x-ms-blob-condition-maxsize; {@link Long#MAX_VALUE} where it is not sent
 */
public record AppendCondition(long position, long maxSize) {

    /**
     * Reads the headers.
     *
     * @throws AzureException InvalidHeaderValue
     */
    public static AppendCondition of(Request request) {
        return new AppendCondition(
                number(request, "x-ms-blob-condition-appendpos", -1),
                number(request, "x-ms-blob-condition-maxsize", Long.MAX_VALUE));
    }

    /**
     * Returns if both hold.
     *
     * @param length of the blob before
     * @param appended how many bytes come
     * @throws AzureException AppendPositionConditionNotMet or MaxBlobSizeConditionNotMet
     */
    public void check(long length, long appended) {
        if (position >= 0 && position != length) {
            throw new AzureException(AzureError.APPEND_POSITION_CONDITION_NOT_MET);
        }
        if (length > maxSize - appended) {
            throw new AzureException(AzureError.MAX_BLOB_SIZE_CONDITION_NOT_MET);
        }
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

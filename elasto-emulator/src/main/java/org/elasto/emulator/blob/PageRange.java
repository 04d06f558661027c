package org.elasto.emulator.blob;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.front.ByteRange;
import org.elasto.emulator.http.Request;

/**
 * The pages that Put Page writes. Immutable.
 *
 * @param start a multiple of 512
 * @param end exclusive; a multiple of 512
 */
record PageRange(long start, long end) {

    static final long PAGE = 512;

    /**
     * The range of a request, x-ms-range before Range.
     *
     * @throws AzureException MissingRequiredHeader or InvalidHeaderValue for no range; InvalidPageRange unless it is
     *     whole pages
     */
    static PageRange of(Request request) {
        String own = request.header("x-ms-range");
        String text = own == null ? request.header("Range") : own;
        if (text == null) {
            throw AzureException.missingHeader("x-ms-range");
        }
        ByteRange range = ByteRange.parse(text);
        if (range == null) {
            throw AzureException.invalidHeader(own == null ? "Range" : "x-ms-range", text);
        }
        if (range.first() % PAGE != 0 || range.last() == Long.MAX_VALUE || range.last() % PAGE != PAGE - 1) {
            throw invalid();
        }
        return new PageRange(range.first(), range.last() + 1);
    }

    long length() {
        return end - start;
    }

    /** @throws AzureException InvalidPageRange for pages that the blob does not have: writing never makes it longer */
    void checkInside(long blobLength) {
        if (end > blobLength) {
            throw invalid();
        }
    }

    private static AzureException invalid() {
        return new AzureException(AzureError.INVALID_PAGE_RANGE);
    }
}

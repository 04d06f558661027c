package org.elasto.emulator.blob;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Decimal;
import org.elasto.emulator.azure.SequenceNumberCondition;

/** Page blobs: their size, and what is written to them. */
final class PageHandlers {

    private static final long PAGE = 512;
    private static final long LARGEST = 8L << 40;

    private PageHandlers() {}

    /**
     * The size that a header gives a page blob.
     *
     * @return {@code absent} where the header is not sent
     * @throws AzureException InvalidHeaderValue unless it is a multiple of 512 up to 8 TiB
     */
    static long size(BlobCall call, String header, long absent) {
        String text = call.header(header);
        if (text == null) {
            return absent;
        }
        long size = Decimal.parseLong(text);
        if (size < 0 || size > LARGEST || size % PAGE != 0) {
            throw AzureException.invalidHeader(header, text);
        }
        return size;
    }

    /** The bytes of a page blob after Set Blob Properties with a size or a sequence number. */
    static PageBody resized(BlobCall call, Blob blob, long size) {
        PageBody pages = require(blob);
        long number = SequenceNumberCondition.next(call.request(), pages.sequenceNumber());
        PageBody sized = size < 0 ? pages : pages.with(pages.content().truncate(size));
        return sized.withSequenceNumber(number);
    }

    /** @throws AzureException InvalidBlobType */
    static PageBody require(Blob blob) {
        if (blob.body() instanceof PageBody pages) {
            return pages;
        }
        throw new AzureException(AzureError.INVALID_BLOB_TYPE);
    }
}

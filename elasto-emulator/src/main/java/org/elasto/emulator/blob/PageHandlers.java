package org.elasto.emulator.blob;

import java.util.function.UnaryOperator;
import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.Decimal;
import org.elasto.emulator.azure.SequenceNumberCondition;
import org.elasto.emulator.azure.front.AzureCall;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.SparseContent;

/** Page blobs: their size, and what is written to them. */
final class PageHandlers {

    /** The most that one request writes; it may clear any length. */
    static final long MAX_WRITE = 4 << 20;

    private static final long LARGEST = 8L << 40;
    static final String SIZE = "x-ms-blob-content-length";

    private static final String LENGTH = "Content-Length";

    private PageHandlers() {}

    static Reception putPage(BlobCall call) {
        PageRange range = PageRange.of(call.request());
        PageWrite write = PageWrite.of(call, range);
        Containers.require(call.context().store().world(), call.target());
        if (isClear(call.request())) {
            return clear(call, write);
        }
        checkLength(range.length());
        return call.readBody(MAX_WRITE, payload -> {
            if (payload.content().length() != range.length()) {
                throw AzureException.invalidHeader(
                        LENGTH, Long.toString(payload.content().length()));
            }
            Blob changed = write.apply(pages -> pages.write(range.start(), payload.content()));
            Response response = payload.mark(write.answer(changed), call);
            return changed.state().encryption().markWrite(response);
        });
    }

    private static boolean isClear(Request request) {
        String action = request.header("x-ms-page-write");
        if (action == null) {
            throw AzureException.missingHeader("x-ms-page-write");
        }
        boolean clear = action.equalsIgnoreCase("clear");
        if (!clear && !action.equalsIgnoreCase("update")) {
            throw AzureException.invalidHeader("x-ms-page-write", action);
        }
        return clear;
    }

    private static Reception clear(BlobCall call, PageWrite write) {
        for (String header : new String[] {"Content-MD5", "x-ms-content-crc64"}) {
            String sum = call.header(header);
            if (sum != null) {
                throw AzureException.invalidHeader(header, sum);
            }
        }
        call.requireNoBody();
        PageRange range = write.range();
        return write.answer(write.apply(pages -> pages.clear(range.start(), range.end())));
    }

    static Reception putPageFromUrl(BlobCall call) {
        PageRange range = PageRange.of(call.request());
        PageWrite write = PageWrite.of(call, range);
        if (isClear(call.request())) {
            throw AzureException.invalidHeader("x-ms-page-write", "clear");
        }
        if (call.header(CopySource.RANGE) == null) {
            throw AzureException.missingHeader(CopySource.RANGE);
        }
        checkLength(range.length());
        return CopySource.fetch(call, MAX_WRITE, fetched -> {
            if (fetched.content().length() != range.length()) {
                throw new AzureException(AzureError.COPY_SOURCE_TOO_SHORT);
            }
            Blob changed = write.apply(pages -> pages.write(range.start(), fetched.content()));
            Response response = fetched.markFetched(write.answer(changed), call);
            return changed.state().encryption().markWrite(response);
        });
    }

    private static void checkLength(long length) {
        if (length > MAX_WRITE) {
            throw new AzureException(AzureError.REQUEST_BODY_TOO_LARGE).with("MaxLimit", Long.toString(MAX_WRITE));
        }
    }

    static Reception getPageRanges(BlobCall call) {
        return PageList.get(call);
    }

    /**
     * The size that a request gives a page blob.
     *
     * @return -1 where the header is not sent
     * @throws AzureException InvalidHeaderValue unless it is a multiple of 512 up to 8 TiB
     */
    static long size(BlobCall call) {
        String text = call.header(SIZE);
        if (text == null) {
            return -1;
        }
        long size = Decimal.parseLong(text);
        if (size < 0 || size > LARGEST || size % PageRange.PAGE != 0) {
            throw AzureException.invalidHeader(SIZE, text);
        }
        return size;
    }

    /** The bytes of a page blob after Set Blob Properties with a size or a sequence number. */
    static PageBody resized(BlobCall call, Blob blob, long size) {
        PageBody pages = requireWritable(blob);
        long number = SequenceNumberCondition.next(call.request(), pages.sequenceNumber());
        PageTier.checkSize(blob.state().tier().name(), Math.max(size, 0));
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

    /** @throws AzureException InvalidBlobType, or OperationNotAllowedOnIncrementalCopyBlob */
    static PageBody requireWritable(Blob blob) {
        PageBody pages = require(blob);
        pages.checkOrdinary();
        return pages;
    }

    /** What a write to pages asks of the blob, whatever it writes. */
    private record PageWrite(BlobCall call, WriteRules rules, SequenceNumberCondition numbers, PageRange range) {

        static PageWrite of(BlobCall call, PageRange range) {
            return new PageWrite(call, WriteRules.of(call), SequenceNumberCondition.of(call.request()), range);
        }

        Blob apply(UnaryOperator<SparseContent> change) {
            return Blobs.change(call, scene -> {
                Blob blob = rules.overwrite(scene.require(), scene.now());
                PageBody pages = requireWritable(blob);
                numbers.check(pages.sequenceNumber());
                range.checkInside(pages.length());
                return blob.withBody(pages.with(change.apply(pages.content())))
                        .changedAt(call.context().etags().next());
            });
        }

        Response answer(Blob changed) {
            return AzureCall.answer(201, changed.etag())
                    .header(
                            "x-ms-blob-sequence-number",
                            Long.toString(require(changed).sequenceNumber()));
        }
    }
}

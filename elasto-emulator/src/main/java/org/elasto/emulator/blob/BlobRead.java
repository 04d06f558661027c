package org.elasto.emulator.blob;

import org.elasto.emulator.azure.AzureError;
import org.elasto.emulator.azure.AzureException;
import org.elasto.emulator.azure.front.RangeRead;
import org.elasto.emulator.http.Reception;

/** Get Blob: all of a blob or a range of it. */
final class BlobRead {

    private BlobRead() {}

    static Reception getBlob(BlobCall call) {
        Blob blob = ReadRules.readWithKey(call);
        if (blob.body() instanceof PageBody pages && !call.target().isPast()) {
            pages.checkOrdinary();
        }
        if (blob.state().tier().isArchived()) {
            throw new AzureException(AzureError.BLOB_ARCHIVED);
        }
        RangeRead.Source source = new RangeRead.Source(
                blob.etag(), blob.length(), blob.headers(), blob.body()::slice, "x-ms-blob-content-md5");
        return BlobProperties.mark(RangeRead.of(call, source), blob, call);
    }
}

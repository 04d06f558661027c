package org.elasto.client.blob;

import org.elasto.client.ByteRange;
import org.elasto.client.azure.RangeReader;
import org.elasto.client.http.ResumedStream;
import org.jspecify.annotations.Nullable;

/**
 * A blob to be read or copied.
 *
 * @param operations reach it
 * @param blob its name
 * @param size in bytes
 * @param etag of the one version that is meant; null for whatever is there
 */
record BlobSource(
        BlobOperations operations,
        BlobRef blob,
        long size,
        @Nullable String etag) {

    BlobConditions conditions() {
        return BlobConditions.NONE.withIfMatch(etag);
    }

    /** Reads it. */
    RangeReader reader() {
        return new RangeReader(blob.toString(), size, operations.connection().attempts(), this::run);
    }

    /** Fails with PRECONDITION_FAILED if one version is meant and somebody has changed it: two are never mixed. */
    private ResumedStream.Run run(ByteRange range) {
        boolean whole = range.offset() == 0 && range.end() == size && etag != null;
        GetBlobResult result = operations.getBlob(blob, whole ? null : range, conditions());
        return new ResumedStream.Run(result.body(), result.response());
    }

    BlobUrl url(@Nullable ByteRange range) {
        return new BlobUrl(blob, range, etag);
    }
}

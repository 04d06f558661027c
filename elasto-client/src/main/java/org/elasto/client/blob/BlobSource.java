package org.elasto.client.blob;

import java.io.InputStream;
import java.nio.ByteBuffer;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
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

    /** A stream of a range, which is cut at the end. */
    InputStream open(long offset, long length) {
        if (offset >= size) {
            return InputStream.nullInputStream();
        }
        long rest = size - offset;
        ByteRange range = new ByteRange(offset, length < 0 ? rest : Math.min(rest, length));
        return ResumedStream.open(
                blob.toString(), range, operations.connection().attempts(), this::run);
    }

    /** Fails with PRECONDITION_FAILED if one version is meant and somebody has changed it: two are never mixed. */
    private ResumedStream.Run run(ByteRange range) {
        boolean whole = range.offset() == 0 && range.end() == size && etag != null;
        GetBlobResult result = operations.getBlob(blob, whole ? null : range, conditions());
        return new ResumedStream.Run(result.body(), result.response());
    }

    /** Reads until the target is full or the blob ends; -1 at or behind the end. */
    int read(long offset, ByteBuffer target) {
        if (offset >= size) {
            return -1;
        }
        int wanted = (int) Math.min(target.remaining(), size - offset);
        return ResumedStream.fill(blob.toString(), open(offset, (long) wanted), target, wanted);
    }

    /** A range that it must have, in memory. */
    ByteBuffer fetch(ByteRange range) {
        ByteBuffer content = ByteBuffer.allocate((int) range.length());
        int count = range.length() == 0 ? 0 : read(range.offset(), content);
        if (count != range.length()) {
            throw new StorageException(ErrorKind.UNEXPECTED, "the source of a copy ended early");
        }
        return content.flip();
    }

    void requireWithin(ByteRange range) {
        if (range.end() > size) {
            throw new StorageException(
                    ErrorKind.RANGE_NOT_SATISFIABLE, blob + " ends at " + size + ", before " + range.end());
        }
    }

    BlobUrl url(@Nullable ByteRange range) {
        return new BlobUrl(blob, range, etag);
    }
}

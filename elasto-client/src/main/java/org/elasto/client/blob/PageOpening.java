package org.elasto.client.blob;

import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;

/**
 * What opening a page blob found or made.
 *
 * @param size in bytes
 * @param written its ETag and its sequence number
 * @param created whether it was not there before
 */
record PageOpening(long size, WrittenBlob written, boolean created) {

    static PageOpening of(BlobOperations operations, BlobPath path, OpenOptions options) {
        if (options.has(OpenFlag.EXCLUSIVE)) {
            BlockOpening.requireNoMatch(options);
            WrittenBlob made =
                    BlockOpening.exclusively(path, () -> create(operations, path, options, BlobConditions.ABSENT));
            return new PageOpening(0, made, true);
        }
        if (options.has(OpenFlag.CREATE) && options.has(OpenFlag.TRUNCATE)) {
            BlobConditions guard = BlobConditions.NONE.withIfMatch(options.ifMatch());
            return new PageOpening(0, create(operations, path, options, guard), false);
        }
        BlobInfo found = BlockOpening.find(operations, path, options);
        if (found == null) {
            try {
                return new PageOpening(0, create(operations, path, options, BlobConditions.ABSENT), true);
            } catch (StorageException e) {
                if (e.kind() != ErrorKind.ALREADY_EXISTS && e.kind() != ErrorKind.PRECONDITION_FAILED) {
                    throw e;
                }
                // Somebody else was faster.
                found = operations.getBlobProperties(path.ref(), BlobConditions.NONE);
            }
        }
        return of(operations, path, options, found);
    }

    private static PageOpening of(BlobOperations operations, BlobPath path, OpenOptions options, BlobInfo found) {
        if (found.type() != BlobType.PAGE) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, path + " is not made of pages; open it as abb:// instead of apb://");
        }
        if (options.has(OpenFlag.TRUNCATE)) {
            BlobConditions same = BlobConditions.NONE.withIfMatch(found.etag());
            return new PageOpening(0, create(operations, path, options, same), false);
        }
        return new PageOpening(found.size(), new WrittenBlob(found.etag(), found.sequenceNumber()), false);
    }

    private static WrittenBlob create(
            BlobOperations operations, BlobPath path, OpenOptions options, BlobConditions when) {
        return operations.putPageBlob(path.ref(), 0, BlockOpening.headers(options), when.withLease(options.lease()));
    }
}

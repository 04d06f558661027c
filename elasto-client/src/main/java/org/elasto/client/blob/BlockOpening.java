package org.elasto.client.blob;

import java.util.function.Supplier;
import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.azure.AzureErrors;
import org.elasto.client.azure.ContentHeaders;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * What opening a block blob found or made.
 *
 * @param version the blob that can be read; null if there is none, or if it is to be replaced unread
 * @param etag of a blob that was made and not looked at; else null
 * @param created whether it was not there before
 * @param fresh whether nothing of an older blob is to be kept
 * @param unpublished whether a commit has something to publish even if nothing is written
 * @param guard when a commit may replace what is there
 */
record BlockOpening(
        @Nullable BlobInfo version,
        @Nullable String etag,
        boolean created,
        boolean fresh,
        boolean unpublished,
        BlobConditions guard) {

    static BlockOpening of(BlobOperations operations, BlobPath path, OpenOptions options) {
        BlobConditions guard = BlobConditions.NONE.withIfMatch(options.ifMatch());
        if (options.has(OpenFlag.EXCLUSIVE)) {
            return exclusive(operations, path, options);
        }
        boolean fresh = options.has(OpenFlag.TRUNCATE);
        if (fresh && options.has(OpenFlag.CREATE)) {
            return new BlockOpening(null, null, false, true, true, guard);
        }
        BlobInfo found = find(operations, path, options);
        boolean created = found == null;
        if (found != null && !fresh && found.type() == BlobType.PAGE) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, path + " is made of pages; open it as apb:// instead of abb://");
        }
        boolean rewrite = options.has(OpenFlag.REWRITE);
        if (rewrite && guard.ifMatch() == null) {
            guard = found == null ? BlobConditions.ABSENT : guard.withIfMatch(found.etag());
        }
        return new BlockOpening(fresh ? null : found, null, created, fresh, created || fresh, guard);
    }

    /** Takes the name with an empty blob, which only the commit of this handle replaces. */
    private static BlockOpening exclusive(BlobOperations operations, BlobPath path, OpenOptions options) {
        requireNoMatch(options);
        WrittenBlob made = exclusively(
                path,
                () -> operations.putBlob(
                        path.ref(),
                        RequestBody.EMPTY,
                        headers(options),
                        BlobConditions.ABSENT.withLease(options.lease())));
        BlobInfo there = made.etag() == null ? operations.getBlobProperties(path.ref(), BlobConditions.NONE) : null;
        String etag = there == null ? made.etag() : there.etag();
        return new BlockOpening(there, etag, true, true, false, BlobConditions.NONE.withIfMatch(etag));
    }

    static void requireNoMatch(OpenOptions options) {
        if (options.ifMatch() != null) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "a blob that must not exist has no ETag to match");
        }
    }

    static ContentHeaders headers(OpenOptions options) {
        return ContentHeaders.NONE.withContentType(options.contentType()).withMetadata(options.metadata());
    }

    /** Looks whether a name is free, where the service judges that too late to spare sending everything. */
    static void requireFree(BlobOperations operations, BlobPath path) {
        if (BlobStat.ifPresent(operations, path.ref()) != null) {
            throw new StorageException(ErrorKind.ALREADY_EXISTS, path + " exists already");
        }
    }

    /** Creates what must not be there; what is leased is there. */
    static WrittenBlob exclusively(BlobPath path, Supplier<WrittenBlob> create) {
        try {
            return create.get();
        } catch (StorageException e) {
            boolean leased = AzureErrors.hasCode(e, "LeaseIdMissing");
            if (leased || e.kind() == ErrorKind.ALREADY_EXISTS || e.kind() == ErrorKind.PRECONDITION_FAILED) {
                throw path.exists(e);
            }
            throw e;
        }
    }

    /** What is there; null if nothing is and it may be created. */
    static @Nullable BlobInfo find(BlobOperations operations, BlobPath path, OpenOptions options) {
        try {
            return operations.getBlobProperties(path.ref(), BlobConditions.NONE.withIfMatch(options.ifMatch()));
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.NOT_FOUND || !options.has(OpenFlag.CREATE)) {
                throw e;
            }
        }
        // An answer to HEAD does not always tell a missing blob from a missing container.
        operations.getContainerProperties(path.container());
        return null;
    }
}

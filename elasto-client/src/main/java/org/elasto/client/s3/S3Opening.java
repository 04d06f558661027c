package org.elasto.client.s3;

import org.elasto.client.ErrorKind;
import org.elasto.client.OpenFlag;
import org.elasto.client.OpenOptions;
import org.elasto.client.StorageException;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * What opening an object found or made.
 *
 * @param version the object that can be read; null if there is none, or if it is to be replaced unread
 * @param etag of an object that was made and not looked at; else null
 * @param created whether it was not there before
 * @param fresh whether nothing of an older object is to be kept
 * @param unpublished whether a commit has something to publish even if nothing is written
 * @param guard when a commit may replace what is there
 */
record S3Opening(
        @Nullable ObjectInfo version,
        @Nullable String etag,
        boolean created,
        boolean fresh,
        boolean unpublished,
        Conditions guard) {

    static S3Opening of(S3Operations operations, S3Path path, OpenOptions options) {
        if (options.has(OpenFlag.EXCLUSIVE)) {
            return exclusive(operations, path, options);
        }
        Conditions guard = Conditions.NONE.withIfMatch(options.ifMatch());
        boolean fresh = options.has(OpenFlag.TRUNCATE);
        if (fresh && options.has(OpenFlag.CREATE)) {
            return new S3Opening(null, null, false, true, true, guard);
        }
        ObjectInfo found = find(operations, path, options, guard);
        boolean created = found == null;
        if (options.has(OpenFlag.REWRITE) && guard.ifMatch() == null) {
            guard = found == null ? Conditions.ABSENT : guard.withIfMatch(found.etag());
        }
        return new S3Opening(fresh ? null : found, null, created, fresh, created || fresh, guard);
    }

    /** Takes the name with an empty object, which only the commit of this handle replaces. */
    private static S3Opening exclusive(S3Operations operations, S3Path path, OpenOptions options) {
        if (options.ifMatch() != null) {
            throw new StorageException(
                    ErrorKind.INVALID_ARGUMENT, "an object that must not exist has no ETag to match");
        }
        ObjectHeaders headers =
                ObjectHeaders.NONE.withContentType(options.contentType()).withMetadata(options.metadata());
        String etag = putPlaceholder(operations, path.object(), headers);
        ObjectInfo made = etag == null ? operations.headObject(path.object(), Conditions.NONE) : null;
        String known = made == null ? etag : made.etag();
        return new S3Opening(made, known, true, true, false, Conditions.NONE.withIfMatch(known));
    }

    private static @Nullable String putPlaceholder(S3Operations operations, ObjectRef object, ObjectHeaders headers) {
        try {
            return operations
                    .putObject(object, RequestBody.EMPTY, headers, Conditions.ABSENT)
                    .etag();
        } catch (StorageException e) {
            throw taken(object, e);
        }
    }

    /** Takes the name with an empty object, and tells its ETag. */
    static @Nullable String placeholder(S3Operations operations, ObjectRef object, ObjectHeaders headers) {
        String etag = putPlaceholder(operations, object, headers);
        return etag == null ? operations.headObject(object, Conditions.NONE).etag() : etag;
    }

    /** What it means that a write did not go where nothing was to be. */
    static StorageException taken(ObjectRef object, StorageException e) {
        return e.kind() == ErrorKind.PRECONDITION_FAILED
                ? new StorageException(ErrorKind.ALREADY_EXISTS, object + " exists already", false, e.service(), e)
                : e;
    }

    private static @Nullable ObjectInfo find(
            S3Operations operations, S3Path path, OpenOptions options, Conditions guard) {
        try {
            return operations.headObject(path.object(), guard);
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.NOT_FOUND || !options.has(OpenFlag.CREATE)) {
                throw e;
            }
        }
        // A HEAD does not tell a missing object from a missing bucket.
        operations.headBucket(path.bucket());
        return null;
    }
}

package org.elasto.client.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The object that a lock is made of: read, and written only if nobody else wrote it since. Thread-safe.
 *
 * @param operations its endpoint
 * @param object its name
 */
record LockObject(S3Operations operations, ObjectRef object) {

    private static final ObjectHeaders PLAIN = ObjectHeaders.NONE.withContentType("text/plain; charset=utf-8");

    /**
     * What was there.
     *
     * @param etag of it
     * @param now what time it was at the service
     */
    record Found(LockRecord says, String etag, Instant now) {}

    /** What is there; null if there is none. */
    @Nullable
    Found find() {
        try (GetObjectResult got = operations.getObject(object, GetObjectOptions.WHOLE)) {
            LockRecord says = got.info().size() > LockRecord.LONGEST
                    ? null
                    : LockRecord.parse(got.body().readNBytes(LockRecord.LONGEST));
            if (says == null) {
                throw new StorageException(ErrorKind.ALREADY_EXISTS, object + " is there, and is no lock");
            }
            Instant now = S3Headers.time(got.response().headers().first("Date"));
            String etag = got.info().etag();
            if (now == null || etag == null) {
                throw unfit("does not say what time it is, or tells no ETag");
            }
            return new Found(says, etag, now);
        } catch (IOException e) {
            throw new UncheckedIOException("a body throws nothing but a StorageException", e);
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    /** A service of which locks cannot be made. */
    StorageException unfit(String why) {
        return new StorageException(
                ErrorKind.UNSUPPORTED, "the service " + why + ", so there are no locks: " + object, false, null, null);
    }

    /** The same, made if there is none yet. */
    Found findOrMake() {
        Found found = find();
        if (found != null) {
            return found;
        }
        try {
            put(LockRecord.UNUSED, Conditions.ABSENT);
        } catch (StorageException e) {
            if (!isRefusal(e)) {
                throw e;
            }
        }
        Found made = find();
        if (made == null) {
            throw new StorageException(ErrorKind.NOT_FOUND, object + " is removed again and again");
        }
        return made;
    }

    /** Whether somebody else was faster. */
    static boolean isRefusal(StorageException failure) {
        return failure.kind() == ErrorKind.PRECONDITION_FAILED || failure.kind() == ErrorKind.ALREADY_EXISTS;
    }

    @Nullable
    String put(LockRecord says, Conditions conditions) {
        return operations
                .putObject(object, RequestBody.of(says.text()), PLAIN, conditions)
                .etag();
    }

    /**
     * Writes over what was found. No two records of a lock are alike, so if it is there after a failure, it was ours that
     * came through.
     *
     * @return its ETag; null if somebody else was faster
     */
    @Nullable
    String replace(Found found, LockRecord says) {
        StorageException failure;
        try {
            String etag = put(says, Conditions.NONE.withIfMatch(found.etag()));
            if (etag != null) {
                return etag;
            }
            failure = unfit("tells no ETag");
        } catch (StorageException e) {
            failure = e;
        }
        Found now = findAfter(failure);
        if (now != null && now.says().equals(says)) {
            return now.etag();
        }
        if (isRefusal(failure) || failure.kind() == ErrorKind.NOT_FOUND) {
            return null;
        }
        throw failure;
    }

    private @Nullable Found findAfter(StorageException failure) {
        try {
            return find();
        } catch (StorageException e) {
            failure.addSuppressed(e);
            throw failure;
        }
    }
}

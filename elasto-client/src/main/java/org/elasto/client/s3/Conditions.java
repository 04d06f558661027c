package org.elasto.client.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * On what a request is to be carried out; otherwise it fails with PRECONDITION_FAILED or NOT_MODIFIED. ETags are without
 * quotes.
 *
 * @param ifMatch only if the object has this ETag
 * @param ifNoneMatch only if it has another; {@code *} only if there is no object
 * @param ifModifiedSince only if written after this second
 * @param ifUnmodifiedSince only if not written after this second
 */
public record Conditions(
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        @Nullable Instant ifModifiedSince,
        @Nullable Instant ifUnmodifiedSince) {

    public static final Conditions NONE = new Conditions(null, null, null, null);

    /** Only if there is no such object. */
    public static final Conditions ABSENT = NONE.withIfNoneMatch("*");

    public Conditions withIfMatch(@Nullable String etag) {
        return new Conditions(etag, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince);
    }

    public Conditions withIfNoneMatch(@Nullable String etag) {
        return new Conditions(ifMatch, etag, ifModifiedSince, ifUnmodifiedSince);
    }

    public Conditions withIfModifiedSince(@Nullable Instant time) {
        return new Conditions(ifMatch, ifNoneMatch, time, ifUnmodifiedSince);
    }

    public Conditions withIfUnmodifiedSince(@Nullable Instant time) {
        return new Conditions(ifMatch, ifNoneMatch, ifModifiedSince, time);
    }
}

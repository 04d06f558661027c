package org.elasto.emulator.s3;

import java.util.OptionalLong;
import org.elasto.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of one request on an object that exists, as they were sent; a pure value.
 *
 * <p>An entity tag outranks a date: If-Match decides without If-Unmodified-Since, If-None-Match without
 * If-Modified-Since. What is no date, and a date in the future under If-Modified-Since, counts as not sent.
 */
record Conditions(
        @Nullable String ifMatch,
        @Nullable String ifUnmodifiedSince,
        @Nullable String ifNoneMatch,
        @Nullable String ifModifiedSince) {

    private static final Conditions NONE = new Conditions(null, null, null, null);

    /** Those of GET and HEAD. */
    static Conditions ofRead(Request request) {
        return of(
                request.header("If-Match"),
                request.header("If-Unmodified-Since"),
                request.header("If-None-Match"),
                request.header("If-Modified-Since"));
    }

    /** Those that CopyObject and UploadPartCopy put on the source. */
    static Conditions ofCopySource(Request request) {
        return of(
                request.header("x-amz-copy-source-if-match"),
                request.header("x-amz-copy-source-if-unmodified-since"),
                request.header("x-amz-copy-source-if-none-match"),
                request.header("x-amz-copy-source-if-modified-since"));
    }

    private static Conditions of(
            @Nullable String ifMatch,
            @Nullable String ifUnmodifiedSince,
            @Nullable String ifNoneMatch,
            @Nullable String ifModifiedSince) {
        boolean none = ifMatch == null && ifUnmodifiedSince == null && ifNoneMatch == null && ifModifiedSince == null;
        return none ? NONE : new Conditions(ifMatch, ifUnmodifiedSince, ifNoneMatch, ifModifiedSince);
    }

    /** The first condition that does not hold, or null. */
    @Nullable
    Condition failing(ObjectAttributes object, Timestamp now, Dialect dialect) {
        checkDate(ifUnmodifiedSince, dialect);
        checkDate(ifModifiedSince, dialect);
        if (ifMatch != null) {
            if (!matches(ifMatch, object, dialect)) {
                return Condition.IF_MATCH;
            }
        } else if (ifUnmodifiedSince != null) {
            OptionalLong date = HttpDates.epochSecond(ifUnmodifiedSince);
            if (date.isPresent() && object.lastModified().epochSecond() > date.getAsLong()) {
                return Condition.IF_UNMODIFIED_SINCE;
            }
        }
        if (ifNoneMatch != null) {
            return matches(ifNoneMatch, object, dialect) ? Condition.IF_NONE_MATCH : null;
        }
        return ifModifiedSince != null
                        && !modifiedSince(
                                ifModifiedSince,
                                object,
                                dialect.overlooksOddDates() ? now.epochSecond() : Long.MAX_VALUE)
                ? Condition.IF_MODIFIED_SINCE
                : null;
    }

    private static void checkDate(@Nullable String text, Dialect dialect) {
        if (text != null
                && !dialect.overlooksOddDates()
                && HttpDates.epochSecond(text).isEmpty()) {
            throw new S3Exception(S3Error.INVALID_ARGUMENT);
        }
    }

    private static boolean matches(String value, ObjectAttributes object, Dialect dialect) {
        boolean star = value.strip().equals("*");
        return star ? dialect.readsStarAsAnyTag() : EntityTags.match(value, object.etag());
    }

    /** @param future a date after that counts as not sent */
    private static boolean modifiedSince(String text, ObjectAttributes object, long future) {
        OptionalLong date = HttpDates.epochSecond(text);
        return date.isEmpty()
                || date.getAsLong() > future
                || object.lastModified().epochSecond() > date.getAsLong();
    }
}

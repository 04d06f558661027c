package org.elasto.emulator.s3;

import org.elasto.emulator.http.Request;
import org.elasto.emulator.store.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a request that writes an object or deletes one; judged where the write is committed. A pure value.
 *
 * @param ifMatch the tag the object must have
 * @param ifNoneMatch a star: there must be no object; the rgw dialect takes a tag too
 * @param absent what If-Match meets where there is no object
 */
record WriteConditions(@Nullable String ifMatch, @Nullable String ifNoneMatch, S3Error absent) {

    static final WriteConditions NONE = new WriteConditions(null, null, S3Error.NO_SUCH_KEY);

    /**
     * Those of PutObject, CopyObject and CompleteMultipartUpload.
     *
     * @throws S3Exception NotImplemented for a combination that S3 does not evaluate
     */
    static WriteConditions of(Request request, Dialect dialect) {
        String ifMatch = request.header("If-Match");
        String ifNoneMatch = request.header("If-None-Match");
        Unbuilt.refuseHeader(request, "If-Modified-Since");
        Unbuilt.refuseHeader(request, "If-Unmodified-Since");
        if (ifMatch == null && ifNoneMatch == null) {
            return NONE;
        }
        if (!dialect.takesAnyWriteCondition()) {
            if (ifMatch != null && ifNoneMatch != null) {
                throw unbuilt("If-Match,If-None-Match");
            }
            if (ifMatch != null && ifMatch.strip().equals("*")) {
                throw unbuilt("If-Match");
            }
            if (ifNoneMatch != null && !ifNoneMatch.strip().equals("*")) {
                throw unbuilt("If-None-Match");
            }
        }
        return new WriteConditions(ifMatch, ifNoneMatch, dialect.absentUnderIfMatch());
    }

    /** Those of DeleteObject. */
    static WriteConditions ofDelete(Request request, Dialect dialect) {
        Unbuilt.refuseHeader(request, "x-amz-if-match-size");
        Unbuilt.refuseHeader(request, "x-amz-if-match-last-modified-time");
        String ifMatch = request.header("If-Match");
        return ifMatch == null || !dialect.judgesDeletes()
                ? NONE
                : new WriteConditions(ifMatch, null, dialect.absentUnderIfMatch());
    }

    private static S3Exception unbuilt(String header) {
        return new S3Exception(S3Error.NOT_IMPLEMENTED)
                .with("Header", header)
                .with("additionalMessage", "We don't accept the provided value of " + header + " header for this API");
    }

    boolean isNone() {
        return ifMatch == null && ifNoneMatch == null;
    }

    /**
     * Lets pass a write over {@code present}.
     *
     * @throws S3Exception NoSuchKey, PreconditionFailed
     */
    void judge(@Nullable Entry present, String key) {
        if (ifMatch != null) {
            if (present == null) {
                throw new S3Exception(absent).with("Key", key);
            }
            if (!EntityTags.match(ifMatch, Buckets.attributes(present).etag())) {
                throw failed(Condition.IF_MATCH.header());
            }
        }
        if (ifNoneMatch != null
                && present != null
                && EntityTags.match(ifNoneMatch, Buckets.attributes(present).etag())) {
            throw failed(Condition.IF_NONE_MATCH.header());
        }
    }

    static S3Exception failed(String condition) {
        return new S3Exception(S3Error.PRECONDITION_FAILED).with("Condition", condition);
    }
}

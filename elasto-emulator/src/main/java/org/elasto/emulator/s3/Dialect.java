package org.elasto.emulator.s3;

import org.elasto.emulator.http.Response;
import org.jspecify.annotations.Nullable;

/** Where S3-compatible services differ on the wire: data and small rules, asked by the handlers. Stateless. */
public abstract class Dialect {

    Dialect() {}

    /** Amazon S3, general purpose buckets. */
    public static Dialect aws() {
        return new AwsDialect();
    }

    /** The RADOS Gateway of Ceph. */
    public static Dialect rgw() {
        return new RgwDialect();
    }

    /** Whether a signed header form must carry x-amz-content-sha256; else a missing one means an unsigned payload. */
    abstract boolean requiresContentSha256();

    /** Whether date, region and service of a credential are compared with what they should be. */
    abstract boolean comparesScope();

    /** How a body is refused that is only as long as it turns out to be: HTTP's own chunks, without aws-chunked. */
    abstract S3Exception unknownLength();

    /**
     * Puts on an answer what every answer has: the request id and the like.
     *
     * @param number differs for each answer
     */
    abstract void identify(Response response, long number, long epochSecond);

    /** The HostId of error documents where no header carries it. */
    abstract String hostId();

    /** Whether ListObjects names the next marker on a page without a delimiter too. */
    abstract boolean listsNextMarkerAlways();

    /** The token of ListObjectsV2 for a page that ended with {@code last}. */
    abstract String continuationToken(String last);

    /**
     * What a token stands for.
     *
     * @throws S3Exception InvalidArgument
     */
    abstract String readContinuationToken(String token);

    /** Whether writes may carry any combination of If-Match and If-None-Match. */
    abstract boolean takesAnyWriteCondition();

    /** What a write under If-Match meets where there is no object. */
    S3Error absentUnderIfMatch() {
        return S3Error.NO_SUCH_KEY;
    }

    /** Whether DeleteObject looks at If-Match. */
    boolean judgesDeletes() {
        return true;
    }

    /** Whether a star in a read's condition stands for any entity tag. */
    boolean readsStarAsAnyTag() {
        return true;
    }

    /** Whether a read's date is left alone that is no date, or lies in the future. */
    boolean overlooksOddDates() {
        return true;
    }

    /** What a read's Range header asks for; null for the whole object. */
    @Nullable
    RangeHeader range(@Nullable String header) {
        return RangeHeader.parse(header);
    }

    /** Whether GetObject and HeadObject know partNumber. */
    boolean readsParts() {
        return true;
    }

    /** Whether parts may be listed in any order when an upload is completed. */
    boolean sortsParts() {
        return false;
    }

    /** Whether each entry of a listing says of what type it is. */
    boolean listsTypes() {
        return false;
    }

    /** Whether an encoding-type that nobody knows is refused. */
    boolean refusesUnknownEncodings() {
        return true;
    }

    /** The error a service of this dialect gives where others give {@code error}. */
    S3Error inItsWords(S3Error error) {
        return error;
    }

    /** Whether every error document names the bucket. */
    boolean alwaysNamesBucket() {
        return false;
    }

    /** Whether CreateBucket of one's own bucket succeeds. */
    abstract boolean recreatesOwnBucket(String region);

    /**
     * Judges the location constraint of CreateBucket.
     *
     * @param constraint null where none was sent
     * @throws S3Exception InvalidLocationConstraint, IllegalLocationConstraintException
     */
    abstract void checkLocation(@Nullable String constraint, String region);

    /** What GetBucketLocation answers for a bucket made with {@code constraint}; empty for the null location. */
    abstract String location(@Nullable String constraint);
}

package org.elasto.client.s3;

import java.io.InputStream;
import java.util.Objects;
import org.elasto.client.ByteRange;
import org.elasto.client.http.ResumedStream;
import org.jspecify.annotations.Nullable;

/**
 * One version of an object, to be read or copied.
 *
 * @param object its name
 * @param info what it was when it was opened
 * @param attempts how often a read is begun again at most
 */
record S3Source(ObjectRef object, ObjectInfo info, int attempts) {

    /** Holds as long as it is that version. */
    Conditions unchanged() {
        return Conditions.NONE.withIfMatch(info.etag());
    }

    InputStream open(S3Operations operations, ByteRange range) {
        return ResumedStream.open(object.toString(), range, attempts, rest -> run(operations, rest));
    }

    /** Fails with PRECONDITION_FAILED if somebody has changed the object: two versions are never mixed. */
    private ResumedStream.Run run(S3Operations operations, ByteRange range) {
        boolean whole = range.offset() == 0 && range.end() == info.size();
        GetObjectResult result = operations.getObject(object, new GetObjectOptions(whole ? null : range, unchanged()));
        return new ResumedStream.Run(result.body(), result.response());
    }

    /** Some services ignore a condition on the source of a copy, so it is asked once more before the result counts. */
    void requireUnchanged(S3Operations operations) {
        if (info.etag() != null) {
            operations.headObject(object, unchanged());
        }
    }

    /** Whether it is already what a copy of it would be: S3 refuses to copy an object to itself as it is. */
    boolean isAlready(ObjectRef to, ObjectHeaders headers) {
        return object.equals(to) && sameAs(headers);
    }

    /**
     * Copies all of it by one request; keeps all its headers if type and metadata are to stay as they are. Where nothing
     * would change it only looks whether it still is as it was.
     *
     * @param endpoint where it is, and where it goes
     * @param headers of the target
     * @param target when to put it there
     * @return the ETag of the copy, if the service told it
     */
    @Nullable
    String copyTo(S3Endpoint endpoint, ObjectRef to, ObjectHeaders headers, Conditions target) {
        S3Operations operations = endpoint.operations();
        if (isAlready(to, headers)) {
            requireUnchanged(operations);
            return info.etag();
        }
        CopyObjectOptions options = CopyObjectOptions.DEFAULT
                .withSource(unchanged())
                .withTarget(target)
                .withReplacement(sameAs(headers) ? null : headers);
        String etag = operations.copyObject(object, to, options).etag();
        endpoint.tally().copied(info.size());
        if (!Objects.equals(etag, info.etag()) && !object.equals(to)) {
            requireUnchanged(operations);
        }
        return etag;
    }

    private boolean sameAs(ObjectHeaders headers) {
        return Objects.equals(headers.contentType(), info.headers().contentType())
                && headers.metadata().equals(info.headers().metadata());
    }
}

package org.elasto.client.s3;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.elasto.client.ByteRange;
import org.elasto.client.Cancellation;
import org.elasto.client.ErrorKind;
import org.elasto.client.ForeignFile;
import org.elasto.client.StorageException;
import org.elasto.client.http.RequestBody;
import org.elasto.client.http.Tally;
import org.jspecify.annotations.Nullable;

/**
 * One upload in parts, several of which travel at once; begun with its first part. Used by one thread, and by each part
 * on its own.
 */
final class S3Upload {

    private final S3Operations operations;
    private final S3Operations stoppable;
    private final Cancellation stop = new Cancellation();
    private final Tally tally;
    private final ObjectRef target;
    private final ObjectHeaders headers;
    private final S3PartQueue parts;
    private final Set<S3Source> copied = new LinkedHashSet<>();
    private final Set<ForeignFile> taken = new LinkedHashSet<>();
    private int number = 1;
    private @Nullable MultipartUpload begun;

    S3Upload(S3Endpoint endpoint, ObjectRef target, ObjectHeaders headers) {
        int parallelism = endpoint.config().parallelism();
        this.operations = endpoint.operations();
        this.stoppable = operations.within(operations.limits().withCancellation(stop));
        this.tally = endpoint.tally();
        this.target = target;
        this.headers = headers;
        this.parts = new S3PartQueue(
                endpoint.parts(),
                parallelism,
                (long) parallelism * endpoint.config().partSize());
    }

    /** The number of the next part. */
    int number() {
        return number;
    }

    boolean isBegun() {
        return begun != null;
    }

    /** Memory to fill and to send. */
    byte[] buffer(int size) {
        return parts.buffer(size);
    }

    private MultipartUpload begin() {
        PartSizes.requireNumber(number);
        MultipartUpload known = begun;
        if (known == null) {
            known = operations.createMultipartUpload(target, headers);
            begun = known;
        }
        return known;
    }

    /**
     * Sends a part.
     *
     * @param memory what it holds until it has arrived; must not be touched any more
     * @param content is asked when it is its turn, with what ends when this is aborted
     */
    void send(byte[] memory, Function<S3Operations, RequestBody> content) {
        MultipartUpload to = begin();
        int part = number++;
        parts.add(memory, () -> stoppable.uploadPart(to, part, content.apply(stoppable)));
    }

    /** Has the service copy a part. */
    void copy(S3Source source, ByteRange range) {
        MultipartUpload to = begin();
        int part = number++;
        parts.add(new byte[0], () -> {
            UploadedPart arrived = stoppable.uploadPartCopy(to, part, source.object(), range, source.unchanged());
            tally.copied(range.length());
            return arrived;
        });
        copied.add(source);
    }

    /** What is sent has parts of that file. */
    void takes(ForeignFile source) {
        taken.add(source);
    }

    /** Looks at the files that parts were taken from, now that all have come. */
    void verifyTaken() {
        taken.forEach(ForeignFile::verify);
    }

    /** Publishes what was sent, in order, and tells its ETag if the service does. */
    @Nullable
    String complete(Conditions guard) {
        MultipartUpload to = begin();
        List<UploadedPart> arrived = parts.awaitAll();
        verifyTaken();
        for (S3Source source : copied) {
            source.requireUnchanged(operations);
        }
        return operations.completeMultipartUpload(to, arrived, guard).etag();
    }

    /** Stops what is on its way, and leaves nothing behind. */
    void abort() {
        stop.cancel();
        parts.drain();
        MultipartUpload known = begun;
        if (known != null) {
            abandon(operations, known);
        }
    }

    /** Removes an upload with all its parts, also from a thread that was interrupted. */
    static void abandon(S3Operations operations, MultipartUpload upload) {
        // An interrupt ends requests; this one is what cleans up after it.
        boolean interrupted = Thread.interrupted();
        try {
            operations.abortMultipartUpload(upload);
        } catch (StorageException e) {
            if (e.kind() != ErrorKind.NOT_FOUND) {
                System.getLogger(S3Upload.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "could not abort the upload of {0}: {1}",
                                upload.object(),
                                e.kind());
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

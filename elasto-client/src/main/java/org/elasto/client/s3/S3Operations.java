package org.elasto.client.s3;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.elasto.client.ByteRange;
import org.elasto.client.ClientConfig;
import org.elasto.client.http.Limits;
import org.elasto.client.http.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * S3 as it is on the wire: one method sends one operation, again where that is safe, and returns what came back. Safe
 * for use by many threads. Every method throws {@link org.elasto.client.StorageException}.
 */
@SuppressWarnings("DoNotCallSuggester") // until the bodies are there
public final class S3Operations implements AutoCloseable {

    private S3Operations() {}

    /**
     * Operations on one endpoint.
     *
     * @param config settings
     * @param authority host and port; null for the endpoint in the settings, or AWS
     */
    public static S3Operations create(ClientConfig config, @Nullable String authority) {
        throw new UnsupportedOperationException();
    }

    /** The same, each operation bounded by these limits; shares everything with this one. */
    public S3Operations within(Limits limits) {
        throw new UnsupportedOperationException();
    }

    /**
     * ListBuckets.
     *
     * @param token the {@code next} of the page before; null for the first
     */
    public ListBucketsResult listBuckets(@Nullable String token) {
        throw new UnsupportedOperationException();
    }

    /**
     * CreateBucket. Creating one's own bucket again succeeds on some services and is ALREADY_EXISTS on others.
     *
     * @param location the location constraint; null for the region in use
     */
    public void createBucket(String bucket, @Nullable String location) {
        throw new UnsupportedOperationException();
    }

    /** HeadBucket; tells the region if the service does. */
    public @Nullable String headBucket(String bucket) {
        throw new UnsupportedOperationException();
    }

    /** DeleteBucket: NOT_FOUND if there is none, ALREADY_EXISTS if something is in it. */
    public void deleteBucket(String bucket) {
        throw new UnsupportedOperationException();
    }

    /** GetBucketLocation: the region's name, {@code us-east-1} for an empty answer. */
    public String getBucketLocation(String bucket) {
        throw new UnsupportedOperationException();
    }

    /** PutObject. A conditional write whose answer was lost is resolved by looking at what is there. */
    public PutObjectResult putObject(
            ObjectRef object, RequestBody content, ObjectHeaders headers, Conditions conditions) {
        throw new UnsupportedOperationException();
    }

    /** GetObject; the result must be closed. RANGE_NOT_SATISFIABLE if the range begins behind the end. */
    public GetObjectResult getObject(ObjectRef object, GetObjectOptions options) {
        throw new UnsupportedOperationException();
    }

    /** HeadObject. */
    public ObjectInfo headObject(ObjectRef object, Conditions conditions) {
        throw new UnsupportedOperationException();
    }

    /** DeleteObject; succeeds when there is no such object. */
    public void deleteObject(ObjectRef object, Conditions conditions) {
        throw new UnsupportedOperationException();
    }

    /** DeleteObjects, at most 1000 keys. */
    public DeleteObjectsResult deleteObjects(String bucket, List<String> keys) {
        throw new UnsupportedOperationException();
    }

    /** CopyObject, at most 5 GiB. */
    public PutObjectResult copyObject(ObjectRef source, ObjectRef target, CopyObjectOptions options) {
        throw new UnsupportedOperationException();
    }

    /** ListObjects, version 1. */
    public ListObjectsResult listObjectsV1(String bucket, ListObjectsOptions options) {
        throw new UnsupportedOperationException();
    }

    /** ListObjectsV2. */
    public ListObjectsResult listObjectsV2(String bucket, ListObjectsOptions options) {
        throw new UnsupportedOperationException();
    }

    /** CreateMultipartUpload. */
    public MultipartUpload createMultipartUpload(ObjectRef object, ObjectHeaders headers) {
        throw new UnsupportedOperationException();
    }

    /** UploadPart. */
    public UploadedPart uploadPart(MultipartUpload upload, int number, RequestBody content) {
        throw new UnsupportedOperationException();
    }

    /**
     * UploadPartCopy.
     *
     * @param range which bytes of the source; null for all
     * @param conditions judged on the source
     */
    public UploadedPart uploadPartCopy(
            MultipartUpload upload, int number, ObjectRef source, @Nullable ByteRange range, Conditions conditions) {
        throw new UnsupportedOperationException();
    }

    /** CompleteMultipartUpload; parts in order of their numbers. A lost answer is resolved like PutObject's. */
    public PutObjectResult completeMultipartUpload(
            MultipartUpload upload, List<UploadedPart> parts, Conditions conditions) {
        throw new UnsupportedOperationException();
    }

    /** AbortMultipartUpload; NOT_FOUND if there is no such upload. */
    public void abortMultipartUpload(MultipartUpload upload) {
        throw new UnsupportedOperationException();
    }

    /**
     * ListParts.
     *
     * @param marker list only parts behind this number
     */
    public ListPartsResult listParts(MultipartUpload upload, int marker) {
        throw new UnsupportedOperationException();
    }

    /** ListMultipartUploads. */
    public ListMultipartUploadsResult listMultipartUploads(String bucket, ListMultipartUploadsOptions options) {
        throw new UnsupportedOperationException();
    }

    /**
     * A URL with which anyone can do this for a while; sends nothing.
     *
     * @param method GET, HEAD, PUT or DELETE
     * @param expiry how long it holds, at most 7 days
     */
    public URI presign(String method, ObjectRef object, Duration expiry) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        // Nothing to let go of yet.
    }
}

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
public final class S3Operations implements AutoCloseable {

    private final S3Connection connection;
    private final Limits limits;
    private final BucketCalls buckets;
    private final ObjectCalls objects;
    private final MultipartCalls uploads;
    private final Presigner presigner;

    S3Operations(S3Connection connection, Limits limits) {
        S3Exchange exchange = new S3Exchange(connection, limits);
        this.connection = connection;
        this.limits = limits;
        this.buckets = new BucketCalls(exchange);
        this.objects = new ObjectCalls(exchange);
        this.uploads = new MultipartCalls(exchange);
        this.presigner = new Presigner(connection);
    }

    /**
     * Operations on one endpoint.
     *
     * @param config settings
     * @param authority host and port; null for the endpoint in the settings, or AWS
     */
    public static S3Operations create(ClientConfig config, @Nullable String authority) {
        return new S3Operations(S3Connection.open(config, authority), Limits.NONE);
    }

    /** The same, each operation bounded by these limits; shares everything with this one. */
    public S3Operations within(Limits limits) {
        return new S3Operations(connection, limits);
    }

    Limits limits() {
        return limits;
    }

    S3Connection connection() {
        return connection;
    }

    /**
     * ListBuckets.
     *
     * @param token the {@code next} of the page before; null for the first
     */
    public ListBucketsResult listBuckets(@Nullable String token) {
        return buckets.list(token);
    }

    /**
     * CreateBucket. Creating one's own bucket again succeeds on some services and is ALREADY_EXISTS on others.
     *
     * @param location the location constraint; null for the region in use
     */
    public void createBucket(String bucket, @Nullable String location) {
        buckets.create(bucket, location);
    }

    /** HeadBucket; tells the region if the service does. */
    public @Nullable String headBucket(String bucket) {
        return buckets.head(bucket);
    }

    /** DeleteBucket: NOT_FOUND if there is none, ALREADY_EXISTS if something is in it. */
    public void deleteBucket(String bucket) {
        buckets.delete(bucket);
    }

    /** GetBucketLocation: the region's name, {@code us-east-1} for an empty answer. */
    public String getBucketLocation(String bucket) {
        return buckets.location(bucket);
    }

    /** PutObject. A conditional write whose answer was lost is resolved by looking at what is there. */
    public PutObjectResult putObject(
            ObjectRef object, RequestBody content, ObjectHeaders headers, Conditions conditions) {
        return objects.put(object, content, headers, conditions);
    }

    /** GetObject; the result must be closed. RANGE_NOT_SATISFIABLE if the range begins behind the end. */
    public GetObjectResult getObject(ObjectRef object, GetObjectOptions options) {
        return objects.get(object, options);
    }

    /** HeadObject. */
    public ObjectInfo headObject(ObjectRef object, Conditions conditions) {
        return objects.head(object, conditions);
    }

    /** DeleteObject; succeeds when there is no such object. */
    public void deleteObject(ObjectRef object, Conditions conditions) {
        objects.delete(object, conditions);
    }

    /** DeleteObjects, at most 1000 keys. */
    public DeleteObjectsResult deleteObjects(String bucket, List<String> keys) {
        return buckets.deleteObjects(bucket, keys);
    }

    /** CopyObject, at most 5 GiB. */
    public PutObjectResult copyObject(ObjectRef source, ObjectRef target, CopyObjectOptions options) {
        return objects.copy(source, target, options);
    }

    /** ListObjects, version 1. */
    public ListObjectsResult listObjectsV1(String bucket, ListObjectsOptions options) {
        return buckets.listObjectsV1(bucket, options);
    }

    /** ListObjectsV2. */
    public ListObjectsResult listObjectsV2(String bucket, ListObjectsOptions options) {
        return buckets.listObjectsV2(bucket, options);
    }

    /** ListObjectVersions. */
    public ListObjectVersionsResult listObjectVersions(String bucket, ListObjectVersionsOptions options) {
        return buckets.listObjectVersions(bucket, options);
    }

    /** CreateMultipartUpload. */
    public MultipartUpload createMultipartUpload(ObjectRef object, ObjectHeaders headers) {
        return uploads.create(object, headers);
    }

    /** UploadPart. */
    public UploadedPart uploadPart(MultipartUpload upload, int number, RequestBody content) {
        return uploads.upload(upload, number, content);
    }

    /**
     * UploadPartCopy.
     *
     * @param range which bytes of the source; null for all
     * @param conditions judged on the source
     */
    public UploadedPart uploadPartCopy(
            MultipartUpload upload, int number, ObjectRef source, @Nullable ByteRange range, Conditions conditions) {
        return uploads.copy(upload, number, new MultipartCalls.Piece(source, range, conditions));
    }

    /** CompleteMultipartUpload; parts in order of their numbers. A lost answer is resolved like PutObject's. */
    public PutObjectResult completeMultipartUpload(
            MultipartUpload upload, List<UploadedPart> parts, Conditions conditions) {
        return uploads.complete(upload, parts, conditions);
    }

    /** AbortMultipartUpload; NOT_FOUND if there is no such upload. */
    public void abortMultipartUpload(MultipartUpload upload) {
        uploads.abort(upload);
    }

    /**
     * ListParts.
     *
     * @param marker list only parts behind this number
     */
    public ListPartsResult listParts(MultipartUpload upload, int marker) {
        return uploads.listParts(upload, marker);
    }

    /** ListMultipartUploads. */
    public ListMultipartUploadsResult listMultipartUploads(String bucket, ListMultipartUploadsOptions options) {
        return buckets.listMultipartUploads(bucket, options);
    }

    /**
     * A URL with which anyone can do this for a while; sends nothing.
     *
     * @param method GET, HEAD, PUT or DELETE
     * @param expiry how long it holds, at most 7 days
     */
    public URI presign(String method, ObjectRef object, Duration expiry) {
        return presigner.presign(method, object, expiry);
    }

    /** Ends every connection, those of the ones made by {@link #within} as well. */
    @Override
    public void close() {
        connection.pipelines().close();
    }
}

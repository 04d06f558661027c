package org.elasto.emulator.s3;

import static org.elasto.emulator.s3.S3Operation.Level.BUCKET;
import static org.elasto.emulator.s3.S3Operation.Level.OBJECT;
import static org.elasto.emulator.s3.S3Operation.Level.SERVICE;

import org.elasto.emulator.http.Reception;
import org.jspecify.annotations.Nullable;

/**
 * Every operation of the S3 API by its wire name, with the request that asks for it and the handler that carries it
 * out. A row without a handler is one we know and have not built: it answers 501 NotImplemented.
 */
enum S3Operation {
    LIST_BUCKETS("ListBuckets", SERVICE, "GET", Subresource.NONE, ServiceHandlers::listBuckets),
    GET_USAGE("GetUsage", SERVICE, "GET", Subresource.USAGE),
    POST_SERVICE("PostService", SERVICE, "POST", Subresource.NONE),

    CREATE_BUCKET("CreateBucket", BUCKET, "PUT", Subresource.NONE, BucketHandlers::createBucket),
    HEAD_BUCKET("HeadBucket", BUCKET, "HEAD", Subresource.NONE, BucketHandlers::headBucket),
    DELETE_BUCKET("DeleteBucket", BUCKET, "DELETE", Subresource.NONE, BucketHandlers::deleteBucket),
    GET_BUCKET_LOCATION("GetBucketLocation", BUCKET, "GET", Subresource.LOCATION, BucketHandlers::getBucketLocation),
    GET_BUCKET_VERSIONING(
            "GetBucketVersioning", BUCKET, "GET", Subresource.VERSIONING, BucketHandlers::getBucketVersioning),
    LIST_OBJECTS("ListObjects", BUCKET, "GET", Subresource.NONE, ListObjects::listObjects),
    LIST_OBJECTS_V2("ListObjectsV2", ListObjects::listObjectsV2),
    LIST_MULTIPART_UPLOADS(
            "ListMultipartUploads", BUCKET, "GET", Subresource.UPLOADS, ListUploads::listMultipartUploads),
    DELETE_OBJECTS("DeleteObjects", BUCKET, "POST", Subresource.DELETE, DeleteObjects::deleteObjects),

    PUT_OBJECT("PutObject", OBJECT, "PUT", Subresource.NONE, ObjectHandlers::putObject),
    COPY_OBJECT("CopyObject", CopyHandlers::copyObject),
    GET_OBJECT("GetObject", OBJECT, "GET", Subresource.NONE, ObjectHandlers::getObject),
    HEAD_OBJECT("HeadObject", OBJECT, "HEAD", Subresource.NONE, ObjectHandlers::headObject),
    DELETE_OBJECT("DeleteObject", OBJECT, "DELETE", Subresource.NONE, ObjectHandlers::deleteObject),
    GET_OBJECT_ATTRIBUTES(
            "GetObjectAttributes", OBJECT, "GET", Subresource.ATTRIBUTES, AttributesHandlers::getObjectAttributes),
    CREATE_MULTIPART_UPLOAD(
            "CreateMultipartUpload", OBJECT, "POST", Subresource.UPLOADS, MultipartHandlers::createMultipartUpload),
    UPLOAD_PART("UploadPart", OBJECT, "PUT", Subresource.UPLOAD_ID, MultipartHandlers::uploadPart),
    UPLOAD_PART_COPY("UploadPartCopy", CopyHandlers::uploadPartCopy),
    COMPLETE_MULTIPART_UPLOAD(
            "CompleteMultipartUpload",
            OBJECT,
            "POST",
            Subresource.UPLOAD_ID,
            CompleteMultipartUpload::completeMultipartUpload),
    ABORT_MULTIPART_UPLOAD(
            "AbortMultipartUpload", OBJECT, "DELETE", Subresource.UPLOAD_ID, MultipartHandlers::abortMultipartUpload),
    LIST_PARTS("ListParts", OBJECT, "GET", Subresource.UPLOAD_ID, ListUploads::listParts),

    POST_OBJECT("PostObject", BUCKET, "POST", Subresource.NONE),
    LIST_OBJECT_VERSIONS("ListObjectVersions", BUCKET, "GET", Subresource.VERSIONS),
    PUT_BUCKET_VERSIONING("PutBucketVersioning", BUCKET, "PUT", Subresource.VERSIONING),
    PREFLIGHT_BUCKET("PreflightBucket", BUCKET, "OPTIONS", Subresource.NONE),
    GET_BUCKET_ABAC("GetBucketAbac", BUCKET, "GET", Subresource.ABAC),
    PUT_BUCKET_ABAC("PutBucketAbac", BUCKET, "PUT", Subresource.ABAC),
    GET_BUCKET_ACCELERATE("GetBucketAccelerateConfiguration", BUCKET, "GET", Subresource.ACCELERATE),
    PUT_BUCKET_ACCELERATE("PutBucketAccelerateConfiguration", BUCKET, "PUT", Subresource.ACCELERATE),
    GET_BUCKET_ACL("GetBucketAcl", BUCKET, "GET", Subresource.ACL),
    PUT_BUCKET_ACL("PutBucketAcl", BUCKET, "PUT", Subresource.ACL),
    GET_BUCKET_ANALYTICS("GetBucketAnalyticsConfiguration", BUCKET, "GET", Subresource.ANALYTICS),
    PUT_BUCKET_ANALYTICS("PutBucketAnalyticsConfiguration", BUCKET, "PUT", Subresource.ANALYTICS),
    DELETE_BUCKET_ANALYTICS("DeleteBucketAnalyticsConfiguration", BUCKET, "DELETE", Subresource.ANALYTICS),
    GET_BUCKET_CORS("GetBucketCors", BUCKET, "GET", Subresource.CORS),
    PUT_BUCKET_CORS("PutBucketCors", BUCKET, "PUT", Subresource.CORS),
    DELETE_BUCKET_CORS("DeleteBucketCors", BUCKET, "DELETE", Subresource.CORS),
    GET_BUCKET_ENCRYPTION("GetBucketEncryption", BUCKET, "GET", Subresource.ENCRYPTION),
    PUT_BUCKET_ENCRYPTION("PutBucketEncryption", BUCKET, "PUT", Subresource.ENCRYPTION),
    DELETE_BUCKET_ENCRYPTION("DeleteBucketEncryption", BUCKET, "DELETE", Subresource.ENCRYPTION),
    GET_BUCKET_TIERING("GetBucketIntelligentTieringConfiguration", BUCKET, "GET", Subresource.INTELLIGENT_TIERING),
    PUT_BUCKET_TIERING("PutBucketIntelligentTieringConfiguration", BUCKET, "PUT", Subresource.INTELLIGENT_TIERING),
    DELETE_BUCKET_TIERING(
            "DeleteBucketIntelligentTieringConfiguration", BUCKET, "DELETE", Subresource.INTELLIGENT_TIERING),
    GET_BUCKET_INVENTORY("GetBucketInventoryConfiguration", BUCKET, "GET", Subresource.INVENTORY),
    PUT_BUCKET_INVENTORY("PutBucketInventoryConfiguration", BUCKET, "PUT", Subresource.INVENTORY),
    DELETE_BUCKET_INVENTORY("DeleteBucketInventoryConfiguration", BUCKET, "DELETE", Subresource.INVENTORY),
    GET_BUCKET_LIFECYCLE("GetBucketLifecycleConfiguration", BUCKET, "GET", Subresource.LIFECYCLE),
    PUT_BUCKET_LIFECYCLE("PutBucketLifecycleConfiguration", BUCKET, "PUT", Subresource.LIFECYCLE),
    DELETE_BUCKET_LIFECYCLE("DeleteBucketLifecycle", BUCKET, "DELETE", Subresource.LIFECYCLE),
    GET_BUCKET_LOGGING("GetBucketLogging", BUCKET, "GET", Subresource.LOGGING),
    PUT_BUCKET_LOGGING("PutBucketLogging", BUCKET, "PUT", Subresource.LOGGING),
    GET_METADATA_CONFIGURATION("GetBucketMetadataConfiguration", BUCKET, "GET", Subresource.METADATA_CONFIGURATION),
    CREATE_METADATA_CONFIGURATION(
            "CreateBucketMetadataConfiguration", BUCKET, "POST", Subresource.METADATA_CONFIGURATION),
    DELETE_METADATA_CONFIGURATION(
            "DeleteBucketMetadataConfiguration", BUCKET, "DELETE", Subresource.METADATA_CONFIGURATION),
    GET_METADATA_TABLE("GetBucketMetadataTableConfiguration", BUCKET, "GET", Subresource.METADATA_TABLE),
    CREATE_METADATA_TABLE("CreateBucketMetadataTableConfiguration", BUCKET, "POST", Subresource.METADATA_TABLE),
    DELETE_METADATA_TABLE("DeleteBucketMetadataTableConfiguration", BUCKET, "DELETE", Subresource.METADATA_TABLE),
    GET_BUCKET_METRICS("GetBucketMetricsConfiguration", BUCKET, "GET", Subresource.METRICS),
    PUT_BUCKET_METRICS("PutBucketMetricsConfiguration", BUCKET, "PUT", Subresource.METRICS),
    DELETE_BUCKET_METRICS("DeleteBucketMetricsConfiguration", BUCKET, "DELETE", Subresource.METRICS),
    GET_BUCKET_NOTIFICATION("GetBucketNotificationConfiguration", BUCKET, "GET", Subresource.NOTIFICATION),
    PUT_BUCKET_NOTIFICATION("PutBucketNotificationConfiguration", BUCKET, "PUT", Subresource.NOTIFICATION),
    GET_OBJECT_LOCK("GetObjectLockConfiguration", BUCKET, "GET", Subresource.OBJECT_LOCK),
    PUT_OBJECT_LOCK("PutObjectLockConfiguration", BUCKET, "PUT", Subresource.OBJECT_LOCK),
    GET_OWNERSHIP_CONTROLS("GetBucketOwnershipControls", BUCKET, "GET", Subresource.OWNERSHIP_CONTROLS),
    PUT_OWNERSHIP_CONTROLS("PutBucketOwnershipControls", BUCKET, "PUT", Subresource.OWNERSHIP_CONTROLS),
    DELETE_OWNERSHIP_CONTROLS("DeleteBucketOwnershipControls", BUCKET, "DELETE", Subresource.OWNERSHIP_CONTROLS),
    GET_BUCKET_POLICY("GetBucketPolicy", BUCKET, "GET", Subresource.POLICY),
    PUT_BUCKET_POLICY("PutBucketPolicy", BUCKET, "PUT", Subresource.POLICY),
    DELETE_BUCKET_POLICY("DeleteBucketPolicy", BUCKET, "DELETE", Subresource.POLICY),
    GET_BUCKET_POLICY_STATUS("GetBucketPolicyStatus", BUCKET, "GET", Subresource.POLICY_STATUS),
    GET_PUBLIC_ACCESS_BLOCK("GetPublicAccessBlock", BUCKET, "GET", Subresource.PUBLIC_ACCESS_BLOCK),
    PUT_PUBLIC_ACCESS_BLOCK("PutPublicAccessBlock", BUCKET, "PUT", Subresource.PUBLIC_ACCESS_BLOCK),
    DELETE_PUBLIC_ACCESS_BLOCK("DeletePublicAccessBlock", BUCKET, "DELETE", Subresource.PUBLIC_ACCESS_BLOCK),
    GET_BUCKET_REPLICATION("GetBucketReplication", BUCKET, "GET", Subresource.REPLICATION),
    PUT_BUCKET_REPLICATION("PutBucketReplication", BUCKET, "PUT", Subresource.REPLICATION),
    DELETE_BUCKET_REPLICATION("DeleteBucketReplication", BUCKET, "DELETE", Subresource.REPLICATION),
    GET_REQUEST_PAYMENT("GetBucketRequestPayment", BUCKET, "GET", Subresource.REQUEST_PAYMENT),
    PUT_REQUEST_PAYMENT("PutBucketRequestPayment", BUCKET, "PUT", Subresource.REQUEST_PAYMENT),
    CREATE_SESSION("CreateSession", BUCKET, "GET", Subresource.SESSION),
    GET_BUCKET_TAGGING("GetBucketTagging", BUCKET, "GET", Subresource.TAGGING),
    PUT_BUCKET_TAGGING("PutBucketTagging", BUCKET, "PUT", Subresource.TAGGING),
    DELETE_BUCKET_TAGGING("DeleteBucketTagging", BUCKET, "DELETE", Subresource.TAGGING),
    GET_BUCKET_WEBSITE("GetBucketWebsite", BUCKET, "GET", Subresource.WEBSITE),
    PUT_BUCKET_WEBSITE("PutBucketWebsite", BUCKET, "PUT", Subresource.WEBSITE),
    DELETE_BUCKET_WEBSITE("DeleteBucketWebsite", BUCKET, "DELETE", Subresource.WEBSITE),

    PREFLIGHT_OBJECT("PreflightObject", OBJECT, "OPTIONS", Subresource.NONE),
    GET_OBJECT_ACL("GetObjectAcl", OBJECT, "GET", Subresource.ACL),
    PUT_OBJECT_ACL("PutObjectAcl", OBJECT, "PUT", Subresource.ACL),
    APPEND_OBJECT("AppendObject", OBJECT, "PUT", Subresource.APPEND),
    UPDATE_OBJECT_ENCRYPTION("UpdateObjectEncryption", OBJECT, "PUT", Subresource.ENCRYPTION),
    GET_LEGAL_HOLD("GetObjectLegalHold", OBJECT, "GET", Subresource.LEGAL_HOLD),
    PUT_LEGAL_HOLD("PutObjectLegalHold", OBJECT, "PUT", Subresource.LEGAL_HOLD),
    RENAME_OBJECT("RenameObject", OBJECT, "PUT", Subresource.RENAME_OBJECT),
    RESTORE_OBJECT("RestoreObject", OBJECT, "POST", Subresource.RESTORE),
    GET_RETENTION("GetObjectRetention", OBJECT, "GET", Subresource.RETENTION),
    PUT_RETENTION("PutObjectRetention", OBJECT, "PUT", Subresource.RETENTION),
    SELECT_OBJECT_CONTENT("SelectObjectContent", OBJECT, "POST", Subresource.SELECT),
    GET_OBJECT_TAGGING("GetObjectTagging", OBJECT, "GET", Subresource.TAGGING, AttributesHandlers::getObjectTagging),
    PUT_OBJECT_TAGGING("PutObjectTagging", OBJECT, "PUT", Subresource.TAGGING),
    DELETE_OBJECT_TAGGING("DeleteObjectTagging", OBJECT, "DELETE", Subresource.TAGGING),
    GET_OBJECT_TORRENT("GetObjectTorrent", OBJECT, "GET", Subresource.TORRENT),

    /** A query that asks for something S3 may have and we do not know. */
    UNKNOWN_OPERATION("Unknown");

    private final String wireName;
    private final @Nullable Level level;
    private final @Nullable String method;
    private final Subresource subresource;

    @SuppressWarnings("ImmutableEnumChecker") // handlers are references to static methods and hold nothing
    private final @Nullable Handler handler;

    S3Operation(
            String wireName,
            @Nullable Level level,
            @Nullable String method,
            Subresource subresource,
            @Nullable Handler handler) {
        this.wireName = wireName;
        this.level = level;
        this.method = method;
        this.subresource = subresource;
        this.handler = handler;
    }

    S3Operation(String wireName, Level level, String method, Subresource subresource) {
        this(wireName, level, method, subresource, null);
    }

    /** An operation that the router tells from another of the same method and subresource. */
    S3Operation(String wireName, Handler handler) {
        this(wireName, null, null, Subresource.NONE, handler);
    }

    S3Operation(String wireName) {
        this(wireName, null, null, Subresource.NONE, null);
    }

    /** As the API reference calls it. */
    String wireName() {
        return wireName;
    }

    /** What the operation is on; null where the router finds it by more than method and query key. */
    @Nullable
    Level level() {
        return level;
    }

    @Nullable
    String method() {
        return method;
    }

    Subresource subresource() {
        return subresource;
    }

    boolean isBuilt() {
        return handler != null;
    }

    /**
     * Carries the operation out.
     *
     * @throws S3Exception the refusal, NotImplemented where it is not built
     */
    Reception handle(S3Call call) {
        if (handler == null) {
            throw new S3Exception(S3Error.NOT_IMPLEMENTED);
        }
        return handler.handle(call);
    }

    /** What stands in the path: nothing, a bucket, or a bucket and a key. */
    enum Level {
        SERVICE,
        BUCKET,
        OBJECT
    }

    /** Carries out one operation for a caller who has been authenticated. */
    @FunctionalInterface
    interface Handler {
        Reception handle(S3Call call);
    }
}

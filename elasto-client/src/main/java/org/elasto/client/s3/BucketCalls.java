package org.elasto.client.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.HttpResponse;
import org.elasto.client.http.RequestBody;
import org.elasto.client.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** The operations on the service and on buckets. Thread-safe. */
final class BucketCalls {

    private final S3Exchange exchange;

    BucketCalls(S3Exchange exchange) {
        this.exchange = exchange;
    }

    ListBucketsResult list(@Nullable String token) {
        S3Request request = S3Request.service("ListBuckets", "GET").query("continuation-token", token);
        return S3Xml.listBuckets(exchange.document(request));
    }

    void create(String bucket, @Nullable String location) {
        S3Request request = S3Request.bucket("CreateBucket", "PUT", bucket).unsafe(true);
        S3Address place = exchange.connection().places().of(null);
        // AWS wants to hear every region but its first, and must not hear that; elsewhere there is one region anyhow.
        String needed = place.style() == S3Address.Style.AWS ? place.region() : "us-east-1";
        String constraint = location == null ? needed : location;
        if (!constraint.equals("us-east-1")) {
            request.body(RequestBody.of(S3Xml.createBucketConfiguration(constraint)));
        }
        exchange.resolve(
                () -> {
                    exchange.send(request);
                    return true;
                },
                () -> isThere(bucket) ? true : null);
    }

    private boolean isThere(String bucket) {
        try {
            head(bucket);
            return true;
        } catch (StorageException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    @Nullable
    String head(String bucket) {
        HttpResponse response = exchange.send(S3Request.bucket("HeadBucket", "HEAD", bucket));
        return response.headers().first("x-amz-bucket-region");
    }

    void delete(String bucket) {
        S3Request request = S3Request.bucket("DeleteBucket", "DELETE", bucket).unsafe(true);
        exchange.resolve(
                () -> {
                    exchange.send(request);
                    return true;
                },
                () -> isThere(bucket) ? null : true);
        exchange.connection().places().forget(bucket);
    }

    String location(String bucket) {
        S3Request request = S3Request.bucket("GetBucketLocation", "GET", bucket).query("location", "");
        return S3Xml.location(exchange.document(request));
    }

    ListObjectsResult listObjectsV1(String bucket, ListObjectsOptions options) {
        String marker = options.token() == null ? options.after() : options.token();
        S3Request request = listing("ListObjects", bucket, options).query("marker", marker);
        return advancing(S3Xml.listObjects(exchange.document(request), true), options);
    }

    ListObjectsResult listObjectsV2(String bucket, ListObjectsOptions options) {
        S3Request request = listing("ListObjectsV2", bucket, options)
                .query("list-type", "2")
                .query("start-after", options.token() == null ? options.after() : null)
                .query("continuation-token", options.token());
        return advancing(S3Xml.listObjects(exchange.document(request), false), options);
    }

    private static S3Request listing(String operation, String bucket, ListObjectsOptions options) {
        return S3Request.bucket(operation, "GET", bucket)
                .query("encoding-type", "url")
                .query("prefix", options.prefix())
                .query("delimiter", options.delimiter())
                .query("max-keys", options.maxKeys());
    }

    /** A page that leads to itself would never end. */
    private static ListObjectsResult advancing(ListObjectsResult page, ListObjectsOptions options) {
        if (page.next() != null && page.next().equals(options.token())) {
            throw XmlElement.malformed("a listing that goes on where it began");
        }
        return page;
    }

    ListObjectVersionsResult listObjectVersions(String bucket, ListObjectVersionsOptions options) {
        S3Request request = S3Request.bucket("ListObjectVersions", "GET", bucket)
                .query("versions", "")
                .query("encoding-type", "url")
                .query("prefix", options.prefix())
                .query("key-marker", options.keyMarker())
                .query("version-id-marker", options.versionIdMarker())
                .query("max-keys", options.maxKeys());
        ListObjectVersionsResult page = S3Xml.listObjectVersions(exchange.document(request));
        boolean stuck = page.nextKeyMarker() != null
                && Objects.equals(page.nextKeyMarker(), options.keyMarker())
                && Objects.equals(page.nextVersionIdMarker(), options.versionIdMarker());
        if (stuck) {
            throw XmlElement.malformed("a listing that goes on where it began");
        }
        return page;
    }

    ListMultipartUploadsResult listMultipartUploads(String bucket, ListMultipartUploadsOptions options) {
        S3Request request = S3Request.bucket("ListMultipartUploads", "GET", bucket)
                .query("uploads", "")
                .query("encoding-type", "url")
                .query("prefix", options.prefix())
                .query("delimiter", options.delimiter())
                .query("key-marker", options.keyMarker())
                .query("upload-id-marker", options.uploadIdMarker())
                .query("max-uploads", options.maxUploads());
        return S3Xml.listMultipartUploads(exchange.document(request), bucket);
    }

    /** What XML cannot name is deleted by itself. */
    DeleteObjectsResult deleteObjects(String bucket, List<String> keys) {
        if (keys.size() > 1000) {
            throw new StorageException(ErrorKind.INVALID_ARGUMENT, "DeleteObjects takes at most 1000 keys");
        }
        List<String> named = keys.stream().filter(S3XmlWriter::fits).toList();
        List<String> deleted = new ArrayList<>();
        List<DeleteObjectsResult.Failure> failures = new ArrayList<>();
        if (!named.isEmpty()) {
            named.forEach(S3Names::key);
            RequestBody body = RequestBody.of(S3Xml.delete(named));
            String md5 = S3Checksums.contentMd5(S3Checksums.of(body, S3Checksums.etag()));
            S3Request request = S3Request.bucket("DeleteObjects", "POST", bucket)
                    .query("delete", "")
                    .header("Content-Type", "application/xml")
                    .header("Content-MD5", md5)
                    .body(body);
            DeleteObjectsResult result = S3Xml.deleteObjects(exchange.document(request));
            deleted.addAll(result.deleted());
            failures.addAll(result.failures());
        }
        ObjectCalls single = new ObjectCalls(exchange);
        for (String key : keys) {
            if (!S3XmlWriter.fits(key)) {
                try {
                    single.delete(new ObjectRef(bucket, key), Conditions.NONE);
                    deleted.add(key);
                } catch (StorageException e) {
                    failures.add(new DeleteObjectsResult.Failure(key, e));
                }
            }
        }
        return new DeleteObjectsResult(deleted, failures);
    }
}

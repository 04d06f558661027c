package org.elasto.client.s3;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.StorageException.ServiceError;
import org.elasto.client.http.Meaning;
import org.elasto.client.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** The documents of S3, to records and from them. */
final class S3Xml {

    private S3Xml() {}

    static byte[] createBucketConfiguration(String location) {
        return new S3XmlWriter("CreateBucketConfiguration")
                .element("LocationConstraint", location)
                .bytes();
    }

    static byte[] delete(List<String> keys) {
        S3XmlWriter out = new S3XmlWriter("Delete");
        for (String key : keys) {
            out.open("Object").element("Key", key).close("Object");
        }
        return out.bytes();
    }

    static byte[] completeMultipartUpload(List<UploadedPart> parts) {
        S3XmlWriter out = new S3XmlWriter("CompleteMultipartUpload");
        for (UploadedPart part : parts) {
            out.open("Part").element("PartNumber", Integer.toString(part.number()));
            out.element("ETag", "\"" + part.etag() + "\"");
            Checksum checksum = part.checksum();
            if (checksum != null) {
                out.element("Checksum" + checksum.algorithm(), checksum.value());
            }
            out.close("Part");
        }
        return out.bytes();
    }

    static ListBucketsResult listBuckets(XmlElement root) {
        List<ListBucketsResult.Bucket> buckets = new ArrayList<>();
        XmlElement list = root.expect("ListAllMyBucketsResult").child("Buckets");
        if (list != null) {
            for (XmlElement bucket : list.children("Bucket")) {
                buckets.add(new ListBucketsResult.Bucket(bucket.required("Name"), time(bucket.text("CreationDate"))));
            }
        }
        return new ListBucketsResult(buckets, root.text("ContinuationToken"));
    }

    /** The region's name; {@code EU} is what eu-west-1 once was called. */
    static String location(XmlElement root) {
        String location = root.expect("LocationConstraint").text();
        return location.isEmpty() ? "us-east-1" : location.equals("EU") ? "eu-west-1" : location;
    }

    static ListObjectsResult listObjects(XmlElement root, boolean firstVersion) {
        UnaryOperator<String> names = names(root.expect("ListBucketResult"));
        List<ListObjectsResult.Entry> objects = new ArrayList<>();
        for (XmlElement entry : root.children("Contents")) {
            objects.add(new ListObjectsResult.Entry(
                    names.apply(entry.required("Key")),
                    entry.number("Size", 0),
                    etag(entry.text("ETag")),
                    time(entry.text("LastModified")),
                    entry.text("StorageClass")));
        }
        List<String> prefixes = prefixes(root, names);
        if (!root.truth("IsTruncated")) {
            return new ListObjectsResult(objects, prefixes, null);
        }
        String next = firstVersion ? nextMarker(root, names, objects, prefixes) : root.text("NextContinuationToken");
        if (next == null) {
            throw XmlElement.malformed("a truncated listing that does not say how to go on");
        }
        return new ListObjectsResult(objects, prefixes, next);
    }

    static ListObjectVersionsResult listObjectVersions(XmlElement root) {
        UnaryOperator<String> names = names(root.expect("ListVersionsResult"));
        List<ListObjectVersionsResult.Entry> versions = new ArrayList<>();
        for (XmlElement entry : root.children()) {
            boolean deletion = entry.name().equals("DeleteMarker");
            if (deletion || entry.name().equals("Version")) {
                versions.add(new ListObjectVersionsResult.Entry(
                        names.apply(entry.required("Key")),
                        entry.required("VersionId"),
                        entry.truth("IsLatest"),
                        deletion,
                        entry.number("Size", 0),
                        etag(entry.text("ETag")),
                        time(entry.text("LastModified")),
                        entry.text("StorageClass")));
            }
        }
        String marker = root.truth("IsTruncated") ? root.text("NextKeyMarker") : null;
        if (root.truth("IsTruncated") && marker == null) {
            throw XmlElement.malformed("a truncated listing that does not say how to go on");
        }
        return new ListObjectVersionsResult(
                versions,
                marker == null ? null : names.apply(marker),
                marker == null ? null : root.text("NextVersionIdMarker"));
    }

    /** Without a delimiter AWS gives no marker; then the last name is where to go on. */
    private static @Nullable String nextMarker(
            XmlElement root,
            UnaryOperator<String> names,
            List<ListObjectsResult.Entry> objects,
            List<String> prefixes) {
        String told = root.text("NextMarker");
        if (told != null) {
            return names.apply(told);
        }
        String lastKey =
                objects.isEmpty() ? null : objects.get(objects.size() - 1).key();
        String lastPrefix = prefixes.isEmpty() ? null : prefixes.get(prefixes.size() - 1);
        if (lastKey == null || lastPrefix == null) {
            return lastKey == null ? lastPrefix : lastKey;
        }
        return S3Names.compare(lastKey, lastPrefix) < 0 ? lastPrefix : lastKey;
    }

    private static List<String> prefixes(XmlElement root, UnaryOperator<String> names) {
        List<String> prefixes = new ArrayList<>();
        for (XmlElement common : root.children("CommonPrefixes")) {
            // One element each on AWS, all in one elsewhere.
            common.children("Prefix").forEach(prefix -> prefixes.add(names.apply(prefix.text())));
        }
        return prefixes;
    }

    /** How names in this listing are read: it says itself whether they are encoded. */
    private static UnaryOperator<String> names(XmlElement root) {
        String encoding = root.text("EncodingType");
        boolean encoded = encoding != null && encoding.toLowerCase(Locale.ROOT).equals("url");
        return encoded ? S3Encoding::decode : UnaryOperator.identity();
    }

    static ListPartsResult listParts(XmlElement root) {
        List<UploadedPart> parts = new ArrayList<>();
        for (XmlElement part : root.expect("ListPartsResult").children("Part")) {
            String etag = etag(part.text("ETag"));
            parts.add(new UploadedPart(
                    (int) part.number("PartNumber", 0),
                    etag == null ? "" : etag,
                    checksum(part),
                    part.number("Size", -1)));
        }
        int next = root.truth("IsTruncated") ? (int) root.number("NextPartNumberMarker", 0) : 0;
        return new ListPartsResult(parts, next);
    }

    static ListMultipartUploadsResult listMultipartUploads(XmlElement root, String bucket) {
        UnaryOperator<String> names = names(root.expect("ListMultipartUploadsResult"));
        List<ListMultipartUploadsResult.Entry> uploads = new ArrayList<>();
        for (XmlElement upload : root.children("Upload")) {
            ObjectRef object = new ObjectRef(bucket, names.apply(upload.required("Key")));
            uploads.add(new ListMultipartUploadsResult.Entry(
                    new MultipartUpload(object, upload.required("UploadId")), time(upload.text("Initiated"))));
        }
        String marker = root.text("NextKeyMarker");
        boolean more = root.truth("IsTruncated") && marker != null;
        return new ListMultipartUploadsResult(
                uploads,
                prefixes(root, names),
                more ? names.apply(String.valueOf(marker)) : null,
                more ? root.text("NextUploadIdMarker") : null);
    }

    static DeleteObjectsResult deleteObjects(XmlElement root) {
        List<String> deleted = new ArrayList<>();
        List<DeleteObjectsResult.Failure> failures = new ArrayList<>();
        for (XmlElement gone : root.expect("DeleteResult").children("Deleted")) {
            deleted.add(gone.required("Key"));
        }
        for (XmlElement error : root.children("Error")) {
            String code = error.text("Code");
            Meaning meaning = S3Errors.meaning(200, code);
            String message = "DeleteObjects left " + error.required("Key") + ": " + code;
            ServiceError service = new ServiceError("DeleteObjects", 200, code, null);
            failures.add(new DeleteObjectsResult.Failure(
                    error.required("Key"),
                    new StorageException(meaning.kind(), message, meaning.retryable(), service, null)));
        }
        return new DeleteObjectsResult(deleted, failures);
    }

    /** The first checksum among the children, or null. */
    static @Nullable Checksum checksum(XmlElement element) {
        for (Checksum.Algorithm algorithm : Checksum.Algorithm.values()) {
            String value = element.text("Checksum" + algorithm);
            if (value != null) {
                return new Checksum(algorithm, value);
            }
        }
        return null;
    }

    /** Without quotes, if it has any; null for an empty one. */
    static @Nullable String etag(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String bare = text.strip();
        if (bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        return bare.isEmpty() ? null : bare;
    }

    static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeException e) {
            throw new StorageException(
                    ErrorKind.UNEXPECTED, "the service sent a time that is none: " + text, false, null, e);
        }
    }
}

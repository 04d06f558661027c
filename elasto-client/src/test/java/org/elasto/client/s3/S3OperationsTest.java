package org.elasto.client.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.elasto.client.ByteRange;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.FakeEngine;
import org.elasto.client.http.RequestBody;
import org.junit.jupiter.api.Test;

/** What each operation sends, and what it makes of the answer. */
class S3OperationsTest {

    private static final ObjectRef OBJECT = new ObjectRef("bucket", "d//\u00fc +/../k");
    private static final String TARGET = "/bucket/d//%C3%BC%20%2B/../k";
    private static final MultipartUpload UPLOAD = new MultipartUpload(OBJECT, "u/1+");
    private static final String EMPTY_MD5 = "d41d8cd98f00b204e9800998ecf8427e";

    private final FakeEngine engine = FakeS3.engine();
    private final S3Operations operations = FakeS3.operations(engine);

    private static void assertRefused(ErrorKind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void everyRequestIsSigned() {
        engine.then(200, "<ListAllMyBucketsResult/>");
        operations.listBuckets(null);
        assertThat(engine.last().header("x-amz-date")).isEqualTo("20130524T000000Z");
        assertThat(engine.last().header("x-amz-content-sha256")).isEqualTo(S3Signer.EMPTY_SHA256);
        assertThat(engine.last().header("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AK/20130524/us-east-1/s3/aws4_request,"
                        + "SignedHeaders=host;x-amz-content-sha256;x-amz-date,Signature=");
    }

    @Test
    void listBuckets() {
        engine.then(
                200,
                "<ListAllMyBucketsResult><Buckets><Bucket><Name>a</Name>"
                        + "<CreationDate>2013-05-24T00:00:00.000Z</CreationDate></Bucket></Buckets>"
                        + "<ContinuationToken>t</ContinuationToken></ListAllMyBucketsResult>");
        ListBucketsResult page = operations.listBuckets("x+y");
        assertThat(engine.lines()).containsExactly("GET /?continuation-token=x%2By");
        assertThat(page.buckets()).containsExactly(new ListBucketsResult.Bucket("a", FakeS3.NOW));
        assertThat(page.next()).isEqualTo("t");
    }

    @Test
    void createBucket() {
        engine.then(200, "").then(200, "").thenError(409, "BucketAlreadyOwnedByYou");
        operations.createBucket("bucket", null);
        assertThat(engine.last().body()).isEmpty();
        operations.createBucket("bucket", "eu-west-1");
        assertThat(engine.last().line()).isEqualTo("PUT /bucket");
        assertThat(engine.last().body()).contains("<LocationConstraint>eu-west-1</LocationConstraint>");
        assertRefused(ErrorKind.ALREADY_EXISTS, () -> operations.createBucket("bucket", null));
    }

    @Test
    void createBucketOnAwsNamesItsRegion() {
        FakeEngine aws = FakeS3.engine().then(200, "").then(200, "");
        FakeS3.operations(aws, FakeS3.settings().region("eu-west-1").build(), null)
                .createBucket("bucket", null);
        assertThat(aws.last().body()).contains("<LocationConstraint>eu-west-1</LocationConstraint>");
        assertThat(aws.last().request().authority()).isEqualTo("bucket.s3.eu-west-1.amazonaws.com");
        assertThat(aws.last().line()).isEqualTo("PUT /");
        FakeS3.operations(aws, FakeS3.settings().build(), null).createBucket("bucket", null);
        assertThat(aws.last().body()).isEmpty();
    }

    @Test
    void headAndDeleteBucketAndItsLocation() {
        engine.then(200, "", "x-amz-bucket-region: eu-west-1").then(200, "<LocationConstraint/>");
        engine.then(204, "");
        assertThat(operations.headBucket("bucket")).isEqualTo("eu-west-1");
        assertThat(operations.getBucketLocation("bucket")).isEqualTo("us-east-1");
        operations.deleteBucket("bucket");
        assertThat(engine.lines()).containsExactly("HEAD /bucket", "GET /bucket?location=", "DELETE /bucket");
    }

    @Test
    void putObjectWithAllItsHeaders() {
        engine.then(200, "", "ETag: \"e\"", "x-amz-version-id: v");
        ObjectHeaders headers = new ObjectHeaders(
                "text/plain",
                "gzip",
                "attachment",
                "de",
                "no-cache",
                "Fri, 24 May 2013 00:00:00 GMT",
                Map.of("A", "\u00fc"));
        PutObjectResult result = operations.putObject(OBJECT, RequestBody.EMPTY, headers, Conditions.NONE);
        assertThat(result).isEqualTo(new PutObjectResult("e", "v", null));
        FakeEngine.Sent sent = engine.last();
        assertThat(sent.line()).isEqualTo("PUT " + TARGET);
        assertThat(sent.header("Content-Type")).isEqualTo("text/plain");
        assertThat(sent.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(sent.header("Content-Disposition")).isEqualTo("attachment");
        assertThat(sent.header("Content-Language")).isEqualTo("de");
        assertThat(sent.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(sent.header("Expires")).isEqualTo("Fri, 24 May 2013 00:00:00 GMT");
        assertThat(sent.header("x-amz-meta-a")).isEqualTo("=?UTF-8?B?w7w=?=");
    }

    @Test
    void headersAreAscii() {
        ObjectHeaders headers = ObjectHeaders.NONE.withContentDisposition("attachment; filename=\u00fc");
        assertRefused(
                ErrorKind.INVALID_ARGUMENT,
                () -> operations.putObject(OBJECT, RequestBody.EMPTY, headers, Conditions.NONE));
        assertRefused(
                ErrorKind.INVALID_ARGUMENT,
                () -> operations.putObject(
                        OBJECT, RequestBody.EMPTY, ObjectHeaders.NONE.withContentType("a\r\nb: c"), Conditions.NONE));
        assertThat(engine.sent()).isEmpty();
    }

    @Test
    void headObject() {
        engine.then(
                200,
                "",
                "Content-Length: 7",
                "ETag: \"e\"",
                "Last-Modified: Fri, 24 May 2013 00:00:00 GMT",
                "Content-Type: text/plain",
                "X-Amz-Meta-A: =?UTF-8?Q?=C3=BC?=",
                "x-amz-checksum-crc64nvme: AAAAAAAAAAA=",
                "x-amz-storage-class: GLACIER");
        Conditions conditions = new Conditions("a", "b", FakeS3.NOW, FakeS3.NOW.plusSeconds(1));
        ObjectInfo info = operations.headObject(OBJECT, conditions);
        assertThat(info)
                .isEqualTo(new ObjectInfo(
                        7,
                        "e",
                        FakeS3.NOW,
                        ObjectHeaders.NONE.withContentType("text/plain").withMetadata(Map.of("a", "\u00fc")),
                        new Checksum(Checksum.Algorithm.CRC64NVME, "AAAAAAAAAAA="),
                        null,
                        "GLACIER",
                        null));
        FakeEngine.Sent sent = engine.last();
        assertThat(sent.line()).isEqualTo("HEAD " + TARGET);
        assertThat(sent.header("If-Match")).isEqualTo("\"a\"");
        assertThat(sent.header("If-None-Match")).isEqualTo("\"b\"");
        assertThat(sent.header("If-Modified-Since")).isEqualTo("Fri, 24 May 2013 00:00:00 GMT");
        assertThat(sent.header("If-Unmodified-Since")).isEqualTo("Fri, 24 May 2013 00:00:01 GMT");
        assertThat(sent.header("x-amz-checksum-mode")).isEqualTo("ENABLED");
    }

    @Test
    void deleteObject() {
        engine.then(204, "");
        operations.deleteObject(OBJECT, Conditions.NONE);
        assertThat(engine.lines()).containsExactly("DELETE " + TARGET);
    }

    @Test
    void deleteObjectsSendsOneByOneWhatXmlCannotName() {
        engine.then(200, "<DeleteResult><Deleted><Key>a</Key></Deleted></DeleteResult>")
                .then(204, "");
        DeleteObjectsResult result = operations.deleteObjects("bucket", List.of("a", "\u0001"));
        assertThat(result.deleted()).containsExactly("a", "\u0001");
        assertThat(engine.lines()).containsExactly("POST /bucket?delete=", "DELETE /bucket/%01");
        assertThat(engine.sent().get(0).body()).contains("<Key>a</Key>").doesNotContain("\u0001");
        assertThat(engine.sent().get(0).header("Content-MD5")).hasSize(24);
        assertRefused(
                ErrorKind.INVALID_ARGUMENT, () -> operations.deleteObjects("bucket", Collections.nCopies(1001, "a")));
    }

    @Test
    void copyObject() {
        engine.then(200, "\n <CopyObjectResult><ETag>\"e\"</ETag></CopyObjectResult>", "x-amz-version-id: v");
        CopyObjectOptions options = CopyObjectOptions.DEFAULT
                .withSource(Conditions.NONE.withIfMatch("s"))
                .withReplacement(ObjectHeaders.NONE.withMetadata(Map.of("a", "1")));
        PutObjectResult result = operations.copyObject(OBJECT, new ObjectRef("other", "t"), options);
        assertThat(result).isEqualTo(new PutObjectResult("e", "v", null));
        FakeEngine.Sent sent = engine.last();
        assertThat(sent.line()).isEqualTo("PUT /other/t");
        assertThat(sent.header("x-amz-copy-source")).isEqualTo(TARGET);
        assertThat(sent.header("x-amz-copy-source-If-Match")).isEqualTo("\"s\"");
        assertThat(sent.header("x-amz-metadata-directive")).isEqualTo("REPLACE");
        assertThat(sent.header("x-amz-meta-a")).isEqualTo("1");
    }

    @Test
    void errorInsideTheAnswerToACopyIsTriedAgain() {
        engine.thenError(200, "InternalError").then(200, "<CopyObjectResult><ETag>e</ETag></CopyObjectResult>");
        assertThat(operations
                        .copyObject(OBJECT, new ObjectRef("o", "t"), CopyObjectOptions.DEFAULT)
                        .etag())
                .isEqualTo("e");
        assertThat(engine.sent()).hasSize(2);
    }

    @Test
    void listObjectsV2() {
        engine.then(200, "<ListBucketResult/>").then(200, "<ListBucketResult/>");
        ListObjectsOptions options = new ListObjectsOptions("p+", "/", "after", null, 7);
        operations.listObjectsV2("bucket", options);
        operations.listObjectsV2("bucket", options.withToken("t="));
        assertThat(engine.lines())
                .containsExactly(
                        "GET /bucket?encoding-type=url&prefix=p%2B&delimiter=%2F&max-keys=7&list-type=2"
                                + "&start-after=after",
                        "GET /bucket?encoding-type=url&prefix=p%2B&delimiter=%2F&max-keys=7&list-type=2"
                                + "&continuation-token=t%3D");
    }

    @Test
    void listObjectsV1() {
        engine.then(200, "<ListBucketResult/>").then(200, "<ListBucketResult/>");
        operations.listObjectsV1("bucket", ListObjectsOptions.ALL.withAfter("a"));
        operations.listObjectsV1("bucket", ListObjectsOptions.ALL.withAfter("a").withToken("b"));
        assertThat(engine.lines())
                .containsExactly("GET /bucket?encoding-type=url&marker=a", "GET /bucket?encoding-type=url&marker=b");
    }

    @Test
    void pageThatLeadsToItselfIsRefused() {
        engine.then(
                200,
                "<ListBucketResult><IsTruncated>true</IsTruncated>"
                        + "<NextContinuationToken>t</NextContinuationToken></ListBucketResult>");
        ListObjectsOptions options = ListObjectsOptions.ALL.withToken("t");
        assertRefused(ErrorKind.UNEXPECTED, () -> operations.listObjectsV2("bucket", options));
    }

    @Test
    void multipartUpload() {
        engine.then(200, "<InitiateMultipartUploadResult><UploadId>u/1+</UploadId></InitiateMultipartUploadResult>");
        engine.then(200, "", "ETag: \"p1\"", "x-amz-checksum-crc64nvme: AAAAAAAAAAA=");
        engine.then(200, "<CopyPartResult><ETag>p2</ETag></CopyPartResult>");
        engine.then(200, "<CompleteMultipartUploadResult><ETag>\"e-2\"</ETag></CompleteMultipartUploadResult>");
        engine.then(204, "");
        assertThat(operations.createMultipartUpload(OBJECT, ObjectHeaders.NONE.withContentType("a/b")))
                .isEqualTo(UPLOAD);
        assertThat(engine.last().line()).isEqualTo("POST " + TARGET + "?uploads=");
        assertThat(engine.last().header("Content-Type")).isEqualTo("a/b");
        assertThat(engine.last().header("x-amz-checksum-algorithm")).isEqualTo("CRC64NVME");
        assertThat(engine.last().header("x-amz-checksum-type")).isEqualTo("FULL_OBJECT");
        UploadedPart first = operations.uploadPart(UPLOAD, 1, RequestBody.EMPTY);
        assertThat(engine.last().line()).isEqualTo("PUT " + TARGET + "?partNumber=1&uploadId=u%2F1%2B");
        UploadedPart second = operations.uploadPartCopy(
                UPLOAD, 2, new ObjectRef("s", "k"), new ByteRange(5, 10), Conditions.NONE.withIfMatch("m"));
        assertThat(second).isEqualTo(new UploadedPart(2, "p2", null, 10));
        assertThat(engine.last().header("x-amz-copy-source")).isEqualTo("/s/k");
        assertThat(engine.last().header("x-amz-copy-source-range")).isEqualTo("bytes=5-14");
        assertThat(engine.last().header("x-amz-copy-source-If-Match")).isEqualTo("\"m\"");
        PutObjectResult result = operations.completeMultipartUpload(UPLOAD, List.of(first, second), Conditions.ABSENT);
        assertThat(result.etag()).isEqualTo("e-2");
        assertThat(engine.last().line()).isEqualTo("POST " + TARGET + "?uploadId=u%2F1%2B");
        assertThat(engine.last().header("If-None-Match")).isEqualTo("*");
        assertThat(engine.last().body()).contains("<PartNumber>2</PartNumber><ETag>\"p2\"</ETag>");
        operations.abortMultipartUpload(UPLOAD);
        assertThat(engine.last().line()).isEqualTo("DELETE " + TARGET + "?uploadId=u%2F1%2B");
    }

    @Test
    void partsHaveNumbers() {
        for (int number : new int[] {0, 10_001}) {
            assertRefused(ErrorKind.INVALID_ARGUMENT, () -> operations.uploadPart(UPLOAD, number, RequestBody.EMPTY));
        }
    }

    @Test
    void listPartsAndUploads() {
        engine.then(
                200,
                "<ListPartsResult><IsTruncated>true</IsTruncated><NextPartNumberMarker>4</NextPartNumberMarker>"
                        + "<Part><PartNumber>4</PartNumber><ETag>\"e\"</ETag><Size>9</Size></Part></ListPartsResult>");
        ListPartsResult parts = operations.listParts(UPLOAD, 3);
        assertThat(engine.last().line()).isEqualTo("GET " + TARGET + "?uploadId=u%2F1%2B&part-number-marker=3");
        assertThat(parts).isEqualTo(new ListPartsResult(List.of(new UploadedPart(4, "e", null, 9)), 4));
        engine.then(
                200,
                "<ListMultipartUploadsResult><EncodingType>url</EncodingType><IsTruncated>true</IsTruncated>"
                        + "<NextKeyMarker>a%20b</NextKeyMarker><NextUploadIdMarker>u</NextUploadIdMarker>"
                        + "<Upload><Key>a%20b</Key><UploadId>u</UploadId></Upload></ListMultipartUploadsResult>");
        ListMultipartUploadsResult uploads =
                operations.listMultipartUploads("bucket", new ListMultipartUploadsOptions("p", "/", "k", "i", 5));
        assertThat(engine.last().line())
                .isEqualTo("GET /bucket?uploads=&encoding-type=url&prefix=p&delimiter=%2F&key-marker=k"
                        + "&upload-id-marker=i&max-uploads=5");
        assertThat(uploads.uploads())
                .containsExactly(new ListMultipartUploadsResult.Entry(
                        new MultipartUpload(new ObjectRef("bucket", "a b"), "u"), null));
        assertThat(uploads.nextKeyMarker()).isEqualTo("a b");
        assertThat(uploads.nextUploadIdMarker()).isEqualTo("u");
    }

    @Test
    void presign() {
        URI url = operations.presign("GET", OBJECT, Duration.ofMinutes(5));
        assertThat(url.toString())
                .startsWith(
                        "http://localhost:9000" + TARGET + "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AK%2F")
                .contains("&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=");
        assertRefused(ErrorKind.INVALID_ARGUMENT, () -> operations.presign("POST", OBJECT, Duration.ofMinutes(5)));
        assertRefused(ErrorKind.INVALID_ARGUMENT, () -> operations.presign("GET", OBJECT, Duration.ofDays(8)));
        assertRefused(ErrorKind.INVALID_ARGUMENT, () -> operations.presign("GET", OBJECT, Duration.ZERO));
        assertThat(engine.sent()).isEmpty();
    }

    @Test
    void wrongRegionIsFollowedAndRemembered() {
        engine.then(400, "", "x-amz-bucket-region: eu-west-1");
        engine.then(200, "").then(200, "").then(200, "");
        operations.headBucket("bucket");
        operations.headBucket("bucket");
        operations.headBucket("other");
        assertThat(engine.sent())
                .extracting(sent ->
                        String.valueOf(sent.header("Authorization")).replaceAll(".*Credential=AK/[0-9]+/|/s3/.*", ""))
                .containsExactly("us-east-1", "eu-west-1", "eu-west-1", "us-east-1");
    }

    @Test
    void redirectsOfAwsLeadToTheRegion() {
        FakeEngine aws = FakeS3.engine();
        S3Operations there = FakeS3.operations(aws, FakeS3.settings().build(), null);
        aws.then(301, "", "x-amz-bucket-region: eu-west-1").then(200, "", "ETag: \"e\"");
        there.putObject(
                new ObjectRef("bucket", "k"),
                RequestBody.of("x".getBytes(StandardCharsets.US_ASCII)),
                ObjectHeaders.NONE,
                Conditions.NONE);
        assertThat(aws.last().request().authority()).isEqualTo("bucket.s3.eu-west-1.amazonaws.com");
        assertThat(aws.last().body()).isEqualTo("x");
    }

    @Test
    void redirectsComeToAnEnd() {
        for (int i = 0; i < 4; i++) {
            engine.then(307, "", "Location: http://localhost:" + (9001 + i) + "/bucket");
        }
        assertRefused(ErrorKind.UNEXPECTED, () -> operations.headBucket("bucket"));
        assertThat(engine.sent()).hasSize(4);
    }

    @Test
    void skewedClockIsSetRightForAllThatFollows() {
        engine.then(403, "", "Date: Fri, 24 May 2013 05:00:00 GMT");
        engine.then(200, "").then(200, "");
        operations.headBucket("bucket");
        operations.headBucket("bucket");
        assertThat(engine.sent())
                .extracting(sent -> sent.header("x-amz-date"))
                .containsExactly("20130524T000000Z", "20130524T050000Z", "20130524T050000Z");
    }

    @Test
    void documentThatBreaksOffIsAskedForAgain() {
        engine.then(sent -> FakeEngine.broken(200, "<ListBucketRes"));
        engine.then(200, "<ListBucketResult/>");
        assertThat(operations.listObjectsV2("bucket", ListObjectsOptions.ALL).objects())
                .isEmpty();
        assertThat(engine.sent()).hasSize(2);
    }

    @Test
    void quotedEtagThatIsRefusedThoughItMatchesGoesBare() {
        engine.thenError(412, "PreconditionFailed").then(200, "", "Content-Length: 0", "ETag: \"" + EMPTY_MD5 + "\"");
        engine.then(200, "", "ETag: \"n\"").then(200, "", "ETag: \"m\"");
        Conditions conditions = Conditions.NONE.withIfMatch(EMPTY_MD5);
        operations.putObject(OBJECT, RequestBody.EMPTY, ObjectHeaders.NONE, conditions);
        operations.putObject(OBJECT, RequestBody.EMPTY, ObjectHeaders.NONE, conditions);
        assertThat(engine.sent())
                .extracting(sent -> sent.request().method() + " " + sent.header("If-Match"))
                .containsExactly("PUT \"" + EMPTY_MD5 + "\"", "HEAD null", "PUT " + EMPTY_MD5, "PUT " + EMPTY_MD5);
    }

    @Test
    void closingClosesTheEngine() {
        operations.close();
        assertThat(engine.isClosed()).isTrue();
    }
}

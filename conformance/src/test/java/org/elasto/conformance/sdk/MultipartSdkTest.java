package org.elasto.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

class MultipartSdkTest {

    private static final int PART = 5 << 20;
    private static final byte[] CONTENT = Bytes.of(2 * PART + 1000, 11);

    @RegisterExtension
    static final SdkServer server = new SdkServer();

    private S3Client s3;
    private String bucket;
    private String upload;

    @BeforeEach
    void anUpload() {
        s3 = server.client();
        bucket = server.bucket();
        CreateMultipartUploadResponse created = s3.createMultipartUpload(request ->
                request.bucket(bucket).key("k").contentType("text/x-parts").metadata(Map.of("a", "b")));
        assertThat(created.bucket()).isEqualTo(bucket);
        assertThat(created.key()).isEqualTo("k");
        upload = created.uploadId();
    }

    private CompletedPart put(int number, byte[] content) {
        UploadPartResponse put = s3.uploadPart(
                request -> request.bucket(bucket).key("k").uploadId(upload).partNumber(number),
                RequestBody.fromBytes(content));
        return CompletedPart.builder().partNumber(number).eTag(put.eTag()).build();
    }

    private CompletedPart put(int number) {
        return put(number, slice(number));
    }

    private static byte[] slice(int number) {
        return Arrays.copyOfRange(CONTENT, (number - 1) * PART, Math.min(number * PART, CONTENT.length));
    }

    private CompleteMultipartUploadResponse complete(CompletedPart... parts) {
        return s3.completeMultipartUpload(
                request -> request.bucket(bucket).key("k").uploadId(upload).multipartUpload(list -> list.parts(parts)));
    }

    @Test
    void partsBecomeOneObject() {
        CompletedPart third = put(3);
        CompleteMultipartUploadResponse completed = complete(put(1), put(2), third);

        ResponseBytes<GetObjectResponse> got =
                s3.getObjectAsBytes(request -> request.bucket(bucket).key("k"));

        assertThat(got.asByteArray()).isEqualTo(CONTENT);
        assertThat(got.response().contentType()).isEqualTo("text/x-parts");
        assertThat(got.response().metadata()).containsEntry("a", "b");
        assertThat(completed.eTag()).endsWith("-3\"").isEqualTo(got.response().eTag());
        assertThat(completed.bucket()).isEqualTo(bucket);
        assertThat(completed.key()).isEqualTo("k");
        assertThat(completed.location()).contains(bucket).endsWith("k");
        Refused.as(NoSuchUploadException.class, 404, "NoSuchUpload", () -> put(4, new byte[1]));
    }

    @Test
    void aPartOfTheObjectIsReadByItsNumber() {
        complete(put(1), put(2), put(3));

        ResponseBytes<GetObjectResponse> last =
                s3.getObjectAsBytes(request -> request.bucket(bucket).key("k").partNumber(3));
        HeadObjectResponse head =
                s3.headObject(request -> request.bucket(bucket).key("k").partNumber(1));

        assertThat(last.asByteArray()).isEqualTo(slice(3));
        assertThat(last.response().partsCount()).isEqualTo(3);
        assertThat(last.response().contentRange())
                .isEqualTo("bytes " + 2 * PART + "-" + (CONTENT.length - 1) + "/" + CONTENT.length);
        assertThat(head.partsCount()).isEqualTo(3);
        assertThat(head.contentLength()).isEqualTo(PART);
        Refused.with(
                416,
                "InvalidPartNumber",
                () -> s3.getObjectAsBytes(
                        request -> request.bucket(bucket).key("k").partNumber(4)));
    }

    @Test
    void attributesTellTheParts() {
        complete(put(1), put(2));

        GetObjectAttributesResponse attributes = s3.getObjectAttributes(
                request -> request.bucket(bucket).key("k").objectAttributes(ObjectAttributes.knownValues()));

        assertThat(attributes.objectSize()).isEqualTo(2L * PART);
        assertThat(attributes.objectParts().totalPartsCount()).isEqualTo(2);
        assertThat(attributes.eTag()).endsWith("-2").doesNotContain("\"");
        assertThat(attributes.storageClassAsString()).isEqualTo("STANDARD");
    }

    @Test
    void partsAreListedPageByPage() {
        for (int number : new int[] {7, 1, 10_000, 3}) {
            put(number, new byte[number]);
        }

        List<Part> parts = s3
                .listPartsPaginator(request ->
                        request.bucket(bucket).key("k").uploadId(upload).maxParts(3))
                .parts()
                .stream()
                .toList();
        ListPartsResponse rest = s3.listParts(
                request -> request.bucket(bucket).key("k").uploadId(upload).partNumberMarker(7));

        assertThat(parts).extracting(Part::partNumber).containsExactly(1, 3, 7, 10_000);
        assertThat(parts).extracting(Part::size).containsExactly(1L, 3L, 7L, 10_000L);
        assertThat(parts).allSatisfy(part -> assertThat(part.lastModified()).isNotNull());
        assertThat(rest.parts()).extracting(Part::partNumber).containsExactly(10_000);
        assertThat(rest.isTruncated()).isFalse();
    }

    @Test
    void uploadsAreListedByPrefixAndPageByPage() {
        for (String key : new String[] {"a/1", "a/2", "a/b/3", "z"}) {
            s3.createMultipartUpload(request -> request.bucket(bucket).key(key));
        }

        assertThat(s3.listMultipartUploadsPaginator(
                                request -> request.bucket(bucket).maxUploads(2))
                        .uploads())
                .extracting(MultipartUpload::key)
                .containsExactly("a/1", "a/2", "a/b/3", "k", "z");
        ListMultipartUploadsResponse folders = s3.listMultipartUploads(
                request -> request.bucket(bucket).prefix("a/").delimiter("/"));
        assertThat(folders.uploads()).extracting(MultipartUpload::key).containsExactly("a/1", "a/2");
        assertThat(folders.commonPrefixes())
                .singleElement()
                .satisfies(prefix -> assertThat(prefix.prefix()).isEqualTo("a/b/"));
    }

    @Test
    void anAbortedUploadIsGone() {
        put(1);
        s3.abortMultipartUpload(request -> request.bucket(bucket).key("k").uploadId(upload));

        assertThat(s3.listMultipartUploads(request -> request.bucket(bucket)).uploads())
                .isEmpty();
        Refused.as(
                NoSuchUploadException.class,
                404,
                "NoSuchUpload",
                () -> complete(CompletedPart.builder()
                        .partNumber(1)
                        .eTag("\"" + "0".repeat(32) + "\"")
                        .build()));
        Refused.as(
                NoSuchUploadException.class,
                404,
                "NoSuchUpload",
                () -> s3.listParts(request -> request.bucket(bucket).key("k").uploadId(upload)));
        Refused.as(
                NoSuchUploadException.class,
                404,
                "NoSuchUpload",
                () -> s3.abortMultipartUpload(
                        request -> request.bucket(bucket).key("k").uploadId(upload)));
    }

    @Test
    void partsAreCopiedFromObjects() {
        s3.putObject(request -> request.bucket(bucket).key("source ü+%"), RequestBody.fromBytes(CONTENT));
        CompletedPart first = copied(1, "bytes=1000-" + (1000 + PART - 1));
        CompletedPart second = copied(2, null);
        Refused.with(400, "InvalidArgument", () -> copied(3, "bytes=0-" + CONTENT.length));
        complete(first, second);

        byte[] got =
                s3.getObjectAsBytes(request -> request.bucket(bucket).key("k")).asByteArray();

        assertThat(Arrays.copyOfRange(got, 0, PART)).isEqualTo(Arrays.copyOfRange(CONTENT, 1000, 1000 + PART));
        assertThat(Arrays.copyOfRange(got, PART, got.length)).isEqualTo(CONTENT);
    }

    private CompletedPart copied(int number, @Nullable String range) {
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(s3.uploadPartCopy(request -> request.sourceBucket(bucket)
                                .sourceKey("source ü+%")
                                .copySourceRange(range)
                                .destinationBucket(bucket)
                                .destinationKey("k")
                                .uploadId(upload)
                                .partNumber(number))
                        .copyPartResult()
                        .eTag())
                .build();
    }

    @Test
    void whatCannotBeAssembledIsRefused() {
        CompletedPart small = put(1, "small".getBytes(StandardCharsets.UTF_8));
        CompletedPart last = put(2, "last".getBytes(StandardCharsets.UTF_8));

        Refused.with(400, "EntityTooSmall", () -> complete(small, last));
        Refused.with(400, "InvalidPartOrder", () -> complete(last, small));
        Refused.with(
                400,
                "InvalidPart",
                () -> complete(small.toBuilder().eTag(last.eTag()).build()));
        Refused.with(
                400,
                "InvalidArgument",
                () -> s3.uploadPart(
                        request ->
                                request.bucket(bucket).key("k").uploadId(upload).partNumber(10_001),
                        RequestBody.empty()));
        assertThat(complete(last).eTag()).endsWith("-1\"");
    }

    @Test
    void aCompletionCanDemandThatNothingIsThere() {
        CompletedPart part = put(1);
        s3.putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromString("there"));

        Refused.with(
                412,
                "PreconditionFailed",
                () -> s3.completeMultipartUpload(request -> request.bucket(bucket)
                        .key("k")
                        .uploadId(upload)
                        .ifNoneMatch("*")
                        .multipartUpload(list -> list.parts(part))));
        assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key("k"))
                        .asUtf8String())
                .isEqualTo("there");
    }
}

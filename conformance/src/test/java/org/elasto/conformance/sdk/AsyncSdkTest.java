package org.elasto.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Every operation once more through the client that does not block, whose engine is Netty. */
class AsyncSdkTest {

    private static final int PART = 5 << 20;

    @RegisterExtension
    static final SdkServer server = new SdkServer();

    private S3AsyncClient s3;
    private String bucket;

    @BeforeEach
    void freshBucket() {
        s3 = server.asyncClient();
        bucket = SdkServer.freeName();
        s3.createBucket(request -> request.bucket(bucket)).join();
    }

    private void put(S3AsyncClient client, String key, byte[] content) {
        client.putObject(
                        request -> request.bucket(bucket).key(key).metadata(Map.of("of", "async")),
                        AsyncRequestBody.fromBytes(content))
                .join();
    }

    private ResponseBytes<GetObjectResponse> get(S3AsyncClient client, String key) {
        return client.getObject(request -> request.bucket(bucket).key(key), AsyncResponseTransformer.toBytes())
                .join();
    }

    @Test
    void bucketsLiveAndDie() {
        s3.headBucket(request -> request.bucket(bucket)).join();
        assertThat(s3.listBuckets().join().buckets()).extracting(Bucket::name).contains(bucket);
        assertThat(s3.getBucketLocation(request -> request.bucket(bucket))
                        .join()
                        .locationConstraintAsString())
                .isNullOrEmpty();

        s3.deleteBucket(request -> request.bucket(bucket)).join();

        Refused.as(
                NoSuchBucketException.class,
                404,
                "NoSuchBucket",
                () -> s3.listObjectsV2(request -> request.bucket(bucket)).join());
    }

    @Test
    void objectsLiveAndDie() {
        byte[] content = Bytes.of(300_000, 21);
        put(s3, "a b/ü+%", content);
        s3.copyObject(request -> request.sourceBucket(bucket)
                        .sourceKey("a b/ü+%")
                        .destinationBucket(bucket)
                        .destinationKey("copy"))
                .join();

        ResponseBytes<GetObjectResponse> got = get(s3, "a b/ü+%");
        HeadObjectResponse head =
                s3.headObject(request -> request.bucket(bucket).key("copy")).join();
        byte[] range = s3.getObject(
                        request -> request.bucket(bucket).key("copy").range("bytes=1000-1999"),
                        AsyncResponseTransformer.toBytes())
                .join()
                .asByteArray();

        assertThat(got.asByteArray()).isEqualTo(content);
        assertThat(got.response().metadata()).containsEntry("of", "async");
        assertThat(head.eTag()).isEqualTo(got.response().eTag());
        assertThat(head.metadata()).containsEntry("of", "async");
        assertThat(range).isEqualTo(Arrays.copyOfRange(content, 1000, 2000));

        s3.deleteObject(request -> request.bucket(bucket).key("a b/ü+%")).join();
        s3.deleteObjects(request -> request.bucket(bucket)
                        .delete(list -> list.objects(
                                ObjectIdentifier.builder().key("copy").build())))
                .join();

        Refused.as(NoSuchKeyException.class, 404, "NoSuchKey", () -> get(s3, "copy"));
        Refused.as(NoSuchKeyException.class, 404, "NoSuchKey", () -> get(s3, "a b/ü+%"));
    }

    @Test
    void conditionsAndRangesRefuse() {
        put(s3, "k", new byte[10]);

        Refused.with(
                412,
                "PreconditionFailed",
                () -> s3.putObject(
                                request -> request.bucket(bucket).key("k").ifNoneMatch("*"), AsyncRequestBody.empty())
                        .join());
        Refused.with(
                416,
                "InvalidRange",
                () -> s3.getObject(
                                request -> request.bucket(bucket).key("k").range("bytes=10-"),
                                AsyncResponseTransformer.toBytes())
                        .join());
    }

    @Test
    void listingsArePublishedPageByPage() {
        CompletableFuture<?>[] puts = IntStream.range(0, 30)
                .mapToObj(i -> s3.putObject(
                        request -> request.bucket(bucket).key("d%d/%02d".formatted(i % 3, i)),
                        AsyncRequestBody.fromString("x")))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(puts).join();
        List<String> keys = new ArrayList<>();

        s3.listObjectsV2Paginator(request -> request.bucket(bucket).maxKeys(7))
                .contents()
                .subscribe(object -> keys.add(object.key()))
                .join();

        assertThat(keys).hasSize(30).isSorted();
        assertThat(s3.listObjectsV2(request -> request.bucket(bucket).delimiter("/"))
                        .join()
                        .commonPrefixes())
                .extracting(CommonPrefix::prefix)
                .containsExactly("d0/", "d1/", "d2/");
        assertThat(s3.listObjects(request -> request.bucket(bucket).prefix("d1/"))
                        .join()
                        .contents())
                .extracting(S3Object::key)
                .hasSize(10);
    }

    @Test
    void anUploadInPartsByHand() {
        String upload = s3.createMultipartUpload(
                        request -> request.bucket(bucket).key("k"))
                .join()
                .uploadId();
        put(s3, "source", Bytes.of(PART, 22));
        String first = s3.uploadPartCopy(request -> request.sourceBucket(bucket)
                        .sourceKey("source")
                        .destinationBucket(bucket)
                        .destinationKey("k")
                        .uploadId(upload)
                        .partNumber(1))
                .join()
                .copyPartResult()
                .eTag();
        String second = s3.uploadPart(
                        request ->
                                request.bucket(bucket).key("k").uploadId(upload).partNumber(2),
                        AsyncRequestBody.fromString("the end"))
                .join()
                .eTag();

        assertThat(s3.listParts(request -> request.bucket(bucket).key("k").uploadId(upload))
                        .join()
                        .parts())
                .extracting(Part::partNumber)
                .containsExactly(1, 2);
        assertThat(s3.listMultipartUploads(request -> request.bucket(bucket))
                        .join()
                        .uploads())
                .extracting(MultipartUpload::uploadId)
                .containsExactly(upload);
        s3.completeMultipartUpload(request -> request.bucket(bucket)
                        .key("k")
                        .uploadId(upload)
                        .multipartUpload(list -> list.parts(
                                CompletedPart.builder()
                                        .partNumber(1)
                                        .eTag(first)
                                        .build(),
                                CompletedPart.builder()
                                        .partNumber(2)
                                        .eTag(second)
                                        .build())))
                .join();

        assertThat(get(s3, "k").asByteArray())
                .hasSize(PART + 7)
                .endsWith("the end".getBytes(StandardCharsets.US_ASCII));
        Refused.as(
                NoSuchUploadException.class,
                404,
                "NoSuchUpload",
                () -> s3.abortMultipartUpload(
                                request -> request.bucket(bucket).key("k").uploadId("nothing"))
                        .join());
    }

    /** The client splits by itself: uploads, downloads by part number, and copies. */
    @Test
    void theClientThatSplitsByItself() {
        byte[] content = Bytes.of(3 * PART + 12345, 23);
        try (S3AsyncClient splitting = server.asyncBuilder()
                .multipartEnabled(true)
                .multipartConfiguration(
                        parts -> parts.minimumPartSizeInBytes((long) PART).thresholdInBytes((long) PART))
                .build()) {
            put(splitting, "k", content);
            splitting
                    .copyObject(request -> request.sourceBucket(bucket)
                            .sourceKey("k")
                            .destinationBucket(bucket)
                            .destinationKey("copy"))
                    .join();

            ResponseBytes<GetObjectResponse> got = get(splitting, "copy");
            assertThat(got.asByteArray()).isEqualTo(content);
            assertThat(get(s3, "k").response().eTag()).endsWith("-4\"");
            assertThat(get(s3, "k").asByteArray()).isEqualTo(content);
        }
    }

    @Test
    void aBodyOfUnknownLengthIsSplitToo() {
        byte[] content = Bytes.of(2 * PART + 99, 24);
        try (S3AsyncClient splitting =
                server.asyncBuilder().multipartEnabled(true).build()) {
            splitting
                    .putObject(
                            request -> request.bucket(bucket).key("k"),
                            AsyncRequestBody.fromInputStream(configuration -> configuration
                                    .inputStream(new ByteArrayInputStream(content))
                                    .executor(ForkJoinPool.commonPool())))
                    .join();
        }

        assertThat(get(s3, "k").asByteArray()).isEqualTo(content);
    }
}

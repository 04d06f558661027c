package org.elasto.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ObjectSdkTest {

    @RegisterExtension
    static final SdkServer server = new SdkServer();

    private S3Client s3;
    private String bucket;

    @BeforeEach
    void freshBucket() {
        s3 = server.client();
        bucket = server.bucket();
    }

    @Test
    void anObjectComesBackAsItWentIn() {
        byte[] content = Bytes.of(300_000, 1);
        PutObjectResponse put = s3.putObject(
                request -> request.bucket(bucket)
                        .key("folder/key")
                        .contentType("image/x-test")
                        .cacheControl("no-store")
                        .contentDisposition("attachment; filename=a.bin")
                        .contentLanguage("de")
                        .metadata(Map.of("colour", "green", "number", "7")),
                RequestBody.fromBytes(content));

        ResponseBytes<GetObjectResponse> got =
                s3.getObjectAsBytes(request -> request.bucket(bucket).key("folder/key"));
        HeadObjectResponse head =
                s3.headObject(request -> request.bucket(bucket).key("folder/key"));

        assertThat(got.asByteArray()).isEqualTo(content);
        assertThat(got.response().eTag()).isEqualTo(put.eTag()).isEqualTo(head.eTag());
        assertThat(got.response().metadata()).containsEntry("colour", "green").containsEntry("number", "7");
        assertThat(head.contentType()).isEqualTo("image/x-test");
        assertThat(head.cacheControl()).isEqualTo("no-store");
        assertThat(head.contentDisposition()).isEqualTo("attachment; filename=a.bin");
        assertThat(head.contentLanguage()).isEqualTo("de");
        assertThat(head.contentLength()).isEqualTo(300_000L);
        assertThat(head.lastModified()).isEqualTo(got.response().lastModified());
    }

    @Test
    void anEmptyObjectIsAnObject() {
        s3.putObject(request -> request.bucket(bucket).key("empty"), RequestBody.empty());

        assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key("empty"))
                        .asByteArray())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b", "a+b", "a%20b", "a%2Fb", "a//b", "/a", "a/", ".", "a/../b", "ü€𝄞", "a?b&c=d", "a;b:c@d",
                "(a)!*'~", "\"<&>", "a\\b", "#", "$=,"
            })
    void anyKeyIsItself(String key) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(key));

        assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                        .asUtf8String())
                .isEqualTo(key);
        assertThat(s3.listObjectsV2(request -> request.bucket(bucket)).contents())
                .singleElement()
                .satisfies(listed -> assertThat(listed.key()).isEqualTo(key));
    }

    @Test
    void rangesAreReadExactly() {
        s3.putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromString("0123456789"));

        ResponseBytes<GetObjectResponse> middle = range("bytes=2-4");
        assertThat(middle.asUtf8String()).isEqualTo("234");
        assertThat(middle.response().contentRange()).isEqualTo("bytes 2-4/10");
        assertThat(range("bytes=7-").asUtf8String()).isEqualTo("789");
        assertThat(range("bytes=-3").asUtf8String()).isEqualTo("789");
        assertThat(range("bytes=0-99").asUtf8String()).isEqualTo("0123456789");
        assertThatThrownBy(() -> range("bytes=10-")).isInstanceOfSatisfying(S3Exception.class, refused -> {
            assertThat(refused.statusCode()).isEqualTo(416);
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidRange");
        });
    }

    private ResponseBytes<GetObjectResponse> range(String range) {
        return s3.getObjectAsBytes(request -> request.bucket(bucket).key("k").range(range));
    }

    @Test
    void aResponseCanBeOverridden() {
        s3.putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromString("v"));

        GetObjectResponse got = s3.getObjectAsBytes(request -> request.bucket(bucket)
                        .key("k")
                        .responseContentType("text/x-other")
                        .responseContentDisposition("inline"))
                .response();

        assertThat(got.contentType()).isEqualTo("text/x-other");
        assertThat(got.contentDisposition()).isEqualTo("inline");
    }

    @Test
    void aDeletedObjectIsGoneAndDeletingItAgainIsNoError() {
        s3.putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromString("v"));
        s3.deleteObject(request -> request.bucket(bucket).key("k"));
        s3.deleteObject(request -> request.bucket(bucket).key("k"));

        assertThatThrownBy(() ->
                        s3.getObjectAsBytes(request -> request.bucket(bucket).key("k")))
                .isInstanceOfSatisfying(
                        NoSuchKeyException.class,
                        missing -> assertThat(missing.statusCode()).isEqualTo(404));
        assertThatThrownBy(() -> s3.headObject(request -> request.bucket(bucket).key("k")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void expectContinueIsAnswered() {
        byte[] content = Bytes.of(3 << 20, 2);
        try (S3Client expecting = server.builder()
                .serviceConfiguration(settings -> settings.expectContinueEnabled(true))
                .build()) {
            expecting.putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromBytes(content));
        }

        assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key("k"))
                        .asByteArray())
                .isEqualTo(content);
    }

    @Test
    void aRefusalIsSeenWhileABodyWaitsForContinue() {
        try (S3Client expecting = server.builder()
                .serviceConfiguration(settings -> settings.expectContinueEnabled(true))
                .overrideConfiguration(settings -> settings.apiCallTimeout(Duration.ofSeconds(20)))
                .build()) {
            assertThatThrownBy(() -> expecting.putObject(
                            request -> request.bucket(SdkServer.freeName()).key("k"),
                            RequestBody.fromBytes(Bytes.of(3 << 20, 3))))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refused -> assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo("NoSuchBucket"));
        }
    }

    @Test
    void manyThreadsDoNotDisturbEachOther() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (Future<Boolean> done : threads.invokeAll(IntStream.range(0, 16)
                    .<Callable<Boolean>>mapToObj(thread -> () -> putsAndGets(thread))
                    .toList())) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(s3.listObjectsV2(request -> request.bucket(bucket)).keyCount())
                .isEqualTo(16 * 25);
    }

    private boolean putsAndGets(int thread) {
        boolean same = true;
        for (int i = 0; i < 25; i++) {
            byte[] content = Bytes.of(1 + thread * 997 + i * 31, thread * 100L + i);
            String key = thread + "/" + i;
            s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
            same &= Arrays.equals(
                    content,
                    s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                            .asByteArrayUnsafe());
        }
        return same;
    }
}

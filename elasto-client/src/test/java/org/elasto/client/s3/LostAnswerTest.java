package org.elasto.client.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.FakeEngine;
import org.elasto.client.http.RequestBody;
import org.junit.jupiter.api.Test;

/** Writes whose answer never came: looked after, and sent again only when they were not carried out. */
class LostAnswerTest {

    private static final ObjectRef OBJECT = new ObjectRef("bucket", "key");
    private static final RequestBody HELLO = RequestBody.of("hello".getBytes(StandardCharsets.UTF_8));
    private static final String HELLO_MD5 = "5d41402abc4b2a76b9719d911017c592";

    private final FakeEngine engine = FakeS3.engine();

    private PutObjectResult create() {
        return FakeS3.operations(engine).putObject(OBJECT, HELLO, ObjectHeaders.NONE, Conditions.ABSENT);
    }

    private void thenThere(String etag, int size) {
        engine.then(200, "", "Content-Length: " + size, "ETag: \"" + etag + "\"");
    }

    private static void assertFails(ErrorKind kind, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void createThatCameThroughIsFound() {
        engine.thenLost();
        thenThere(HELLO_MD5, 5);
        assertThat(create().etag()).isEqualTo(HELLO_MD5);
        assertThat(engine.lines()).containsExactly("PUT /bucket/key", "HEAD /bucket/key");
    }

    @Test
    void createThatDidNotIsSentAgain() {
        engine.thenLost().then(404, "").then(200, "", "ETag: \"new\"");
        assertThat(create().etag()).isEqualTo("new");
        assertThat(engine.lines()).containsExactly("PUT /bucket/key", "HEAD /bucket/key", "PUT /bucket/key");
        assertThat(engine.last().header("If-None-Match")).isEqualTo("*");
    }

    @Test
    void createThatCameThroughLateIsFound() {
        engine.thenLost().then(404, "").thenError(412, "PreconditionFailed");
        thenThere(HELLO_MD5, 5);
        assertThat(create().etag()).isEqualTo(HELLO_MD5);
    }

    @Test
    void somebodyElsesObjectIsNotTakenForOurs() {
        engine.thenLost();
        thenThere("0".repeat(32), 5);
        engine.thenError(412, "PreconditionFailed");
        thenThere("0".repeat(32), 5);
        assertFails(ErrorKind.PRECONDITION_FAILED, this::create);
    }

    @Test
    void otherMetadataIsSomebodyElses() {
        engine.thenLost().then(200, "", "Content-Length: 5", "ETag: \"" + HELLO_MD5 + "\"", "x-amz-meta-who: other");
        engine.thenError(412, "PreconditionFailed");
        engine.then(200, "", "Content-Length: 5", "ETag: \"" + HELLO_MD5 + "\"", "x-amz-meta-who: other");
        assertFails(ErrorKind.PRECONDITION_FAILED, this::create);
    }

    @Test
    void refusalOfTheFirstIsARefusal() {
        engine.thenError(412, "PreconditionFailed");
        assertFails(ErrorKind.PRECONDITION_FAILED, this::create);
        assertThat(engine.sent()).hasSize(1);
    }

    @Test
    void errorOfTheServiceIsAsGoodAsNoAnswer() {
        engine.thenError(500, "InternalError");
        thenThere(HELLO_MD5, 5);
        assertThat(create().etag()).isEqualTo(HELLO_MD5);
    }

    @Test
    void busyServiceDidNothing() {
        engine.thenError(503, "SlowDown").then(200, "", "ETag: \"e\"");
        assertThat(create().etag()).isEqualTo("e");
        assertThat(engine.lines()).containsExactly("PUT /bucket/key", "PUT /bucket/key");
    }

    @Test
    void givesUpAfterItsAttempts() {
        for (int i = 0; i < 4; i++) {
            engine.thenLost().then(404, "");
        }
        assertFails(ErrorKind.UNEXPECTED, this::create);
        assertThat(engine.isUsedUp()).isTrue();
    }

    @Test
    void failureOfLookingIsToldAlongWithTheFirst() {
        engine.thenLost().then(403, "");
        assertThatThrownBy(this::create).isInstanceOfSatisfying(StorageException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.UNEXPECTED);
            assertThat(e.getSuppressed()).hasSize(1);
        });
    }

    @Test
    void streamIsSentOnce() {
        engine.thenLost().then(404, "");
        RequestBody once = RequestBody.once(new ByteArrayInputStream(new byte[3]), 3);
        assertFails(
                ErrorKind.UNEXPECTED,
                () -> FakeS3.operations(engine).putObject(OBJECT, once, ObjectHeaders.NONE, Conditions.ABSENT));
        assertThat(engine.isUsedUp()).isTrue();
    }

    @Test
    void plainWriteIsSimplySentAgain() {
        engine.thenLost().then(200, "", "ETag: \"e\"");
        PutObjectResult result =
                FakeS3.operations(engine).putObject(OBJECT, HELLO, ObjectHeaders.NONE, Conditions.NONE);
        assertThat(result.etag()).isEqualTo("e");
        assertThat(engine.lines()).containsExactly("PUT /bucket/key", "PUT /bucket/key");
    }

    @Test
    void completedUploadIsFoundByItsEtag() {
        List<UploadedPart> parts = List.of(
                new UploadedPart(1, "5d41402abc4b2a76b9719d911017c592", null, 5),
                new UploadedPart(2, "7d793037a0760186574b0282f2f435e7", null, 5));
        // The MD5 of the two MD5s, worked out with Python's hashlib.
        String real = "065947336a2f2a95ba8899f3675c3be6-2";
        engine.thenLost();
        engine.then(200, "", "Content-Length: 10", "ETag: \"" + real + "\"");
        PutObjectResult result = FakeS3.operations(engine)
                .completeMultipartUpload(new MultipartUpload(OBJECT, "u"), parts, Conditions.ABSENT);
        assertThat(result.etag()).isEqualTo(real);
        assertThat(engine.lines()).containsExactly("POST /bucket/key?uploadId=u", "HEAD /bucket/key");
    }

    @Test
    void completedUploadIsFoundWhenTheSecondTimeItIsGone() {
        List<UploadedPart> parts = List.of(new UploadedPart(1, HELLO_MD5, null, 5));
        String etag = WholeChecksum.of(parts).etag();
        engine.thenLost().then(404, "").thenError(404, "NoSuchUpload");
        engine.then(200, "", "Content-Length: 5", "ETag: \"" + etag + "\"");
        assertThat(FakeS3.operations(engine)
                        .completeMultipartUpload(new MultipartUpload(OBJECT, "u"), parts, Conditions.NONE)
                        .etag())
                .isEqualTo(etag);
    }

    @Test
    void deletedBucketIsGone() {
        engine.thenLost().then(404, "");
        FakeS3.operations(engine).deleteBucket("bucket");
        assertThat(engine.lines()).containsExactly("DELETE /bucket", "HEAD /bucket");
        engine.thenLost().then(200, "").then(204, "");
        FakeS3.operations(engine).deleteBucket("bucket");
        assertThat(engine.isUsedUp()).isTrue();
    }

    @Test
    void missingBucketCannotBeDeleted() {
        engine.thenError(404, "NoSuchBucket");
        assertFails(ErrorKind.NOT_FOUND, () -> FakeS3.operations(engine).deleteBucket("bucket"));
    }

    @Test
    void conditionalDeleteIsLookedAfter() {
        engine.thenLost().then(404, "");
        FakeS3.operations(engine).deleteObject(OBJECT, Conditions.NONE.withIfMatch("e"));
        assertThat(engine.lines()).containsExactly("DELETE /bucket/key", "HEAD /bucket/key");
        assertThat(engine.sent().get(0).header("If-Match")).isEqualTo("\"e\"");
    }

    @Test
    void conditionalCopyIsLookedAfter() {
        ObjectRef target = new ObjectRef("bucket", "target");
        engine.thenLost();
        thenThere("e".repeat(32), 5);
        thenThere("e".repeat(32), 5);
        CopyObjectOptions options = CopyObjectOptions.DEFAULT.withTarget(Conditions.ABSENT);
        assertThat(FakeS3.operations(engine).copyObject(OBJECT, target, options).etag())
                .isEqualTo("e".repeat(32));
        assertThat(engine.lines()).containsExactly("PUT /bucket/target", "HEAD /bucket/target", "HEAD /bucket/key");
    }
}

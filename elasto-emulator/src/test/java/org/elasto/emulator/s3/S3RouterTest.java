package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3RouterTest {

    private static final S3Settings SETTINGS = new S3Settings(
            List.of(), "us-east-1", Dialect.aws(), Clock.systemUTC(), new Random(1), List.of("localhost"));

    private static S3Operation route(PlainRequest request) {
        return S3Router.route(request, S3Target.of(request, SETTINGS));
    }

    @ParameterizedTest
    @CsvSource({
        "GET /, ListBuckets",
        "GET /?x-id=ListBuckets, ListBuckets",
        "PUT /b, CreateBucket",
        "PUT /b/, CreateBucket",
        "HEAD /b, HeadBucket",
        "DELETE /b, DeleteBucket",
        "GET /b, ListObjects",
        "GET /b?prefix=a&delimiter=/, ListObjects",
        "GET /b?list-type=2, ListObjectsV2",
        "GET /b?list-type=3, ListObjects",
        "GET /b?location, GetBucketLocation",
        "GET /b?location=, GetBucketLocation",
        "GET /b?uploads, ListMultipartUploads",
        "GET /b?versions, ListObjectVersions",
        "POST /b?delete, DeleteObjects",
        "POST /b, PostObject",
        "PUT /b/k, PutObject",
        "PUT /b/k?x-id=PutObject, PutObject",
        "GET /b/k, GetObject",
        "GET /b/k?partNumber=1, GetObject",
        "GET /b/k?what=ever, GetObject",
        "GET /b/k?attributes, GetObjectAttributes",
        "HEAD /b/k, HeadObject",
        "DELETE /b/k, DeleteObject",
        "POST /b/k?uploads, CreateMultipartUpload",
        "PUT /b/k?partNumber=1&uploadId=x, UploadPart",
        "POST /b/k?uploadId=x, CompleteMultipartUpload",
        "DELETE /b/k?uploadId=x, AbortMultipartUpload",
        "GET /b/k?uploadId=x, ListParts",
        "PUT /b?acl, PutBucketAcl",
        "DELETE /b?ownershipControls, DeleteBucketOwnershipControls",
        "PUT /b/k?append&position=0, AppendObject",
        "OPTIONS /b/k, PreflightObject",
    })
    void methodPathAndQueryChooseTheOperation(String line, String name) {
        int blank = line.indexOf(' ');

        assertThat(route(new PlainRequest(line.substring(0, blank), line.substring(blank + 1)))
                        .wireName())
                .isEqualTo(name);
    }

    @Test
    void aCopySourceMakesACopy() {
        assertThat(route(new PlainRequest("PUT", "/b/k").with("x-amz-copy-source", "/b/j")))
                .isEqualTo(S3Operation.COPY_OBJECT);
        assertThat(route(new PlainRequest("PUT", "/b/k?uploadId=x&partNumber=1").with("x-amz-copy-source", "/b/j")))
                .isEqualTo(S3Operation.UPLOAD_PART_COPY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT /b?new", "DELETE /b?new", "DELETE /b?new=1", "GET /b?new", "POST /b/k?new=1"})
    void whatMightBeASubresourceNeverFallsThrough(String line) {
        int blank = line.indexOf(' ');
        S3Operation operation = route(new PlainRequest(line.substring(0, blank), line.substring(blank + 1)));

        assertThat(operation.isBuilt()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT /", "DELETE /", "PATCH /b", "POST /b/k", "PUT /b?versions", "HEAD /b?acl", "get /"})
    void whatS3DoesNotHaveIsNotAllowed(String line) {
        int blank = line.indexOf(' ');
        PlainRequest request = new PlainRequest(line.substring(0, blank), line.substring(blank + 1));

        assertThatThrownBy(() -> route(request))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.error()).isEqualTo(S3Error.METHOD_NOT_ALLOWED));
    }

    @Test
    void twoSubresourcesConflict() {
        assertThatThrownBy(() -> route(new PlainRequest("GET", "/b?acl&policy")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.error()).isEqualTo(S3Error.INVALID_ARGUMENT));
    }

    @Test
    void everySubresourceIsFoundByItsKey() {
        for (Subresource subresource : Subresource.values()) {
            if (subresource != Subresource.NONE) {
                assertThat(Subresource.named(subresource.key())).isEqualTo(subresource);
            }
        }
    }
}

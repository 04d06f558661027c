package org.elasto.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.elasto.emulator.EmulatorConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedGetObjectRequest;

/** URLs that the SDK signed, fetched by a client that knows nothing of S3. */
class PresignSdkTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @RegisterExtension
    static final SdkServer server = new SdkServer(EmulatorConfig.inProcess());

    private final HttpClient http = HttpClient.newHttpClient();
    private S3Presigner presigner;
    private S3Client s3;
    private String bucket;

    @BeforeEach
    void anObject() {
        presigner = server.presigner();
        s3 = server.client();
        bucket = server.bucket();
        s3.putObject(request -> request.bucket(bucket).key("a b/ü+%"), RequestBody.fromString("content"));
    }

    @AfterEach
    void close() {
        presigner.close();
    }

    private HttpResponse<String> send(PresignedRequest signed, String body) throws IOException, InterruptedException {
        return send(URI.create(signed.url().toString()), signed, body);
    }

    /** The SDK signs a URL whose body it knows with the hash of that body, and leaves it to the sender to say so. */
    private HttpResponse<String> sendKnown(PresignedRequest signed)
            throws IOException, InterruptedException, NoSuchAlgorithmException {
        byte[] payload = signed.signedPayload().orElseThrow().asByteArray();
        HttpRequest request = HttpRequest.newBuilder(URI.create(signed.url().toString()))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/xml")
                .header(
                        "x-amz-content-sha256",
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(payload)))
                .POST(BodyPublishers.ofByteArray(payload))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> send(URI uri, PresignedRequest signed, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .method(
                        signed.httpRequest().method().name(),
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        signed.signedHeaders().forEach((name, values) -> {
            if (!Set.of("host", "content-length").contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private PresignedGetObjectRequest get() {
        return presigner.presignGetObject(signing -> signing.signatureDuration(HOUR)
                .getObjectRequest(
                        request -> request.bucket(bucket).key("a b/ü+%").responseContentType("text/x-other")));
    }

    @Test
    void anObjectIsReadAndItsTypeOverridden() throws IOException, InterruptedException {
        PresignedGetObjectRequest signed = get();
        HttpResponse<String> got = send(signed, "");

        assertThat(signed.isBrowserExecutable()).isTrue();
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo("content");
        assertThat(got.headers().firstValue("Content-Type")).contains("text/x-other");
    }

    @Test
    void anObjectIsAskedAboutAndDeleted() throws IOException, InterruptedException {
        HttpResponse<String> head = send(
                presigner.presignHeadObject(signing -> signing.signatureDuration(HOUR)
                        .headObjectRequest(request -> request.bucket(bucket).key("a b/ü+%"))),
                "");
        HttpResponse<String> headBucket = send(
                presigner.presignHeadBucket(signing ->
                        signing.signatureDuration(HOUR).headBucketRequest(request -> request.bucket(bucket))),
                "");
        HttpResponse<String> deleted = send(
                presigner.presignDeleteObject(signing -> signing.signatureDuration(HOUR)
                        .deleteObjectRequest(request -> request.bucket(bucket).key("a b/ü+%"))),
                "");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).contains("7");
        assertThat(headBucket.statusCode()).isEqualTo(200);
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(send(get(), "").statusCode()).isEqualTo(404);
    }

    @Test
    void anObjectIsWrittenWithTheHeadersThatWereSigned() throws IOException, InterruptedException {
        HttpResponse<String> put = send(
                presigner.presignPutObject(signing -> signing.signatureDuration(HOUR)
                        .putObjectRequest(request -> request.bucket(bucket)
                                .key("new")
                                .contentType("text/x-new")
                                .metadata(Map.of("colour", "green")))),
                "written");

        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key("new"))
                        .asUtf8String())
                .isEqualTo("written");
        assertThat(s3.headObject(request -> request.bucket(bucket).key("new")).metadata())
                .containsEntry("colour", "green");
    }

    @Test
    void anUploadInPartsNeedsNoKeys() throws IOException, InterruptedException, NoSuchAlgorithmException {
        HttpResponse<String> created = send(
                presigner.presignCreateMultipartUpload(signing -> signing.signatureDuration(HOUR)
                        .createMultipartUploadRequest(
                                request -> request.bucket(bucket).key("parts"))),
                "");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
        String upload = between(created.body(), "<UploadId>", "</UploadId>");
        HttpResponse<String> part = send(
                presigner.presignUploadPart(signing -> signing.signatureDuration(HOUR)
                        .uploadPartRequest(request -> request.bucket(bucket)
                                .key("parts")
                                .uploadId(upload)
                                .partNumber(1))),
                "one part");
        String etag = part.headers().firstValue("ETag").orElseThrow();
        PresignedRequest completion = presigner.presignCompleteMultipartUpload(signing -> signing.signatureDuration(
                        HOUR)
                .completeMultipartUploadRequest(request -> request.bucket(bucket)
                        .key("parts")
                        .uploadId(upload)
                        .multipartUpload(list -> list.parts(
                                CompletedPart.builder().partNumber(1).eTag(etag).build()))));
        HttpResponse<String> completed = sendKnown(completion);

        assertThat(completed.statusCode()).as(completed.body()).isEqualTo(200);
        assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key("parts"))
                        .asUtf8String())
                .isEqualTo("one part");
        HttpResponse<String> aborted = send(
                presigner.presignAbortMultipartUpload(signing -> signing.signatureDuration(HOUR)
                        .abortMultipartUploadRequest(
                                request -> request.bucket(bucket).key("parts").uploadId(upload))),
                "");
        assertThat(aborted.statusCode()).isEqualTo(404);
        assertThat(aborted.body()).contains("<Code>NoSuchUpload</Code>");
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }

    @Test
    void aUrlEnds() throws IOException, InterruptedException {
        PresignedGetObjectRequest signed = get();

        server.advance(HOUR.plusSeconds(1));
        HttpResponse<String> late = send(signed, "");
        server.advance(HOUR.plusSeconds(1).negated());

        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(late.body()).contains("<Code>AccessDenied</Code>", "Request has expired");
        assertThat(send(signed, "").statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasChangedAfterSigningIsRefused() throws IOException, InterruptedException {
        PresignedGetObjectRequest signed = get();
        String url = signed.url().toString();

        for (String changed : new String[] {
            url.replace("text%2Fx-other", "text%2Fhtml"),
            url.replace("/a%20b/", "/a%20c/"),
            url.replace("X-Amz-Expires=3600", "X-Amz-Expires=7200"),
            url + "&versionId=null"
        }) {
            assertThat(changed).isNotEqualTo(url);
            HttpResponse<String> answer = send(URI.create(changed), signed, "");
            assertThat(answer.statusCode()).as(changed).isEqualTo(403);
            assertThat(answer.body()).contains("<Code>SignatureDoesNotMatch</Code>");
        }
    }
}

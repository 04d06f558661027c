package org.elasto.conformance.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

class TransferSdkTest {

    private static final int LARGE = 100 << 20;

    @RegisterExtension
    static final SdkServer server = new SdkServer();

    @TempDir
    private Path folder;

    private S3AsyncClient client;
    private S3TransferManager transfers;
    private String bucket;

    @BeforeEach
    void freshBucket() {
        client = server.asyncBuilder().multipartEnabled(true).build();
        transfers = S3TransferManager.builder().s3Client(client).build();
        bucket = server.bucket();
    }

    @AfterEach
    void close() {
        transfers.close();
        client.close();
    }

    private HeadObjectResponse head(String key) {
        return server.client().headObject(request -> request.bucket(bucket).key(key));
    }

    @Test
    void aLargeFileGoesThereIsCopiedAndComesBack() throws IOException {
        Path there = folder.resolve("there");
        Path back = folder.resolve("back");
        Files.write(there, Bytes.of(LARGE, 31));

        transfers
                .uploadFile(upload -> upload.source(there)
                        .putObjectRequest(request -> request.bucket(bucket).key("large")))
                .completionFuture()
                .join();
        transfers
                .copy(copy -> copy.copyObjectRequest(request -> request.sourceBucket(bucket)
                        .sourceKey("large")
                        .destinationBucket(bucket)
                        .destinationKey("copy")))
                .completionFuture()
                .join();
        transfers
                .downloadFile(download -> download.destination(back)
                        .getObjectRequest(request -> request.bucket(bucket).key("copy")))
                .completionFuture()
                .join();

        assertThat(Files.mismatch(there, back)).isEqualTo(-1);
        assertThat(head("large").eTag()).matches("\"[0-9a-f]{32}-[0-9]+\"");
        assertThat(head("large").contentLength()).isEqualTo(LARGE);
        assertThat(head("copy").contentLength()).isEqualTo(LARGE);
    }

    @Test
    void aSmallFileTooAndAMissingOneIsSaidToBeMissing() throws IOException {
        Path there = Files.writeString(folder.resolve("ü"), "small");
        transfers
                .uploadFile(upload -> upload.source(there)
                        .putObjectRequest(request -> request.bucket(bucket).key("small")))
                .completionFuture()
                .join();

        transfers
                .downloadFile(download -> download.destination(folder.resolve("back"))
                        .getObjectRequest(request -> request.bucket(bucket).key("small")))
                .completionFuture()
                .join();

        assertThat(folder.resolve("back")).hasContent("small");
        Refused.as(
                NoSuchKeyException.class,
                404,
                "NoSuchKey",
                () -> transfers
                        .downloadFile(download -> download.destination(folder.resolve("nothing"))
                                .getObjectRequest(
                                        request -> request.bucket(bucket).key("nothing")))
                        .completionFuture()
                        .join());
    }

    @Test
    void aFolderGoesThereAndComesBack() throws IOException {
        Path there = folder.resolve("there");
        Path back = folder.resolve("back");
        Files.createDirectories(there.resolve("a/b"));
        for (String name : List.of("1", "a/2", "a/b/3 ü", "a/b/empty")) {
            Files.writeString(there.resolve(name), name.endsWith("empty") ? "" : name, StandardCharsets.UTF_8);
        }

        assertThat(transfers
                        .uploadDirectory(
                                upload -> upload.source(there).bucket(bucket).s3Prefix("pre"))
                        .completionFuture()
                        .join()
                        .failedTransfers())
                .isEmpty();
        assertThat(server.client()
                        .listObjectsV2(request -> request.bucket(bucket))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("pre/1", "pre/a/2", "pre/a/b/3 ü", "pre/a/b/empty");
        assertThat(transfers
                        .downloadDirectory(download -> download.destination(back)
                                .bucket(bucket)
                                .listObjectsV2RequestTransformer(request -> request.prefix("pre/")))
                        .completionFuture()
                        .join()
                        .failedTransfers())
                .isEmpty();

        assertThat(files(back)).isEqualTo(files(there));
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> found = files.filter(Files::isRegularFile).sorted().toList();
            return found.stream()
                    .map(file -> root.relativize(file) + "=" + content(file))
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.elasto.conformance.sdk.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.sdk.blob.BlobServer.bytes;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.PageRange;
import com.azure.storage.blob.models.ParallelTransferOptions;
import com.azure.storage.blob.options.AppendBlobAppendBlockOptions;
import com.azure.storage.blob.options.BlobDownloadContentOptions;
import com.azure.storage.blob.options.BlobDownloadStreamOptions;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import com.azure.storage.blob.options.PageBlobUploadPagesOptions;
import com.azure.storage.common.ContentValidationAlgorithm;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that carry checksums along: CRC-64 in a header, or in structured bodies both ways. */
class ValidationSdkTest {

    private static final HttpHeaderName CRC64 = HttpHeaderName.fromString("x-ms-content-crc64");
    private static final HttpHeaderName STRUCTURED = HttpHeaderName.fromString("x-ms-structured-body");

    @RegisterExtension
    static final BlobServer server = new BlobServer();

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();

    /** A client that notes what vouches for the bodies it sends and receives. */
    private BlobClient blob(String name) {
        HttpClient noting = request -> {
            if (request.getHeaders().getValue(STRUCTURED) != null) {
                sent.add("structured");
            } else if (request.getHeaders().getValue(CRC64) != null) {
                sent.add("crc64");
            }
            return BlobServer.HTTP.send(request).doOnNext(response -> {
                if (response.getHeaders().getValue(STRUCTURED) != null) {
                    received.add("structured");
                }
            });
        };
        return server.builder()
                .httpClient(noting)
                .buildClient()
                .getBlobContainerClient(server.container().getBlobContainerName())
                .getBlobClient(name);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 5_000_000, 9_000_000})
    void thereAndBack(int size) {
        byte[] content = bytes(size);
        BlobClient blob = blob("b");
        blob.uploadWithResponse(
                new BlobParallelUploadOptions(BinaryData.fromBytes(content))
                        .setParallelTransferOptions(new ParallelTransferOptions()
                                .setBlockSizeLong(6L << 20)
                                .setMaxSingleUploadSizeLong(6L << 20))
                        .setContentValidationAlgorithm(ContentValidationAlgorithm.CRC64),
                null,
                Context.NONE);
        assertThat(sent).isNotEmpty();
        assertThat(blob.downloadContent().toBytes()).isEqualTo(content);
        assertThat(received).isEmpty();
        byte[] validated = blob.downloadContentWithResponse(
                        new BlobDownloadContentOptions()
                                .setContentValidationAlgorithm(ContentValidationAlgorithm.CRC64),
                        null,
                        Context.NONE)
                .getValue()
                .toBytes();
        assertThat(validated).isEqualTo(content);
        assertThat(received).containsOnly("structured");
        assertThat(blob.getProperties().getBlobSize()).isEqualTo(size);
    }

    @Test
    void aPart() {
        BlobClient blob = blob("b");
        blob.upload(BinaryData.fromBytes(bytes(10_000)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        blob.downloadStreamWithResponse(
                out,
                new BlobDownloadStreamOptions()
                        .setRange(new BlobRange(100, 300L))
                        .setContentValidationAlgorithm(ContentValidationAlgorithm.CRC64),
                null,
                Context.NONE);
        assertThat(out.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes(10_000), 100, 400));
        assertThat(received).containsOnly("structured");
    }

    @Test
    void pages() {
        BlobClient blob = blob("p");
        blob.getPageBlobClient().create(4096);
        blob.getPageBlobClient()
                .uploadPagesWithResponse(
                        new PageBlobUploadPagesOptions(
                                        new PageRange().setStart(512).setEnd(2047), BinaryData.fromBytes(bytes(1536)))
                                .setContentValidationAlgorithm(ContentValidationAlgorithm.CRC64),
                        null,
                        Context.NONE);
        assertThat(sent).hasSize(1);
        assertThat(Arrays.copyOfRange(blob.downloadContent().toBytes(), 512, 2048))
                .isEqualTo(bytes(1536));
    }

    @Test
    void appendedBlocks() {
        BlobClient blob = blob("a");
        blob.getAppendBlobClient().create();
        blob.getAppendBlobClient()
                .appendBlockWithResponse(
                        new AppendBlobAppendBlockOptions(BinaryData.fromBytes(bytes(1000)))
                                .setContentValidationAlgorithm(ContentValidationAlgorithm.CRC64),
                        null,
                        Context.NONE);
        assertThat(sent).hasSize(1);
        assertThat(blob.downloadContent().toBytes()).isEqualTo(bytes(1000));
    }
}

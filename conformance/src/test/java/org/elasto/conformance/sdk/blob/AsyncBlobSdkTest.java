package org.elasto.conformance.sdk.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.sdk.blob.BlobServer.bytes;

import com.azure.core.util.BinaryData;
import com.azure.core.util.FluxUtil;
import com.azure.storage.blob.BlobAsyncClient;
import com.azure.storage.blob.BlobContainerAsyncClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.ParallelTransferOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SDK's asynchronous client: many requests at a time. */
class AsyncBlobSdkTest {

    @RegisterExtension
    static final BlobServer server = new BlobServer();

    private final BlobContainerAsyncClient container =
            server.builder().buildAsyncClient().getBlobContainerAsyncClient(BlobServer.freeName());

    @BeforeEach
    void create() {
        container.create().block();
    }

    @Test
    void manyAtOnce() {
        Flux.range(0, 100)
                .flatMap(
                        i -> container
                                .getBlobAsyncClient("n" + (100 + i))
                                .upload(BinaryData.fromString("content " + i)),
                        16)
                .blockLast();
        List<String> names =
                container.listBlobs().map(BlobItem::getName).collectList().block();
        assertThat(names).hasSize(100).isSorted();
        List<String> contents = Flux.range(0, 100)
                .flatMapSequential(
                        i -> container
                                .getBlobAsyncClient("n" + (100 + i))
                                .downloadContent()
                                .map(BinaryData::toString),
                        16)
                .collectList()
                .block();
        assertThat(contents).hasSize(100).first().isEqualTo("content 0");
        assertThat(contents).last().isEqualTo("content 99");
    }

    @Test
    void streamsOfUnknownLength() {
        BlobAsyncClient blob = container.getBlobAsyncClient("streamed");
        Flux<ByteBuffer> pieces = Flux.range(0, 300).map(i -> ByteBuffer.wrap(bytes(10_000)));
        ParallelTransferOptions options =
                new ParallelTransferOptions().setBlockSizeLong(1L << 20).setMaxConcurrency(4);
        blob.upload(pieces, options).block();
        byte[] content =
                FluxUtil.collectBytesInByteBufferStream(blob.downloadStream()).block();
        assertThat(content).hasSize(3_000_000).startsWith(bytes(10_000)).endsWith(bytes(10_000));
    }

    @Test
    void filesInParallel(@TempDir Path directory) throws IOException {
        Path from = directory.resolve("from");
        byte[] content = bytes(9_000_001);
        try (OutputStream out = Files.newOutputStream(from)) {
            out.write(content);
        }
        BlobAsyncClient blob = container.getBlobAsyncClient("file");
        ParallelTransferOptions options = new ParallelTransferOptions()
                .setBlockSizeLong(1L << 20)
                .setMaxSingleUploadSizeLong(1L << 20)
                .setMaxConcurrency(8);
        blob.uploadFromFile(from.toString(), options, null, null, null, null).block();
        Path to = directory.resolve("to");
        blob.downloadToFile(to.toString()).block();
        assertThat(Files.mismatch(from, to)).isEqualTo(-1);
    }

    @Test
    void refusalsArriveAsErrors() {
        Mono<?> missing = container.getBlobAsyncClient("none").getProperties();
        Refused.with(404, "BlobNotFound", missing::block);
    }
}

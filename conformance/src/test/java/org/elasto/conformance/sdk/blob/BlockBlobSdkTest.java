package org.elasto.conformance.sdk.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.sdk.blob.BlobServer.bytes;
import static org.elasto.conformance.sdk.blob.BlobServer.put;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.AccessTier;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobType;
import com.azure.storage.blob.models.Block;
import com.azure.storage.blob.models.BlockBlobItem;
import com.azure.storage.blob.models.BlockList;
import com.azure.storage.blob.models.BlockListType;
import com.azure.storage.blob.models.ParallelTransferOptions;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import com.azure.storage.blob.options.BlockBlobStageBlockOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Block blobs: whole and in blocks, read whole and in part. */
class BlockBlobSdkTest {

    @RegisterExtension
    static final BlobServer server = new BlobServer();

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(String name) {
        return Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static void stage(BlockBlobClient blob, String id, String data) {
        blob.stageBlock(id(id), BinaryData.fromString(data));
    }

    @Test
    void headersAndMetadataComeBack() {
        BlockBlobClient blob =
                server.container().getBlobClient("folder/ü +%&?#.txt").getBlockBlobClient();
        byte[] content = bytes(1000);
        BlobHttpHeaders headers = new BlobHttpHeaders()
                .setContentType("text/plain; charset=utf-8")
                .setContentLanguage("en")
                .setContentEncoding("identity")
                .setContentDisposition("attachment; filename=\"a b\"")
                .setCacheControl("no-store");
        BlockBlobItem stored = blob.uploadWithResponse(
                        new ByteArrayInputStream(content),
                        content.length,
                        headers,
                        Map.of("colour", "green"),
                        AccessTier.COOL,
                        md5(content),
                        null,
                        null,
                        Context.NONE)
                .getValue();
        BlobProperties properties = blob.getProperties();
        assertThat(properties.getBlobType()).isEqualTo(BlobType.BLOCK_BLOB);
        assertThat(properties.getBlobSize()).isEqualTo(1000);
        assertThat(properties.getContentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(properties.getContentLanguage()).isEqualTo("en");
        assertThat(properties.getContentEncoding()).isEqualTo("identity");
        assertThat(properties.getContentDisposition()).isEqualTo("attachment; filename=\"a b\"");
        assertThat(properties.getCacheControl()).isEqualTo("no-store");
        assertThat(properties.getContentMd5()).isEqualTo(md5(content));
        assertThat(properties.getMetadata()).containsExactly(Map.entry("colour", "green"));
        assertThat(properties.getAccessTier()).isEqualTo(AccessTier.COOL);
        assertThat(properties.getETag()).isEqualTo(stored.getETag());
        assertThat(properties.getLastModified()).isEqualTo(stored.getLastModified());
        assertThat(properties.isServerEncrypted()).isTrue();
        assertThat(blob.downloadContent().toBytes()).isEqualTo(content);
    }

    @Test
    void headersAreSetAllAtOnce() {
        BlockBlobClient blob = put(server.container(), "b", "content");
        blob.setHttpHeaders(new BlobHttpHeaders().setContentType("text/html").setCacheControl("no-store"));
        blob.setHttpHeaders(new BlobHttpHeaders().setContentType("text/odd"));
        BlobProperties properties = blob.getProperties();
        assertThat(properties.getContentType()).isEqualTo("text/odd");
        assertThat(properties.getCacheControl()).isNull();
        assertThat(properties.getContentMd5()).isNull();
        blob.setMetadata(Map.of("a", "1"));
        blob.setMetadata(Map.of());
        assertThat(blob.getProperties().getMetadata()).isEmpty();
        assertThat(blob.downloadContent()).hasToString("content");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5_000_000})
    void anySizeInOneGo(int size) {
        byte[] content = bytes(size);
        BlobClient blob = server.container().getBlobClient("sized");
        blob.upload(BinaryData.fromBytes(content));
        assertThat(blob.getProperties().getBlobSize()).isEqualTo(size);
        assertThat(blob.downloadContent().toBytes()).isEqualTo(content);
    }

    @Test
    void largeOnesGoInBlocks() {
        byte[] content = bytes(3_500_000);
        BlobClient blob = server.container().getBlobClient("large");
        ParallelTransferOptions options = new ParallelTransferOptions()
                .setBlockSizeLong(1L << 20)
                .setMaxSingleUploadSizeLong(1L << 20)
                .setMaxConcurrency(4);
        blob.uploadWithResponse(
                new BlobParallelUploadOptions(BinaryData.fromBytes(content)).setParallelTransferOptions(options),
                null,
                Context.NONE);
        List<Block> blocks =
                blob.getBlockBlobClient().listBlocks(BlockListType.ALL).getCommittedBlocks();
        assertThat(blocks).hasSize(4);
        assertThat(blocks.get(3).getSizeLong()).isEqualTo(3_500_000 - 3 * (1 << 20));
        assertThat(blob.downloadContent().toBytes()).isEqualTo(content);
    }

    @Test
    void blocksWaitUntilTheyAreCommitted() {
        BlobContainerClient container = server.container();
        BlockBlobClient blob = container.getBlobClient("b").getBlockBlobClient();
        stage(blob, "1", "one");
        stage(blob, "2", "two");
        assertThat(blob.exists()).isFalse();
        BlockList waiting = blob.listBlocks(BlockListType.ALL);
        assertThat(waiting.getCommittedBlocks()).isEmpty();
        assertThat(waiting.getUncommittedBlocks().stream().map(Block::getName)).containsExactly(id("1"), id("2"));

        blob.commitBlockList(List.of(id("2"), id("1"), id("2")));
        assertThat(blob.downloadContent()).hasToString("twoonetwo");
        assertThat(blob.listBlocks(BlockListType.UNCOMMITTED).getUncommittedBlocks())
                .isEmpty();
        assertThat(blob.getProperties().getContentMd5()).isNull();

        stage(blob, "3", "three");
        assertThat(blob.downloadContent()).hasToString("twoonetwo");
        blob.commitBlockList(List.of(id("1"), id("3")), true);
        assertThat(blob.downloadContent()).hasToString("onethree");
    }

    @Test
    void commitsOfBlocksThatAreNot() {
        BlockBlobClient blob = server.container().getBlobClient("b").getBlockBlobClient();
        stage(blob, "1", "one");
        Refused.with(400, "InvalidBlockList", () -> blob.commitBlockList(List.of(id("1"), id("2"))));
        Refused.with(400, "InvalidBlobOrBlock", () -> stage(blob, "longer", "x"));
        Refused.with(
                400, "InvalidQueryParameterValue", () -> blob.stageBlock("no base 64!", BinaryData.fromString("x")));
    }

    @Test
    void writingItAnewForgetsWaitingBlocks() {
        BlockBlobClient blob = server.container().getBlobClient("b").getBlockBlobClient();
        stage(blob, "1", "one");
        blob.upload(BinaryData.fromString("whole"), true);
        assertThat(blob.listBlocks(BlockListType.ALL).getUncommittedBlocks()).isEmpty();
        Refused.with(400, "InvalidBlockList", () -> blob.commitBlockList(List.of(id("1")), true));
        assertThat(blob.downloadContent()).hasToString("whole");
    }

    @Test
    void hashesAreChecked() {
        BlockBlobClient blob = server.container().getBlobClient("b").getBlockBlobClient();
        byte[] other = md5(bytes(4));
        Refused.with(
                400,
                "Md5Mismatch",
                () -> blob.uploadWithResponse(
                        new ByteArrayInputStream(bytes(5)), 5, null, null, null, other, null, null, Context.NONE));
        Refused.with(
                400,
                "Md5Mismatch",
                () -> blob.stageBlockWithResponse(
                        new BlockBlobStageBlockOptions(id("1"), BinaryData.fromBytes(bytes(5))).setContentMd5(other),
                        null,
                        Context.NONE));
        assertThat(blob.exists()).isFalse();
    }

    @Test
    void ranges() {
        BlockBlobClient blob = put(server.container(), "b", "0123456789");
        assertThat(part(blob, new BlobRange(2, 3L))).isEqualTo("234");
        assertThat(part(blob, new BlobRange(7))).isEqualTo("789");
        assertThat(part(blob, new BlobRange(7, 100L))).isEqualTo("789");
        Refused.with(416, "InvalidRange", () -> part(blob, new BlobRange(10, 1L)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] hash = blob.downloadStreamWithResponse(out, new BlobRange(2, 3L), null, null, true, null, Context.NONE)
                .getDeserializedHeaders()
                .getContentMd5();
        assertThat(hash).isEqualTo(md5("234".getBytes(StandardCharsets.UTF_8)));
    }

    private static String part(BlockBlobClient blob, BlobRange range) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        blob.downloadStreamWithResponse(out, range, null, null, false, null, Context.NONE);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tiers() {
        BlockBlobClient blob = put(server.container(), "b", "content");
        assertThat(blob.getProperties().getAccessTier()).isEqualTo(AccessTier.HOT);
        assertThat(blob.getProperties().isAccessTierInferred()).isTrue();
        blob.setAccessTier(AccessTier.ARCHIVE);
        assertThat(blob.getProperties().getAccessTier()).isEqualTo(AccessTier.ARCHIVE);
        assertThat(blob.getProperties().isAccessTierInferred()).isNotEqualTo(true);
        Refused.with(409, "BlobArchived", blob::downloadContent);
        Refused.with(400, () -> blob.setAccessTier(AccessTier.P10));
    }

    @Test
    void whatIsNotThere() {
        BlobClient none = server.container().getBlobClient("none");
        assertThat(none.exists()).isFalse();
        assertThat(none.deleteIfExists()).isFalse();
        Refused.with(404, "BlobNotFound", none::getProperties);
        Refused.with(404, "BlobNotFound", none::downloadContent);
        Refused.with(404, "BlobNotFound", none::delete);
        Refused.with(404, "BlobNotFound", () -> none.setMetadata(Map.of("a", "b")));
        Refused.with(404, "BlobNotFound", () -> none.getBlockBlobClient().listBlocks(BlockListType.ALL));
    }
}

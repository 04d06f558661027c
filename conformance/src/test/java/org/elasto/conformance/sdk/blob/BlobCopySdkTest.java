package org.elasto.conformance.sdk.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.sdk.blob.BlobServer.bytes;
import static org.elasto.conformance.sdk.blob.BlobServer.put;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.core.util.polling.SyncPoller;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobCopyInfo;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.CopyStatusType;
import com.azure.storage.blob.options.BlobUploadFromUrlOptions;
import com.azure.storage.blob.specialized.BlobLeaseClientBuilder;
import com.azure.storage.blob.specialized.BlockBlobClient;
import com.azure.storage.blob.specialized.PageBlobClient;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Copies on the server: begun, at once, and of parts. */
class BlobCopySdkTest {

    @RegisterExtension
    static final BlobServer server = new BlobServer();

    private final BlobContainerClient container = server.container();

    private BlockBlobClient source() {
        BlockBlobClient source = put(container, "source ü", "0123456789");
        source.setMetadata(Map.of("colour", "green"));
        return source;
    }

    private BlockBlobClient target() {
        return container.getBlobClient("target").getBlockBlobClient();
    }

    private static CopyStatusType copied(BlockBlobClient target, String url) {
        SyncPoller<BlobCopyInfo, Void> poller = target.beginCopy(url, Duration.ofMillis(100));
        return poller.waitForCompletion(Duration.ofSeconds(30)).getValue().getCopyStatus();
    }

    @Test
    void begunAndDone() {
        BlockBlobClient source = source();
        BlockBlobClient target = target();
        assertThat(copied(target, source.getBlobUrl())).isEqualTo(CopyStatusType.SUCCESS);
        assertThat(target.downloadContent()).hasToString("0123456789");
        BlobProperties properties = target.getProperties();
        assertThat(properties.getMetadata()).containsExactly(Map.entry("colour", "green"));
        assertThat(properties.getCopySource()).startsWith(source.getBlobUrl());
        assertThat(properties.getCopyProgress()).isEqualTo("10/10");
        assertThat(properties.getCopyStatus()).isEqualTo(CopyStatusType.SUCCESS);
        assertThat(properties.getCopyCompletionTime()).isNotNull();
        Refused.with(409, "NoPendingCopyOperation", () -> target.abortCopyFromUrl(properties.getCopyId()));
        target.upload(BinaryData.fromString("new"), true);
        assertThat(target.getProperties().getCopyId()).isNull();
    }

    @Test
    void pagesStaySparse() {
        PageBlobClient source = container.getBlobClient("pages").getPageBlobClient();
        source.create(1L << 34);
        source.uploadPages(
                new com.azure.storage.blob.models.PageRange().setStart(1024).setEnd(1535),
                new ByteArrayInputStream(bytes(512)));
        assertThat(copied(target(), source.getBlobUrl())).isEqualTo(CopyStatusType.SUCCESS);
        PageBlobClient copy = container.getBlobClient("target").getPageBlobClient();
        assertThat(copy.getProperties().getBlobSize()).isEqualTo(1L << 34);
        assertThat(copy.listPageRanges(new BlobRange(0)).stream()
                        .map(each -> each.getRange().getOffset()))
                .containsExactly(1024L);
    }

    @Test
    void conditionsOnBothSides() {
        BlockBlobClient source = source();
        BlockBlobClient target = put(container, "target", "old");
        String url = SasSdkTest.readable(server, source);
        BlobRequestConditions sourceEtag =
                new BlobRequestConditions().setIfMatch(source.getProperties().getETag());
        BlobRequestConditions absent = new BlobRequestConditions().setIfNoneMatch("*");
        BlobUploadFromUrlOptions options = new BlobUploadFromUrlOptions(url).setSourceRequestConditions(sourceEtag);
        Refused.with(
                409,
                "BlobAlreadyExists",
                () -> target.uploadFromUrlWithResponse(
                        new BlobUploadFromUrlOptions(url).setDestinationRequestConditions(absent), null, Context.NONE));
        target.uploadFromUrlWithResponse(options, null, Context.NONE);
        assertThat(target.downloadContent()).hasToString("0123456789");
        source.setMetadata(Map.of());
        Refused.with(412, () -> target.uploadFromUrlWithResponse(options, null, Context.NONE));
    }

    @Test
    void atOnce() {
        BlockBlobClient source = source();
        BlockBlobClient target = target();
        assertThat(target.copyFromUrl(SasSdkTest.readable(server, source))).isNotEmpty();
        assertThat(target.downloadContent()).hasToString("0123456789");
        assertThat(target.getProperties().getCopyStatus()).isEqualTo(CopyStatusType.SUCCESS);
    }

    @Test
    void putFromAUrl() {
        BlockBlobClient source = source();
        BlockBlobClient target = target();
        target.uploadFromUrl(SasSdkTest.readable(server, source));
        assertThat(target.downloadContent()).hasToString("0123456789");
        assertThat(target.getProperties().getCopyId()).isNull();
        Refused.with(409, "BlobAlreadyExists", () -> target.uploadFromUrl(SasSdkTest.readable(server, source)));
    }

    @Test
    void blocksFromAUrl() {
        String url = SasSdkTest.readable(server, source());
        BlockBlobClient target = target();
        target.stageBlockFromUrl("MQ==", url, new BlobRange(2, 3L));
        target.stageBlockFromUrl("Mg==", url, null);
        target.commitBlockList(List.of("MQ==", "Mg=="));
        assertThat(target.downloadContent()).hasToString("2340123456789");
    }

    @Test
    void sourcesThatAreNotThereOrNotOpen() {
        BlockBlobClient source = source();
        BlockBlobClient none = container.getBlobClient("none").getBlockBlobClient();
        BlockBlobClient target = target();
        Refused.with(404, () -> target.copyFromUrl(SasSdkTest.readable(server, none)));
        Refused.with(
                404,
                () -> target.beginCopy(none.getBlobUrl(), Duration.ofMillis(100))
                        .poll());
        Refused.with(401, "CannotVerifyCopySource", () -> target.uploadFromUrl(source.getBlobUrl()));
        assertThat(target.exists()).isFalse();
    }

    @Test
    void ontoALeasedBlobOnlyWithItsLease() {
        BlockBlobClient source = source();
        BlockBlobClient target = put(container, "target", "old");
        String id = UUID.randomUUID().toString();
        new BlobLeaseClientBuilder()
                .blobClient(target)
                .leaseId(id)
                .buildClient()
                .acquireLease(-1);
        String url = SasSdkTest.readable(server, source);
        Refused.with(412, "LeaseIdMissing", () -> target.copyFromUrl(url));
        target.copyFromUrlWithResponse(
                url, null, null, null, new BlobRequestConditions().setLeaseId(id), null, Context.NONE);
        assertThat(target.getProperties().getLeaseState()).hasToString("leased");
        assertThat(target.downloadContent()).hasToString("0123456789");
    }
}

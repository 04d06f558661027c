package org.elasto.conformance.sdk.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.sdk.blob.BlobServer.put;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.DeleteSnapshotsOptionType;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.specialized.BlobClientBase;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.elasto.emulator.StorageAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a blob was before: snapshots that are asked for, and versions that come by themselves. */
class SnapshotSdkTest {

    @RegisterExtension
    static final BlobServer server = new BlobServer();

    @RegisterExtension
    static final BlobServer versioned = new BlobServer(StorageAccount.DEVELOPMENT.withVersioning(true));

    private static List<BlobItem> listed(BlobContainerClient container, BlobListDetails details) {
        return container.listBlobs(new ListBlobsOptions().setDetails(details), null).stream()
                .toList();
    }

    @Test
    void snapshotsStayAsTheyWere() {
        BlockBlobClient blob = put(server.container(), "b", "old");
        blob.setMetadata(Map.of("colour", "green"));
        BlobClientBase snapshot = blob.createSnapshot();
        blob.upload(BinaryData.fromString("new"), true);
        assertThat(snapshot.downloadContent()).hasToString("old");
        assertThat(snapshot.getProperties().getMetadata()).containsEntry("colour", "green");
        assertThat(blob.downloadContent()).hasToString("new");
        assertThat(snapshot.getSnapshotId()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z");
    }

    @Test
    void snapshotsWithMetadataOfTheirOwn() {
        BlockBlobClient blob = put(server.container(), "b", "old");
        BlobClientBase snapshot = blob.createSnapshotWithResponse(Map.of("why", "test"), null, null, Context.NONE)
                .getValue();
        assertThat(snapshot.getProperties().getMetadata()).containsExactly(Map.entry("why", "test"));
        assertThat(blob.getProperties().getMetadata()).isEmpty();
    }

    @Test
    void deletingTakesThemAlongIfTold() {
        BlobContainerClient container = server.container();
        BlockBlobClient blob = put(container, "b", "old");
        BlobClientBase first = blob.createSnapshot();
        BlobClientBase second = blob.createSnapshot();
        assertThat(first.getSnapshotId()).isLessThan(second.getSnapshotId());
        Refused.with(409, "SnapshotsPresent", blob::delete);
        first.delete();
        Refused.with(404, "BlobNotFound", first::downloadContent);
        blob.deleteWithResponse(DeleteSnapshotsOptionType.ONLY, null, null, Context.NONE);
        assertThat(blob.exists()).isTrue();
        blob.createSnapshot();
        blob.deleteWithResponse(DeleteSnapshotsOptionType.INCLUDE, null, null, Context.NONE);
        assertThat(listed(container, new BlobListDetails().setRetrieveSnapshots(true)))
                .isEmpty();
    }

    @Test
    void copyingASnapshotOverItsBlobRestoresIt() {
        BlockBlobClient blob = put(server.container(), "b", "old");
        BlobClientBase snapshot = blob.createSnapshot();
        blob.upload(BinaryData.fromString("new"), true);
        blob.copyFromUrl(blob.getBlobUrl() + "?snapshot=" + snapshot.getSnapshotId() + "&"
                + SasSdkTest.readable(server, blob).replaceFirst("^[^?]*\\?", ""));
        assertThat(blob.downloadContent()).hasToString("old");
    }

    @Test
    void versionsComeWithEveryWrite() {
        BlobContainerClient container = versioned.container();
        BlockBlobClient blob = put(container, "b", "first");
        String first = Objects.requireNonNull(blob.getProperties().getVersionId());
        blob.upload(BinaryData.fromString("second"), true);
        blob.setMetadata(Map.of("a", "b"));
        String current = blob.getProperties().getVersionId();
        assertThat(current).isGreaterThan(first);
        assertThat(blob.getProperties().isCurrentVersion()).isTrue();
        assertThat(blob.getVersionClient(first).downloadContent()).hasToString("first");
        List<BlobItem> items = listed(container, new BlobListDetails().setRetrieveVersions(true));
        assertThat(items).hasSize(3);
        assertThat(items.stream().filter(item -> Boolean.TRUE.equals(item.isCurrentVersion())))
                .singleElement()
                .satisfies(item -> assertThat(item.getVersionId()).isEqualTo(current));
    }

    @Test
    void versionsOutliveTheBlob() {
        BlobContainerClient container = versioned.container();
        BlockBlobClient blob = put(container, "b", "first");
        String first = Objects.requireNonNull(blob.getProperties().getVersionId());
        blob.delete();
        assertThat(blob.exists()).isFalse();
        assertThat(listed(container, new BlobListDetails())).isEmpty();
        assertThat(blob.getVersionClient(first).downloadContent()).hasToString("first");
        blob.getVersionClient(first).delete();
        Refused.with(404, "BlobNotFound", () -> blob.getVersionClient(first).downloadContent());
    }
}

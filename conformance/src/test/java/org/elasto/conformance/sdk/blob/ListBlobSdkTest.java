package org.elasto.conformance.sdk.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.sdk.blob.BlobServer.put;

import com.azure.core.http.rest.PagedResponse;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobItemProperties;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobType;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Listings: flat and by hierarchy, in pages, and what they say of each blob. */
class ListBlobSdkTest {

    @RegisterExtension
    static final BlobServer server = new BlobServer();

    private static BlobContainerClient filled(String... names) {
        BlobContainerClient container = server.container();
        for (String name : names) {
            put(container, name, name);
        }
        return container;
    }

    private static List<String> names(BlobContainerClient container, ListBlobsOptions options) {
        return container.listBlobs(options, null).stream()
                .map(BlobItem::getName)
                .toList();
    }

    @Test
    void flatInOrdinalOrder() {
        BlobContainerClient container = filled("b", "a/2", "a/1", "B", "ü", "a-", "a", "Z/z");
        assertThat(names(container, new ListBlobsOptions()))
                .containsExactly("B", "Z/z", "a", "a-", "a/1", "a/2", "b", "ü");
        assertThat(names(container, new ListBlobsOptions().setPrefix("a/"))).containsExactly("a/1", "a/2");
        assertThat(names(container, new ListBlobsOptions().setPrefix("none"))).isEmpty();
    }

    @Test
    void namesNeedNoTidiness() {
        String[] odd = {" blank ", "&<>\"'", "a//b", "d/", "%41+%2F", "日本/語", "😀", "semi;colon?x=y#z"};
        BlobContainerClient container = filled(odd);
        assertThat(names(container, new ListBlobsOptions())).containsExactlyInAnyOrder(odd);
        for (String name : odd) {
            assertThat(container.getBlobClient(name).downloadContent()).hasToString(name);
        }
    }

    @Test
    void byHierarchy() {
        BlobContainerClient container = filled("a", "d/1", "d/2", "d/e/3", "e/4", "f");
        assertThat(level(container, "")).containsExactly("a", "d/ …", "e/ …", "f");
        assertThat(level(container, "d/")).containsExactly("d/1", "d/2", "d/e/ …");
        assertThat(level(container, "d")).containsExactly("d/ …");
    }

    private static List<String> level(BlobContainerClient container, String prefix) {
        return container.listBlobsByHierarchy(prefix).stream()
                .map(item -> Boolean.TRUE.equals(item.isPrefix()) ? item.getName() + " …" : item.getName())
                .sorted()
                .toList();
    }

    @Test
    void inPages() {
        BlobContainerClient container =
                filled(IntStream.range(0, 7).mapToObj(i -> "n" + i).toArray(String[]::new));
        ListBlobsOptions three = new ListBlobsOptions().setMaxResultsPerPage(3);
        List<PagedResponse<BlobItem>> pages =
                container.listBlobs(three, null).streamByPage().toList();
        assertThat(pages.stream().map(page -> page.getValue().size())).containsExactly(3, 3, 1);
        String token = pages.get(0).getContinuationToken();
        assertThat(container.listBlobs(three, token, null).stream().map(BlobItem::getName))
                .containsExactly("n3", "n4", "n5", "n6");
        assertThat(names(container, three)).hasSize(7);
    }

    @Test
    void prefixesCountInPages() {
        BlobContainerClient container = filled("a/1", "a/2", "b", "c/1", "d");
        List<Integer> sizes = container
                .listBlobsByHierarchy("/", new ListBlobsOptions().setMaxResultsPerPage(2), null)
                .streamByPage()
                .map(page -> page.getValue().size())
                .toList();
        assertThat(sizes).containsExactly(2, 2);
    }

    @Test
    void saysWhatPropertiesSay() {
        BlobContainerClient container = server.container();
        BlockBlobClient blob = put(container, "b", "content");
        blob.setMetadata(Map.of("colour", "green"));
        blob.setTags(Map.of("kind", "small"));
        container.getBlobClient("p").getPageBlobClient().create(512);
        ListBlobsOptions all = new ListBlobsOptions()
                .setDetails(new BlobListDetails().setRetrieveMetadata(true).setRetrieveTags(true));
        List<BlobItem> items = container.listBlobs(all, null).stream().toList();
        BlobItem first = items.get(0);
        assertThat(first.getMetadata()).containsEntry("colour", "green");
        assertThat(first.getTags()).containsExactly(Map.entry("kind", "small"));
        BlobItemProperties listed = first.getProperties();
        assertThat(listed.getContentLength()).isEqualTo(7);
        assertThat(listed.getBlobType()).isEqualTo(BlobType.BLOCK_BLOB);
        assertThat(listed.getLastModified()).isEqualTo(blob.getProperties().getLastModified());
        assertThat(listed.getETag()).isEqualTo(blob.getProperties().getETag());
        assertThat(listed.getContentMd5()).isEqualTo(blob.getProperties().getContentMd5());
        assertThat(listed.getLeaseState()).hasToString("available");
        assertThat(listed.getTagCount()).isEqualTo(1);
        assertThat(items.get(1).getProperties().getBlobType()).isEqualTo(BlobType.PAGE_BLOB);
        assertThat(items.get(1).getProperties().getBlobSequenceNumber()).isZero();
    }

    @Test
    void snapshotsAndUncommittedBlobsOnlyIfAskedFor() {
        BlobContainerClient container = server.container();
        BlockBlobClient blob = put(container, "b", "content");
        String snapshot = blob.createSnapshot().getSnapshotId();
        container
                .getBlobClient("waiting")
                .getBlockBlobClient()
                .stageBlock("MQ==", com.azure.core.util.BinaryData.fromString("x"));
        assertThat(names(container, new ListBlobsOptions())).containsExactly("b");
        ListBlobsOptions all = new ListBlobsOptions()
                .setDetails(new BlobListDetails().setRetrieveSnapshots(true).setRetrieveUncommittedBlobs(true));
        List<BlobItem> items = container.listBlobs(all, null).stream().toList();
        assertThat(items.stream().map(BlobItem::getName)).containsExactly("b", "b", "waiting");
        assertThat(items.get(0).getSnapshot()).isEqualTo(snapshot);
        assertThat(items.get(1).getSnapshot()).isNull();
        assertThat(items.get(2).getProperties().getContentLength()).isZero();
    }
}

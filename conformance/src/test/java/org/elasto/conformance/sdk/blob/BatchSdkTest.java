package org.elasto.conformance.sdk.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.elasto.conformance.sdk.blob.BlobServer.put;

import com.azure.core.http.rest.Response;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.batch.BlobBatch;
import com.azure.storage.blob.batch.BlobBatchClient;
import com.azure.storage.blob.batch.BlobBatchClientBuilder;
import com.azure.storage.blob.batch.BlobBatchStorageException;
import com.azure.storage.blob.models.AccessTier;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.DeleteSnapshotsOptionType;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many requests in one, at the account and at a container. */
class BatchSdkTest {

    @RegisterExtension
    static final BlobServer server = new BlobServer();

    private static BlobBatchClient client() {
        return new BlobBatchClientBuilder(server.client()).buildClient();
    }

    private static List<String> urls(BlobContainerClient container, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> put(container, "folder/ü " + i, "x").getBlobUrl())
                .toList();
    }

    private static List<Integer> statuses(Iterable<Response<Void>> responses) {
        return StreamSupport.stream(responses.spliterator(), false)
                .map(Response::getStatusCode)
                .toList();
    }

    @Test
    void deletesMany() {
        BlobContainerClient container = server.container();
        List<String> urls = urls(container, 20);
        assertThat(statuses(client().deleteBlobs(urls, DeleteSnapshotsOptionType.INCLUDE)))
                .hasSize(20)
                .containsOnly(202);
        assertThat(container.listBlobs()).isEmpty();
    }

    @Test
    void setsTiersOfMany() {
        BlobContainerClient container = server.container();
        List<String> urls = urls(container, 3);
        assertThat(statuses(client().setBlobsAccessTier(urls, AccessTier.COOL))).containsOnly(200);
        assertThat(container.listBlobs().stream()
                        .map(item -> item.getProperties().getAccessTier()))
                .containsOnly(AccessTier.COOL);
    }

    @Test
    void eachHasAnAnswerOfItsOwn() {
        BlobContainerClient container = server.container();
        BlockBlobClient there = put(container, "there", "x");
        BlobBatch batch = client().getBlobBatch();
        Response<Void> missing =
                batch.deleteBlob(container.getBlobClient("missing").getBlobUrl());
        Response<Void> deleted = batch.deleteBlob(there.getBlobUrl());
        client().submitBatchWithResponse(batch, false, null, com.azure.core.util.Context.NONE);
        assertThat(deleted.getStatusCode()).isEqualTo(202);
        assertThatThrownBy(missing::getStatusCode).isInstanceOfSatisfying(BlobStorageException.class, refused -> {
            assertThat(refused.getStatusCode()).isEqualTo(404);
            assertThat(refused.getErrorCode()).hasToString("BlobNotFound");
        });
        assertThat(there.exists()).isFalse();
    }

    @Test
    void whatFailedIsThrownTogether() {
        BlobContainerClient container = server.container();
        String there = put(container, "there", "x").getBlobUrl();
        String none = container.getBlobClient("none").getBlobUrl();
        assertThatThrownBy(() -> statuses(client().deleteBlobs(List.of(there, none), null)))
                .isInstanceOfSatisfying(
                        BlobBatchStorageException.class,
                        thrown -> assertThat(thrown.getBatchExceptions())
                                .singleElement()
                                .satisfies(
                                        each -> assertThat(each.getErrorCode()).hasToString("BlobNotFound")));
        assertThat(container.listBlobs()).isEmpty();
    }

    @Test
    void ofAContainerAlone() {
        BlobContainerClient container = server.container();
        List<String> urls = urls(container, 3);
        BlobBatchClient inside = new BlobBatchClientBuilder(container).buildClient();
        assertThat(statuses(inside.deleteBlobs(urls, null))).containsOnly(202);
        assertThat(container.listBlobs()).isEmpty();
    }
}

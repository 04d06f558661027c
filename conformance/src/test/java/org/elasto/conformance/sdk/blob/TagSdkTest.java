package org.elasto.conformance.sdk.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.sdk.blob.BlobServer.put;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.TaggedBlobItem;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tags: set, read, counted, and found by. */
class TagSdkTest {

    @RegisterExtension
    static final BlobServer server = new BlobServer();

    @Test
    void replaceTags() {
        BlockBlobClient blob = put(server.container(), "b", "content");
        String etag = blob.getProperties().getETag();
        assertThat(blob.getTags()).isEmpty();
        blob.setTags(Map.of("a", "1", "b/c:d", "two words"));
        assertThat(blob.getTags()).containsOnly(Map.entry("a", "1"), Map.entry("b/c:d", "two words"));
        blob.setTags(Map.of("c", ""));
        assertThat(blob.getTags()).containsOnlyKeys("c");
        assertThat(blob.getProperties().getTagCount()).isEqualTo(1);
        assertThat(blob.getProperties().getETag()).isEqualTo(etag);
    }

    @Test
    void comeWithTheBlobAndGoWithTheNext() {
        BlobContainerClient container = server.container();
        container
                .getBlobClient("b")
                .uploadWithResponse(
                        new BlobParallelUploadOptions(BinaryData.fromString("x"))
                                .setTags(Map.of("kind", "small + odd")),
                        null,
                        Context.NONE);
        BlockBlobClient blob = container.getBlobClient("b").getBlockBlobClient();
        assertThat(blob.getTags()).containsExactly(Map.entry("kind", "small + odd"));
        blob.upload(BinaryData.fromString("y"), true);
        assertThat(blob.getTags()).isEmpty();
    }

    @Test
    void tenAreTheMost() {
        BlockBlobClient blob = put(server.container(), "b", "content");
        blob.setTags(numbered(10));
        assertThat(blob.getProperties().getTagCount()).isEqualTo(10);
        Refused.with(400, () -> blob.setTags(numbered(11)));
        Refused.with(400, () -> blob.setTags(Map.of("k".repeat(129), "v")));
        Refused.with(400, () -> blob.setTags(Map.of("k", "v".repeat(257))));
        Refused.with(400, () -> blob.setTags(Map.of("k", "no!")));
    }

    private static Map<String, String> numbered(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i));
    }

    @Test
    void foundInTheAccountAndInAContainer() {
        String kind = "kind" + UUID.randomUUID().toString().replace('-', '_');
        BlobContainerClient one = server.container();
        BlobContainerClient two = server.container();
        put(one, "a", "x").setTags(Map.of(kind, "small", "colour", "green"));
        put(one, "b", "x").setTags(Map.of(kind, "large"));
        put(two, "c", "x").setTags(Map.of(kind, "small"));
        assertThat(names(server.client().findBlobsByTags('"' + kind + "\"='small'")))
                .containsExactlyInAnyOrder("a", "c");
        assertThat(names(server.client().findBlobsByTags('"' + kind + "\">='a' AND \"colour\"='green'")))
                .containsExactly("a");
        assertThat(names(server.client()
                        .findBlobsByTags(
                                "@container='" + two.getBlobContainerName() + "' AND \"" + kind + "\"='small'")))
                .containsExactly("c");
        assertThat(names(one.findBlobsByTags('"' + kind + "\">='a'"))).containsExactlyInAnyOrder("a", "b");
        TaggedBlobItem found =
                one.findBlobsByTags('"' + kind + "\"='large'").iterator().next();
        assertThat(found.getContainerName()).isEqualTo(one.getBlobContainerName());
        assertThat(found.getTags()).containsEntry(kind, "large");
        Refused.with(400, () -> names(server.client().findBlobsByTags("no such thing")));
    }

    private static List<String> names(Iterable<TaggedBlobItem> found) {
        List<String> names = new java.util.ArrayList<>();
        found.forEach(each -> names.add(each.getName()));
        return names;
    }
}

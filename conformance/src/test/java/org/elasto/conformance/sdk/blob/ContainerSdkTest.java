package org.elasto.conformance.sdk.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.sdk.blob.BlobServer.put;

import com.azure.core.http.rest.PagedResponse;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobAccessPolicy;
import com.azure.storage.blob.models.BlobContainerAccessPolicies;
import com.azure.storage.blob.models.BlobContainerItem;
import com.azure.storage.blob.models.BlobContainerListDetails;
import com.azure.storage.blob.models.BlobContainerProperties;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobSignedIdentifier;
import com.azure.storage.blob.models.ListBlobContainersOptions;
import com.azure.storage.blob.models.PublicAccessType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Containers: made, listed, described, opened to the public, removed. */
class ContainerSdkTest {

    @RegisterExtension
    static final BlobServer server = new BlobServer();

    private static List<String> names(ListBlobContainersOptions options) {
        return server.client().listBlobContainers(options, null).stream()
                .map(BlobContainerItem::getName)
                .toList();
    }

    @Test
    void createdOnce() {
        BlobContainerClient container = server.client().getBlobContainerClient(BlobServer.freeName());
        assertThat(container.exists()).isFalse();
        assertThat(container.createIfNotExists()).isTrue();
        assertThat(container.exists()).isTrue();
        assertThat(container.createIfNotExists()).isFalse();
        Refused.with(409, "ContainerAlreadyExists", container::create);
    }

    @Test
    void namesFollowTheRules() {
        Refused.with(400, "InvalidResourceName", () -> server.client().createBlobContainer("Upper-Case"));
        Refused.with(400, "InvalidResourceName", () -> server.client().createBlobContainer("two--hyphens"));
        Refused.with(400, "OutOfRangeInput", () -> server.client().createBlobContainer("ab"));
    }

    @Test
    void metadataReplacesMetadata() {
        BlobContainerClient container = server.container();
        String before = container.getProperties().getETag();
        container.setMetadata(Map.of("colour", "green", "shape", "round"));
        container.setMetadata(Map.of("colour", "blue"));
        BlobContainerProperties properties = container.getProperties();
        assertThat(properties.getMetadata()).containsExactly(Map.entry("colour", "blue"));
        assertThat(properties.getETag()).isNotEqualTo(before);
        assertThat(properties.getBlobPublicAccess()).isNull();
        assertThat(properties.hasImmutabilityPolicy()).isFalse();
        assertThat(properties.hasLegalHold()).isFalse();
    }

    @Test
    void listsInPagesWithMetadata() {
        String prefix = BlobServer.freeName();
        for (int i = 0; i < 5; i++) {
            server.client().createBlobContainerWithResponse(prefix + i, Map.of("n", "" + i), null, Context.NONE);
        }
        ListBlobContainersOptions options = new ListBlobContainersOptions()
                .setPrefix(prefix)
                .setMaxResultsPerPage(2)
                .setDetails(new BlobContainerListDetails().setRetrieveMetadata(true));
        List<PagedResponse<BlobContainerItem>> pages =
                server.client().listBlobContainers(options, null).streamByPage().toList();
        assertThat(pages.stream().map(page -> page.getValue().size())).containsExactly(2, 2, 1);
        assertThat(names(options)).containsExactly(prefix + 0, prefix + 1, prefix + 2, prefix + 3, prefix + 4);
        BlobContainerItem first = pages.get(0).getValue().get(0);
        assertThat(first.getMetadata()).containsExactly(Map.entry("n", "0"));
        assertThat(first.getProperties().getETag()).isNotEmpty();
        assertThat(first.getProperties().getLeaseState().toString()).isEqualTo("available");
    }

    @Test
    void storedPoliciesComeBackAsTheyWereSet() {
        BlobContainerClient container = server.container();
        OffsetDateTime start = OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC);
        BlobSignedIdentifier readers = new BlobSignedIdentifier()
                .setId("readers")
                .setAccessPolicy(new BlobAccessPolicy()
                        .setStartsOn(start)
                        .setExpiresOn(start.plusYears(5))
                        .setPermissions("r"));
        container.setAccessPolicy(PublicAccessType.CONTAINER, List.of(readers));
        BlobContainerAccessPolicies policies = container.getAccessPolicy();
        assertThat(policies.getBlobAccessType()).isEqualTo(PublicAccessType.CONTAINER);
        assertThat(policies.getIdentifiers()).singleElement().satisfies(each -> {
            assertThat(each.getId()).isEqualTo("readers");
            assertThat(each.getAccessPolicy().getStartsOn()).isEqualTo(start);
            assertThat(each.getAccessPolicy().getExpiresOn()).isEqualTo(start.plusYears(5));
            assertThat(each.getAccessPolicy().getPermissions()).isEqualTo("r");
        });
        assertThat(container.getProperties().getBlobPublicAccess()).isEqualTo(PublicAccessType.CONTAINER);
    }

    @Test
    void fivePoliciesAreTheMost() {
        List<BlobSignedIdentifier> six = java.util.stream.IntStream.range(0, 6)
                .mapToObj(i -> new BlobSignedIdentifier()
                        .setId("policy" + i)
                        .setAccessPolicy(new BlobAccessPolicy().setPermissions("r")))
                .toList();
        Refused.with(400, () -> server.container().setAccessPolicy(null, six));
    }

    @Test
    void publicContainersAreReadAndListedByAnyone() {
        BlobContainerClient container = server.container();
        put(container, "b", "for all");
        BlobContainerClient stranger =
                server.anonymous().buildClient().getBlobContainerClient(container.getBlobContainerName());
        Refused.with(
                401,
                "NoAuthenticationInformation",
                () -> stranger.getBlobClient("b").downloadContent());

        container.setAccessPolicy(PublicAccessType.BLOB, List.of());
        assertThat(stranger.getBlobClient("b").downloadContent()).hasToString("for all");
        Refused.with(
                401,
                "NoAuthenticationInformation",
                () -> stranger.listBlobs().stream().count());

        container.setAccessPolicy(PublicAccessType.CONTAINER, List.of());
        assertThat(stranger.listBlobs().stream().map(item -> item.getName())).containsExactly("b");
        Refused.with(
                401,
                "NoAuthenticationInformation",
                () -> stranger.getBlobClient("b").delete());
    }

    @Test
    void deletedOnlyIfUnchanged() {
        BlobContainerClient container = server.container();
        OffsetDateTime modified = container.getProperties().getLastModified();
        Refused.with(
                412,
                "ConditionNotMet",
                () -> container.deleteWithResponse(
                        new BlobRequestConditions().setIfUnmodifiedSince(modified.minusHours(1)), null, Context.NONE));
        container.deleteWithResponse(new BlobRequestConditions().setIfUnmodifiedSince(modified), null, Context.NONE);
        Refused.with(404, "ContainerNotFound", container::getProperties);
        assertThat(container.deleteIfExists()).isFalse();
    }

    @Test
    void withoutOneNothingIsFound() {
        BlobContainerClient none = server.client().getBlobContainerClient(BlobServer.freeName());
        Refused.with(404, "ContainerNotFound", none::delete);
        Refused.with(404, "ContainerNotFound", () -> none.listBlobs().stream().count());
        Refused.with(404, "ContainerNotFound", () -> none.setMetadata(Map.of("a", "b")));
        Refused.with(404, "ContainerNotFound", () -> put(none, "b", "x"));
        Refused.with(404, "ContainerNotFound", () -> none.getBlobClient("b").downloadContent());
    }
}

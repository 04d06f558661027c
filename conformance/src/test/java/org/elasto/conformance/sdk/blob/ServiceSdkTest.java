package org.elasto.conformance.sdk.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.sdk.blob.BlobServer.put;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobAnalyticsLogging;
import com.azure.storage.blob.models.BlobContainerItem;
import com.azure.storage.blob.models.BlobContainerListDetails;
import com.azure.storage.blob.models.BlobCorsRule;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobRetentionPolicy;
import com.azure.storage.blob.models.BlobServiceProperties;
import com.azure.storage.blob.models.ListBlobContainersOptions;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.models.StaticWebsite;
import com.azure.storage.blob.models.StorageAccountInfo;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.elasto.emulator.EmulatorConfig;
import org.elasto.emulator.StorageAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The account as a whole: its properties, and what it keeps of the deleted. */
class ServiceSdkTest {

    @RegisterExtension
    static final BlobServer server = new BlobServer(EmulatorConfig.inProcess());

    @RegisterExtension
    static final BlobServer keeping = new BlobServer(StorageAccount.DEVELOPMENT.withContainerRetentionDays(7));

    private static void retain(boolean on) {
        BlobRetentionPolicy policy = new BlobRetentionPolicy().setEnabled(on);
        server.client()
                .setProperties(new BlobServiceProperties().setDeleteRetentionPolicy(on ? policy.setDays(7) : policy));
    }

    @Test
    void groupsThatAreNotSentStay() {
        BlobCorsRule rule = new BlobCorsRule()
                .setAllowedOrigins("http://one.example,http://two.example")
                .setAllowedMethods("GET,PUT")
                .setAllowedHeaders("x-ms-meta-*,x-ms-client")
                .setExposedHeaders("x-ms-meta-*")
                .setMaxAgeInSeconds(300);
        server.client()
                .setProperties(new BlobServiceProperties()
                        .setStaticWebsite(new StaticWebsite().setEnabled(true).setIndexDocument("index.html")));
        // The SDK sends rules in any case: without some, an empty list of them.
        server.client()
                .setProperties(new BlobServiceProperties()
                        .setCors(List.of(rule))
                        .setLogging(new BlobAnalyticsLogging()
                                .setVersion("1.0")
                                .setRead(true)
                                .setRetentionPolicy(new BlobRetentionPolicy()
                                        .setEnabled(true)
                                        .setDays(3))));
        BlobServiceProperties properties = server.client().getProperties();
        assertThat(properties.getCors()).singleElement().satisfies(each -> {
            assertThat(each.getAllowedOrigins()).isEqualTo("http://one.example,http://two.example");
            assertThat(each.getAllowedMethods()).isEqualTo("GET,PUT");
            assertThat(each.getMaxAgeInSeconds()).isEqualTo(300);
        });
        assertThat(properties.getStaticWebsite().getIndexDocument()).isEqualTo("index.html");
        assertThat(properties.getLogging().isRead()).isTrue();
        assertThat(properties.getLogging().isWrite()).isFalse();
        assertThat(properties.getLogging().getRetentionPolicy().getDays()).isEqualTo(3);
        server.client().setProperties(new BlobServiceProperties().setCors(List.of()));
        assertThat(server.client().getProperties().getCors()).isEmpty();
    }

    @Test
    void propertiesThatAreTooMuch() {
        BlobCorsRule rule = new BlobCorsRule()
                .setAllowedOrigins("*")
                .setAllowedMethods("GET")
                .setAllowedHeaders("")
                .setExposedHeaders("")
                .setMaxAgeInSeconds(1);
        Refused.with(
                400,
                "InvalidXmlDocument",
                () -> server.client()
                        .setProperties(
                                new BlobServiceProperties().setCors(List.of(rule, rule, rule, rule, rule, rule))));
    }

    @Test
    void accountInformation() {
        StorageAccountInfo info = server.client().getAccountInfo();
        assertThat(info.getAccountKind()).hasToString("StorageV2");
        assertThat(info.getSkuName()).isNotNull();
        assertThat(server.client()
                        .getBlobContainerClient("none-such")
                        .getAccountInfo(null)
                        .getSkuName())
                .isEqualTo(info.getSkuName());
    }

    @Test
    void deletedBlobsComeBackWhileTheyAreKept() {
        retain(true);
        BlobContainerClient container = server.container();
        BlockBlobClient blob = put(container, "b", "content");
        String snapshot = blob.createSnapshot().getSnapshotId();
        blob.deleteWithResponse(
                com.azure.storage.blob.models.DeleteSnapshotsOptionType.INCLUDE, null, null, Context.NONE);
        Refused.with(404, "BlobNotFound", blob::downloadContent);
        BlobListDetails details =
                new BlobListDetails().setRetrieveDeletedBlobs(true).setRetrieveSnapshots(true);
        List<BlobItem> listed = container.listBlobs(new ListBlobsOptions().setDetails(details), null).stream()
                .toList();
        assertThat(listed).hasSize(2).allMatch(BlobItem::isDeleted);
        assertThat(listed.get(1).getProperties().getRemainingRetentionDays()).isBetween(6, 7);
        blob.undelete();
        assertThat(blob.downloadContent()).hasToString("content");
        assertThat(blob.getSnapshotClient(snapshot).downloadContent()).hasToString("content");

        blob.deleteWithResponse(
                com.azure.storage.blob.models.DeleteSnapshotsOptionType.INCLUDE, null, null, Context.NONE);
        server.advance(Duration.ofDays(8));
        Refused.with(404, "BlobNotFound", blob::undelete);
        assertThat(container.listBlobs(new ListBlobsOptions().setDetails(details), null))
                .isEmpty();
        retain(false);
    }

    @Test
    void aContainersNamePausesAfterDeletion() {
        BlobContainerClient container = server.container();
        container.delete();
        Refused.with(409, "ContainerBeingDeleted", container::create);
        Refused.with(404, "ContainerNotFound", container::getProperties);
        server.advance(Duration.ofMinutes(1));
        container.create();
    }

    @Test
    void deletedContainersComeBackWhileTheyAreKept() {
        BlobContainerClient container = keeping.container();
        put(container, "b", "content");
        container.delete();
        keeping.advance(Duration.ofMinutes(1));
        BlobContainerItem deleted = keeping
                .client()
                .listBlobContainers(
                        new ListBlobContainersOptions()
                                .setPrefix(container.getBlobContainerName())
                                .setDetails(new BlobContainerListDetails().setRetrieveDeleted(true)),
                        null)
                .stream()
                .findFirst()
                .orElseThrow();
        assertThat(deleted.isDeleted()).isTrue();
        keeping.client().undeleteBlobContainer(deleted.getName(), Objects.requireNonNull(deleted.getVersion()));
        assertThat(container.getBlobClient("b").downloadContent()).hasToString("content");
    }
}

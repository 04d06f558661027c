package org.elasto.conformance.sdk.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.ProxyOptions;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.BinaryData;
import com.azure.resourcemanager.storage.StorageManager;
import com.azure.resourcemanager.storage.models.CheckNameAvailabilityResult;
import com.azure.resourcemanager.storage.models.Reason;
import com.azure.resourcemanager.storage.models.StorageAccount;
import com.azure.resourcemanager.storage.models.StorageAccountKey;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.file.share.ShareClient;
import com.azure.storage.file.share.ShareServiceClientBuilder;
import com.azure.storage.file.share.models.ShareStorageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.elasto.conformance.sdk.ServedEmulator;
import org.elasto.emulator.EmulatorConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Storage accounts from their creation to their end, and what is in them meanwhile. */
class AccountSdkTest {

    @RegisterExtension
    static final ManagementServer SERVER = new ManagementServer();

    private static final String GROUP = "elasto";
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    private final StorageManager manager = SERVER.manager();

    static final class ManagementServer extends ServedEmulator {

        private @Nullable HttpClient http;

        ManagementServer() {
            super(EmulatorConfig.inProcess(), null);
        }

        /** What leads to the proxy port, where Azure's hosts are: the File SDK can be given no others. */
        HttpClient http() {
            if (http == null) {
                int port = emulator().proxyEndpoint().getPort();
                InetSocketAddress proxy = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
                http = new JdkHttpClientBuilder()
                        .proxy(new ProxyOptions(ProxyOptions.Type.HTTP, proxy))
                        .build();
            }
            return http;
        }

        /** The SDK sends tokens by HTTPS only, so the token is put in by a policy of ours. */
        StorageManager manager() {
            String token = emulator().issueManagementToken(UUID.randomUUID(), Duration.ofHours(1));
            HttpPipeline pipeline = new HttpPipelineBuilder()
                    .httpClient(http())
                    .policies((context, next) -> {
                        context.getHttpRequest().setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + token);
                        return next.process();
                    })
                    .build();
            Map<String, String> endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
            endpoints.put(AzureEnvironment.Endpoint.RESOURCE_MANAGER.identifier(), "http://management.azure.com/");
            AzureEnvironment here = new AzureEnvironment(endpoints);
            AzureProfile profile = new AzureProfile(
                    UUID.randomUUID().toString(), config().azureSubscription().toString(), here);
            return StorageManager.authenticate(pipeline, profile);
        }
    }

    private StorageAccount create(String name, String region) {
        return manager.storageAccounts()
                .define(name)
                .withRegion(region)
                .withExistingResourceGroup(GROUP)
                .withTag("made", "by test")
                .create();
    }

    private static BlobServiceClient blobs(StorageAccount account, StorageAccountKey key) {
        return new BlobServiceClientBuilder()
                .endpoint(account.endPoints().primary().blob())
                .credential(new StorageSharedKeyCredential(account.name(), key.value()))
                .httpClient(SERVER.http())
                .buildClient();
    }

    private static ShareClient share(StorageAccount account, StorageAccountKey key) {
        return new ShareServiceClientBuilder()
                .endpoint(account.endPoints().primary().file())
                .credential(new StorageSharedKeyCredential(account.name(), key.value()))
                .httpClient(SERVER.http())
                .buildClient()
                .getShareClient("share");
    }

    @Test
    void anAccountIsMadeUsedAndDeleted() {
        StorageAccount account = create("sdklife", "West Europe");
        assertThat(account.regionName()).isEqualTo("westeurope");
        assertThat(account.tags()).containsEntry("made", "by test");
        List<StorageAccountKey> keys = account.getKeys();
        assertThat(keys).extracting(StorageAccountKey::keyName).containsExactly("key1", "key2");

        BlobServiceClient blobs = blobs(account, keys.get(0));
        blobs.createBlobContainer("box").getBlobClient("blob").upload(BinaryData.fromBytes(CONTENT));
        assertThat(blobs(account, keys.get(1))
                        .getBlobContainerClient("box")
                        .getBlobClient("blob")
                        .downloadContent()
                        .toBytes())
                .isEqualTo(CONTENT);
        ShareClient share = share(account, keys.get(0));
        share.create();
        share.getFileClient("file").create(CONTENT.length);
        share.getFileClient("file").uploadRange(new ByteArrayInputStream(CONTENT), CONTENT.length);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        share.getFileClient("file").download(read);
        assertThat(read.toByteArray()).isEqualTo(CONTENT);

        manager.storageAccounts().deleteByResourceGroup(GROUP, "sdklife");

        assertThatThrownBy(() -> blobs.getBlobContainerClient("box").getProperties())
                .isInstanceOfSatisfying(
                        BlobStorageException.class,
                        e -> assertThat(e.getStatusCode()).isEqualTo(404));
        assertThatThrownBy(() -> manager.storageAccounts().getByResourceGroup(GROUP, "sdklife"))
                .isInstanceOfSatisfying(
                        ManagementException.class,
                        e -> assertThat(e.getValue().getCode()).isEqualTo("ResourceNotFound"));
    }

    @Test
    void aNewAccountOfTheSameNameIsEmpty() {
        StorageAccount first = create("sdkagain", "eastus");
        blobs(first, first.getKeys().get(0)).createBlobContainer("box");
        manager.storageAccounts().deleteById(first.id());

        StorageAccount second = create("sdkagain", "northeurope");

        assertThat(second.regionName()).isEqualTo("northeurope");
        assertThat(blobs(second, second.getKeys().get(0)).listBlobContainers()).isEmpty();
    }

    @Test
    void aRegeneratedKeySignsNoMore() {
        StorageAccount account = create("sdkkeys", "eastus");
        List<StorageAccountKey> before = account.getKeys();
        blobs(account, before.get(0)).createBlobContainer("box");
        share(account, before.get(0)).create();

        List<StorageAccountKey> after = account.regenerateKey("key1");

        assertThat(after.get(0).value()).isNotEqualTo(before.get(0).value());
        assertThat(after.get(1).value()).isEqualTo(before.get(1).value());
        assertThatThrownBy(() -> blobs(account, before.get(0))
                        .getBlobContainerClient("box")
                        .getProperties())
                .isInstanceOfSatisfying(
                        BlobStorageException.class,
                        e -> assertThat(e.getStatusCode()).isEqualTo(403));
        assertThatThrownBy(() -> share(account, before.get(0)).getProperties())
                .isInstanceOfSatisfying(
                        ShareStorageException.class,
                        e -> assertThat(e.getStatusCode()).isEqualTo(403));
        assertThat(blobs(account, after.get(0)).getBlobContainerClient("box").exists())
                .isTrue();
        assertThat(blobs(account, before.get(1)).getBlobContainerClient("box").exists())
                .isTrue();
    }

    @Test
    void accountsAreListedChangedAndLookedFor() {
        StorageAccount account = create("sdklist", "eastus");

        assertThat(manager.storageAccounts().list())
                .extracting(StorageAccount::name)
                .contains("devstoreaccount1", "sdklist");
        assertThat(manager.storageAccounts().listByResourceGroup(GROUP))
                .extracting(StorageAccount::name)
                .contains("sdklist");
        assertThat(account.update().withTag("more", "so").apply().tags()).containsEntry("more", "so");
        CheckNameAvailabilityResult taken = manager.storageAccounts().checkNameAvailability("sdklist");
        assertThat(taken.isAvailable()).isFalse();
        assertThat(taken.reason()).isEqualTo(Reason.ALREADY_EXISTS);
        assertThat(manager.storageAccounts().checkNameAvailability("sdkfree").isAvailable())
                .isTrue();
        assertThatThrownBy(() -> create("sdklist", "westus")).isInstanceOfSatisfying(ManagementException.class, e -> {
            assertThat(e.getResponse().getStatusCode()).isEqualTo(409);
            assertThat(e.getValue().getCode()).isEqualTo("InvalidResourceLocation");
        });
    }
}

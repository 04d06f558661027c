package org.elasto.conformance.sdk.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpClient;
import com.azure.core.http.ProxyOptions;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobContainerItem;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.sas.BlobSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import org.elasto.emulator.EmulatorConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The account's own host at Azure, answered by the proxy port, every signature verified. */
class ProxyBlobSdkTest {

    @RegisterExtension
    static final BlobServer server = new BlobServer(EmulatorConfig.inProcess());

    private HttpClient http;

    @BeforeEach
    void leadThroughTheProxy() {
        int port = server.emulator().proxyEndpoint().getPort();
        http = new JdkHttpClientBuilder()
                .proxy(new ProxyOptions(
                        ProxyOptions.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)))
                .build();
    }

    private static String azure() {
        return "http://" + server.credential().getAccountName() + ".blob.core.windows.net";
    }

    private BlobServiceClientBuilder proxied() {
        return server.builder().endpoint(azure()).httpClient(http);
    }

    @Test
    void containersAndBlobs() {
        BlobServiceClient service = proxied().buildClient();
        BlobContainerClient container = service.createBlobContainer(BlobServer.freeName());
        for (String name : new String[] {"a b/ü+%.bin", "a//b"}) {
            BlobClient blob = container.getBlobClient(name);
            blob.upload(BinaryData.fromString(name));

            assertThat(blob.downloadContent().toString()).isEqualTo(name);
            assertThat(blob.getBlobUrl()).startsWith(azure() + "/" + container.getBlobContainerName() + "/");
        }
        assertThat(container.listBlobs())
                .extracting(BlobItem::getName)
                .containsExactlyInAnyOrder("a b/ü+%.bin", "a//b");
        assertThat(service.listBlobContainers())
                .extracting(BlobContainerItem::getName)
                .contains(container.getBlobContainerName());
        container.getBlobClient("a//b").delete();
        container.delete();
        assertThat(container.exists()).isFalse();
    }

    @Test
    void aCopyFromTheAccountsOwnHost() {
        BlobContainerClient container = proxied().buildClient().createBlobContainer(BlobServer.freeName());
        BlobServer.put(container, "from", "content");
        String source = container.getBlobClient("from").getBlobUrl();

        container.getBlobClient("to").beginCopy(source, Duration.ofMillis(100)).waitForCompletion();

        assertThat(container.getBlobClient("to").downloadContent()).hasToString("content");
        assertThat(container.getBlobClient("to").getProperties().getCopySource())
                .isEqualTo(source);
    }

    @Test
    void aSharedAccessSignature() {
        BlobContainerClient container = proxied().buildClient().createBlobContainer(BlobServer.freeName());
        BlobServer.put(container, "k", "signed");
        BlobClient blob = container.getBlobClient("k");
        String sas = blob.generateSas(new BlobServiceSasSignatureValues(
                server.now().plusMinutes(5), new BlobSasPermission().setReadPermission(true)));

        BlobContainerClient guest = server.anonymous()
                .endpoint(azure())
                .httpClient(http)
                .sasToken(sas)
                .buildClient()
                .getBlobContainerClient(container.getBlobContainerName());

        assertThat(guest.getBlobClient("k").downloadContent()).hasToString("signed");
        assertThatThrownBy(() -> guest.getBlobClient("k").delete())
                .isInstanceOfSatisfying(
                        BlobStorageException.class,
                        e -> assertThat(e.getStatusCode()).isEqualTo(403));
    }

    @Test
    void aWrongKeyIsRefused() {
        String guessed = Base64.getEncoder().encodeToString(new byte[32]);
        BlobServiceClient service = proxied()
                .credential(new StorageSharedKeyCredential(server.credential().getAccountName(), guessed))
                .buildClient();

        assertThatThrownBy(() -> service.createBlobContainer(BlobServer.freeName()))
                .isInstanceOfSatisfying(
                        BlobStorageException.class,
                        e -> assertThat(e.getStatusCode()).isEqualTo(403));
    }

    @Test
    void otherHostsAndTunnelsAreRefusedAndToldWhy() {
        BlobServiceClient elsewhere =
                proxied().endpoint("http://storage.example.com").buildClient();
        BlobServiceClient secure =
                proxied().endpoint(azure().replace("http:", "https:")).buildClient();

        assertThatThrownBy(() -> elsewhere.createBlobContainer(BlobServer.freeName()))
                .hasMessageContaining("does not answer storage.example.com")
                .hasMessageContaining("http://*.blob.core.windows.net");
        assertThatThrownBy(() -> secure.createBlobContainer(BlobServer.freeName()))
                .hasStackTraceContaining("501");
    }
}

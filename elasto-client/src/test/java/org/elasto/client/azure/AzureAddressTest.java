package org.elasto.client.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.elasto.client.ClientConfig;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Path style and host style. */
class AzureAddressTest {

    @ParameterizedTest
    @CsvSource({
        // authority of the URI, endpoint in the settings, URL of the container c of the account acc
        "127.0.0.1:10000, '', http://127.0.0.1:10000/acc/c",
        "localhost:10000, '', http://localhost:10000/acc/c",
        "[::1]:10000, '', http://[::1]:10000/acc/c",
        "storage.example, '', https://storage.example/acc/c",
        "127.example.org, '', https://127.example.org/acc/c",
        "acc.blob.core.windows.net, '', https://acc.blob.core.windows.net/c",
        "blob.core.windows.net, '', https://acc.blob.core.windows.net/c",
        "acc.blob.localhost:10000, '', http://acc.blob.localhost:10000/c",
        "blob.localhost:10000, '', http://acc.blob.localhost:10000/c",
        "'', '', https://acc.blob.core.windows.net/c",
        "'', http://127.0.0.1:10000/acc, http://127.0.0.1:10000/acc/c",
        "'', http://127.0.0.1:10000/acc/, http://127.0.0.1:10000/acc/c",
        "'', http://127.0.0.1:10000, http://127.0.0.1:10000/acc/c",
        "'', https://10.0.0.5, https://10.0.0.5/acc/c",
        "'', https://acc.blob.core.windows.net, https://acc.blob.core.windows.net/c",
        "'', http://acc.blob.localhost:10000, http://acc.blob.localhost:10000/c",
        "'', https://blobs.example, https://blobs.example/c"
    })
    void leadsToTheContainer(String authority, String endpoint, String url) {
        ClientConfig.Builder config = ClientConfig.builder();
        if (!endpoint.isEmpty()) {
            config.set("blob-endpoint", endpoint);
        }
        AzureAddress address =
                AzureAddress.of(config.build(), AzureService.BLOB, authority.isEmpty() ? null : authority, "acc");
        assertThat(address.url("/c")).isEqualTo(url);
    }

    @Test
    void endpointOfOneAccountIsNotThatOfAnother() {
        ClientConfig config = ClientConfig.builder()
                .azureConnectionString("UseDevelopmentStorage=true")
                .build();
        assertThat(AzureAddress.of(config, AzureService.BLOB, null, "other").url("/c"))
                .isEqualTo("https://other.blob.core.windows.net/c");
    }

    @Test
    void plainHttpHasToBeAllowed() {
        ClientConfig config = ClientConfig.builder()
                .set("blob-endpoint", "http://blobs.example")
                .build();
        assertThatThrownBy(() -> AzureAddress.of(config, AzureService.BLOB, null, "acc"))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT));
        ClientConfig allowed = config.toBuilder().insecureHttp(true).build();
        assertThat(AzureAddress.of(allowed, AzureService.BLOB, null, "acc").url("/c"))
                .isEqualTo("http://blobs.example/c");
    }
}

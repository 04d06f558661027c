package org.elasto.client.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ClientConfig;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connection strings, and whose storage the settings mean. */
class ConnectionStringTest {

    private static final String KEY = "c2VjcmV0";

    @ParameterizedTest
    @CsvSource({
        "AccountName=a;AccountKey=c2VjcmV0, https://a.blob.core.windows.net, ''",
        "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0, http://a.blob.core.windows.net, ''",
        "AccountName=a;AccountKey=c2VjcmV0;EndpointSuffix=core.chinacloudapi.cn, https://a.blob.core.chinacloudapi.cn, ''",
        "accountname=a;BlobEndpoint=https://x.example;AccountKey=c2VjcmV0;, https://x.example, ''",
        "BlobEndpoint=https://x.example;SharedAccessSignature=sv=1&sig=2, https://x.example, ''",
        "AccountName=a;AccountKey=c2VjcmV0;BlobEndpoint=http://h/a;BlobSecondaryEndpoint=http://h/a-secondary,"
                + " http://h/a, http://h/a-secondary",
        "UseDevelopmentStorage=true, http://127.0.0.1:10000/devstoreaccount1,"
                + " http://127.0.0.1:10000/devstoreaccount1-secondary",
        "UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://box, http://box:10000/devstoreaccount1,"
                + " http://box:10000/devstoreaccount1-secondary"
    })
    void namesEndpoints(String text, String endpoint, String secondary) {
        ConnectionString connection = ConnectionString.parse(text);
        assertThat(connection.endpoint("Blob")).hasToString(endpoint);
        assertThat(connection.secondaryEndpoint("Blob") == null ? "" : connection.secondaryEndpoint("Blob") + "")
                .isEqualTo(secondary);
        assertThat(connection.credentials()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "AccountName",
                "=c2VjcmV0",
                "AccountKey=c2VjcmV0;AccountKey=c2VjcmV0",
                "AccountName=a;AccountKey=c2VjcmV0!",
                "AccountName=a;AccountKey=c2VjcmV0;BlobEndpoint=ftp://c2VjcmV0",
                "AccountName=a;AccountKey=c2VjcmV0;BlobEndpoint=https://u:c2VjcmV0@h",
                "BlobEndpoint=https://h;SharedAccessSignature=c2VjcmV0 x"
            })
    void refusesWhatIsNoneWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> {
                    ConnectionString connection = ConnectionString.parse(text);
                    connection.credentials();
                    connection.endpoint("Blob");
                })
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_ARGUMENT))
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void equalsSignsBelongToTheValue() {
        AzureCredentials who =
                ConnectionString.parse("AccountName=a;AccountKey=YQ==").credentials();
        assertThat(who).isEqualTo(new AzureCredentials.SharedKey("a", "YQ=="));
    }

    @ParameterizedTest
    @CsvSource({
        // What is set, and what that means: name, kind of credentials, endpoint.
        "'', null, null, null",
        "AZURE_STORAGE_CONNECTION_STRING=AccountName:a|AccountKey:c2VjcmV0, a, SharedKey, https://a.blob.core.windows.net",
        "AZURE_STORAGE_ACCOUNT=a;AZURE_STORAGE_KEY=c2VjcmV0, a, SharedKey, null",
        "AZURE_STORAGE_ACCOUNT=a;AZURE_STORAGE_SAS_TOKEN=?sv:1, a, Sas, null",
        "AZURE_STORAGE_ACCOUNT=a, a, null, null",
        "AZURE_STORAGE_KEY=c2VjcmV0, null, null, null",
        "AZURE_STORAGE_ACCOUNT=b;AZURE_STORAGE_KEY=c2VjcmV0;ELASTO_BLOB_ENDPOINT=https://h/b, b, SharedKey, https://h/b"
    })
    void environmentSaysWhose(String variables, String name, String kind, String endpoint) {
        Map<String, String> environment = new HashMap<>();
        for (String pair : variables.split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                environment.put(
                        pair.substring(0, equals),
                        pair.substring(equals + 1)
                                .replace("e:", "e=")
                                .replace("y:", "y=")
                                .replace("v:", "v=")
                                .replace('|', ';'));
            }
        }
        AzureAccount account = AzureAccount.of(ClientConfig.fromEnvironment(environment, null), AzureService.BLOB);
        assertThat(account.name() + "").isEqualTo(name);
        assertThat(
                        account.credentials() == null
                                ? "null"
                                : account.credentials().getClass().getSimpleName())
                .isEqualTo(kind);
        assertThat(account.endpoint() + "").isEqualTo(endpoint);
    }

    @Test
    void whatTheCodeSaysGoesFirst() {
        ClientConfig config = ClientConfig.builder()
                .surroundings(Map.of("AZURE_STORAGE_CONNECTION_STRING", "UseDevelopmentStorage=true"), null)
                .azureConnectionString("AccountName=c;AccountKey=" + KEY)
                .build();
        assertThat(AzureAccount.of(config, AzureService.BLOB).name()).isEqualTo("c");
        ClientConfig more = config.toBuilder()
                .azureCredentials(new AzureCredentials.SharedKey("d", KEY))
                .build();
        assertThat(AzureAccount.of(more, AzureService.BLOB).name()).isEqualTo("d");
        assertThat(more.toString()).doesNotContain(KEY);
    }

    @Test
    void keyOfOneAccountIsNotThatOfAnother() {
        ClientConfig config = ClientConfig.builder()
                .azureCredentials(new AzureCredentials.SharedKey("a", KEY))
                .build();
        AzureAccount account = AzureAccount.of(config, AzureService.BLOB);
        assertThat(account.credentialsFor("a")).isNotNull();
        assertThatThrownBy(() -> account.credentialsFor("b"))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED))
                .hasMessageNotContaining(KEY);
    }

    @Test
    void noTextFormShowsASecret() {
        assertThat(new AzureCredentials.SharedKey("a", KEY) + " " + new AzureCredentials.Sas("sig=" + KEY) + " "
                        + new AzureCredentials.Bearer(() -> KEY) + ConnectionString.parse("AccountKey=" + KEY))
                .doesNotContain(KEY);
    }
}

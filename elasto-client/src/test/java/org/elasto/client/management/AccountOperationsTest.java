package org.elasto.client.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ClientConfig;
import org.elasto.client.ErrorKind;
import org.elasto.client.StorageException;
import org.elasto.client.http.FakeEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountOperationsTest {

    private final FakeEngine engine = FakeManagement.engine();
    private final AccountOperations operations =
            FakeManagement.operations(engine, FakeManagement.settings().build());

    @Test
    void createsAnAccountAndAsksForIt() {
        String poll = "https://management.azure.com/subscriptions/sub-1/op?monitor=true";
        engine.then(202, "", "Location: " + poll, "Retry-After: 17");
        CreateAccountResult accepted = operations.createAccount("rg", "acc", "westeurope", Map.of("owner", "me"));

        assertThat(engine.last().line()).isEqualTo("PUT " + FakeManagement.ACCOUNTS + "acc" + FakeManagement.VERSION);
        assertThat(engine.last().header("Authorization")).isEqualTo("Bearer TOKEN");
        assertThat(engine.last().header("Content-Type")).isEqualTo("application/json");
        assertThat(engine.last().body())
                .isEqualTo("{\"sku\":{\"name\":\"Standard_LRS\"},\"kind\":\"StorageV2\","
                        + "\"location\":\"westeurope\",\"tags\":{\"owner\":\"me\"}}");
        assertThat(accepted).isEqualTo(new CreateAccountResult(null, poll, Duration.ofSeconds(17)));

        engine.then(202, "").then(200, FakeManagement.account("acc"));
        assertThat(operations.createAccountResult(poll)).isEqualTo(new CreateAccountResult(null, poll, null));
        AccountInfo account = operations.createAccountResult(poll).account();
        assertThat(engine.last().line()).isEqualTo("GET /subscriptions/sub-1/op?monitor=true");
        assertThat(account)
                .isEqualTo(new AccountInfo(
                        "acc",
                        "rg",
                        "westeurope",
                        "StorageV2",
                        "Standard_LRS",
                        Instant.parse("2026-11-25T08:00:00.1234567Z"),
                        "Succeeded",
                        Map.of("owner", "me"),
                        Map.of("blob", URI.create("https://acc.blob.example/"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://management.azure.com.evil.example/x",
                "http://management.azure.com/x",
                "https://evil.example/x",
                "/x",
                "https://management.azure.com",
                "https://management.azure.com@evil.example/x",
            })
    void theTokenGoesNowhereElse(String elsewhere) {
        assertThatThrownBy(() -> operations.createAccountResult(elsewhere)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> operations.listAccounts(elsewhere)).isInstanceOf(StorageException.class);
        assertThat(engine.sent()).isEmpty();
    }

    @Test
    void listsPageByPage() {
        String next = "https://management.azure.com/subscriptions/sub-1/more";
        engine.then(200, "{\"value\":[" + FakeManagement.account("one") + "],\"nextLink\":\"" + next + "\"}")
                .then(200, "{\"value\":[]}");

        ListAccountsResult first = operations.listAccounts(null);
        ListAccountsResult last = operations.listAccounts(first.next());

        assertThat(first.accounts()).extracting(AccountInfo::name).containsExactly("one");
        assertThat(first.next()).isEqualTo(next);
        assertThat(last).isEqualTo(new ListAccountsResult(List.of(), null));
        assertThat(engine.lines()).containsExactly("GET " + FakeManagement.ALL, "GET /subscriptions/sub-1/more");
    }

    @Test
    void tellsKeysAndMakesThemAnew() {
        String keys = "{\"keys\":[{\"keyName\":\"key1\",\"value\":\"S0VZ\",\"permissions\":\"FULL\"}]}";
        engine.then(200, keys).then(200, keys);

        assertThat(operations.listKeys("rg", "acc")).containsExactly(new AccountKey("key1", "S0VZ"));
        assertThat(operations.regenerateKey("rg", "acc", "key1").toString()).doesNotContain("S0VZ");
        assertThat(engine.last().body()).isEqualTo("{\"keyName\":\"key1\"}");

        engine.thenLost();
        assertThatThrownBy(() -> operations.regenerateKey("rg", "acc", "key1")).isInstanceOf(StorageException.class);
        assertThat(engine.isUsedUp()).isTrue();
        assertThat(engine.lines())
                .containsExactly(
                        "POST " + FakeManagement.ACCOUNTS + "acc/listKeys" + FakeManagement.VERSION,
                        "POST " + FakeManagement.ACCOUNTS + "acc/regenerateKey" + FakeManagement.VERSION,
                        "POST " + FakeManagement.ACCOUNTS + "acc/regenerateKey" + FakeManagement.VERSION);
    }

    @Test
    void looksAtNamesGroupsAndLocations() {
        engine.then(200, "{\"nameAvailable\":false,\"reason\":\"AlreadyExists\",\"message\":\"taken\"}")
                .then(200, "{\"location\":\"eastus\"}")
                .then(200, "{\"value\":[{\"name\":\"eastus\"},{\"name\":\"westus\"}]}")
                .then(200, FakeManagement.account("acc"))
                .then(204, "");

        assertThat(operations.checkNameAvailability("acc"))
                .isEqualTo(new NameAvailability(false, "AlreadyExists", "taken"));
        assertThat(operations.getGroupLocation("r g")).isEqualTo("eastus");
        assertThat(engine.last().line())
                .isEqualTo("GET /subscriptions/sub-1/resourceGroups/r%20g?api-version=2021-04-01");
        assertThat(operations.listLocations()).containsExactly("eastus", "westus");
        assertThat(operations.getAccount("rg", "acc").location()).isEqualTo("westeurope");
        operations.deleteAccount("rg", "acc");
        assertThat(engine.last().line())
                .isEqualTo("DELETE " + FakeManagement.ACCOUNTS + "acc" + FakeManagement.VERSION);
    }

    @ParameterizedTest
    @CsvSource({
        "404, ResourceNotFound, NOT_FOUND, 1",
        "404, ResourceGroupNotFound, NOT_FOUND, 1",
        "409, StorageAccountAlreadyTaken, ALREADY_EXISTS, 1",
        "409, InvalidResourceLocation, ALREADY_EXISTS, 1",
        "409, StorageAccountIsNotProvisioned, UNEXPECTED, 4",
        "400, AccountNameInvalid, INVALID_ARGUMENT, 1",
        "401, ExpiredAuthenticationToken, UNAUTHENTICATED, 1",
        "403, AuthorizationFailed, PERMISSION_DENIED, 1",
        "409, ScopeLocked, PERMISSION_DENIED, 1",
        "429, TooManyRequests, RATE_LIMITED, 4",
        "501, NotImplemented, UNSUPPORTED, 1",
        "503, Whatever, RATE_LIMITED, 4",
    })
    void refusalsHaveAMeaning(int status, String code, ErrorKind kind, int attempts) {
        for (int i = 0; i < attempts; i++) {
            engine.thenError(status, code);
        }

        assertThatThrownBy(() -> operations.getAccount("rg", "acc"))
                .isInstanceOfSatisfying(StorageException.class, e -> {
                    assertThat(e.kind()).isEqualTo(kind);
                    assertThat(e.toString()).contains(code).doesNotContain("TOKEN");
                });
        assertThat(engine.isUsedUp()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "nonsense", "{\"name\":\"a\"", "{\"name\":\"a\"}"})
    void answersThatAreNoneAreToldSo(String body) {
        engine.then(200, body);

        assertThatThrownBy(() -> operations.getAccount("rg", "acc"))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNEXPECTED));
    }

    @Test
    void needsASubscriptionAndAToken() {
        assertThat(ManagementSettings.of(ClientConfig.builder().build())).isNull();
        assertThat(ManagementSettings.of(
                        ClientConfig.builder().set("azure-subscription", "s").build()))
                .isNull();
        ManagementSettings fromEnvironment = ManagementSettings.of(ClientConfig.fromEnvironment(
                Map.of("AZURE_SUBSCRIPTION_ID", "s", "AZURE_RESOURCE_GROUP", "g", "ELASTO_MANAGEMENT_TOKEN", "SECRET"),
                null));
        assertThat(fromEnvironment).isNotNull();
        assertThat(fromEnvironment.group()).isEqualTo("g");
        assertThat(fromEnvironment.token().token().get()).isEqualTo("SECRET");
        assertThat(fromEnvironment.toString()).doesNotContain("SECRET");
        assertThatThrownBy(() -> ManagementSettings.of(FakeManagement.settings()
                        .set("management-endpoint", "http://management.example")
                        .insecureHttp(true)
                        .build()))
                .hasMessageContaining("plain HTTP");
        assertThatThrownBy(() -> AccountOperations.create(ClientConfig.builder()
                        .managementToken(new AzureCredentials.Bearer(() -> "t"))
                        .build()))
                .hasMessageContaining("azure-subscription");
    }
}

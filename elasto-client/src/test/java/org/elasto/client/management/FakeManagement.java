package org.elasto.client.management;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.elasto.client.AzureCredentials;
import org.elasto.client.ClientConfig;
import org.elasto.client.http.FakeEngine;

/** A subscription over an engine that answers what it was told to. */
final class FakeManagement {

    static final String SUBSCRIPTION = "/subscriptions/sub-1";
    static final String ACCOUNTS = SUBSCRIPTION + "/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/";
    static final String ALL = SUBSCRIPTION + "/providers/Microsoft.Storage/storageAccounts?api-version=2024-01-01";
    static final String VERSION = "?api-version=2024-01-01";

    private FakeManagement() {}

    static FakeEngine engine() {
        return new FakeEngine((status, code, fields) -> FakeEngine.answer(
                status,
                ("{\"error\":{\"code\":\"" + code + "\",\"message\":\"m\"}}").getBytes(StandardCharsets.UTF_8),
                fields));
    }

    static ClientConfig.Builder settings() {
        return ClientConfig.builder()
                .set("azure-subscription", "sub-1")
                .set("azure-resource-group", "rg")
                .managementToken(new AzureCredentials.Bearer(() -> "TOKEN"));
    }

    static AccountOperations operations(FakeEngine engine, ClientConfig config) {
        ManagementSettings settings = Objects.requireNonNull(ManagementSettings.of(config));
        return new AccountOperations(
                ArmExchange.over(engine, FakeEngine.policy(Instant.parse("2026-11-25T08:00:00Z")), settings));
    }

    static String account(String name) {
        return account(name, "rg", "Succeeded");
    }

    static String account(String name, String group, String state) {
        return "{\"id\":\"/subscriptions/sub-1/resourceGroups/" + group
                + "/providers/Microsoft.Storage/storageAccounts/" + name + "\",\"name\":\"" + name
                + "\",\"location\":\"westeurope\",\"kind\":\"StorageV2\",\"sku\":{\"name\":\"Standard_LRS\"},"
                + "\"tags\":{\"Owner\":\"me\"},\"properties\":{\"provisioningState\":\"" + state
                + "\",\"creationTime\":\"2026-11-25T08:00:00.1234567Z\",\"number\":1,\"list\":[1,{\"a\":null}],"
                + "\"primaryEndpoints\":{\"blob\":\"https://" + name + ".blob.example/\"}}}";
    }
}

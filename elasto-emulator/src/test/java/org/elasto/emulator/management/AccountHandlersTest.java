package org.elasto.emulator.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.elasto.emulator.store.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountHandlersTest {

    private final ArmBench arm = new ArmBench();

    @AfterEach
    void nothingBroke() {
        assertThat(arm.front.failures()).isZero();
    }

    private static JsonObject json(Answer answer) {
        return JsonText.read(answer.expect(200).bytes());
    }

    private Answer create(String name, String body) {
        return arm.send("PUT", ArmBench.ACCOUNTS + '/' + name, body);
    }

    @Test
    void anAccountIsCreatedAndReadyWhenOneLooks() {
        Answer accepted = create("second", """
                {"sku":{"name":"standard_grs"},"kind":"storagev2","location":"West Europe","tags":{"a":"b"},
                 "properties":{"allowBlobPublicAccess":true,"unknown":1}}""").expect(202);
        String location = accepted.header("Location");

        assertThat(accepted.bytes()).isEmpty();
        assertThat(location)
                .startsWith("http://localhost:10004/subscriptions/" + ArmBench.SUBSCRIPTION
                        + "/providers/Microsoft.Storage/locations/westeurope/asyncoperations/")
                .endsWith("?monitor=true&api-version=2024-01-01");
        JsonObject account = json(arm.send(arm.request("GET", location.substring("http://localhost:10004".length()))));
        assertThat(account.text("id")).isEqualTo(ArmBench.ACCOUNTS + "/second");
        assertThat(account.text("location")).isEqualTo("westeurope");
        assertThat(account.text("kind")).isEqualTo("StorageV2");
        assertThat(account.object("sku").text("name")).isEqualTo("Standard_GRS");
        assertThat(account.object("tags").text("a")).isEqualTo("b");
        JsonObject properties = account.object("properties");
        assertThat(properties.text("provisioningState")).isEqualTo("Succeeded");
        assertThat(properties.text("creationTime")).isEqualTo("2026-11-25T08:00:00.0000000Z");
        assertThat(properties.object("primaryEndpoints").text("blob")).isEqualTo("http://127.0.0.1:1/blob/second/");
        assertThat(properties.object("primaryEndpoints").text("file")).isEqualTo("http://127.0.0.1:1/file/second/");
        assertThat(properties.text("secondaryLocation")).isEqualTo("northeurope");
        assertThat(properties.value("secondaryEndpoints")).isNull();
        assertThat(properties.isTrue("allowBlobPublicAccess")).isTrue();
        assertThat(properties.value("unknown")).isNull();
        assertThat(json(arm.send("GET", ArmBench.ACCOUNTS + "/second"))).isEqualTo(account);
    }

    @Test
    void whatIsThereAlreadyIsUpdatedAndStaysWhereItIs() {
        create("second", ArmBench.BODY).expect(202);

        assertThat(json(create("second", ArmBench.BODY.replace("Standard_LRS", "Standard_RAGRS")))
                        .object("properties")
                        .object("secondaryEndpoints")
                        .text("blob"))
                .isEqualTo("http://127.0.0.1:1/blob/second-secondary/");
        assertThat(ArmBench.code(create("second", ArmBench.BODY.replace("westeurope", "East US"))
                        .expect(409)))
                .isEqualTo("InvalidResourceLocation");
        arm.send("PUT", ArmBench.GROUP + "2", "{\"location\":\"eastus\"}").expect(201);
        assertThat(ArmBench.code(arm.send(
                                "PUT",
                                ArmBench.GROUP + "2/providers/Microsoft.Storage/storageAccounts/second",
                                ArmBench.BODY)
                        .expect(409)))
                .isEqualTo("StorageAccountInAnotherResourceGroup");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Second | %s | AccountNameInvalid",
                "ab | %s | AccountNameInvalid",
                "a-b-c | %s | AccountNameInvalid",
                "second | {\"sku\":{\"name\":\"Standard_LRS\"},\"kind\":\"StorageV2\"} | LocationRequired",
                "second | {\"sku\":{\"name\":\"Standard_LRS\"},\"kind\":\"StorageV2\",\"location\":\"moon\"}"
                        + "| LocationNotAvailableForResourceType",
                "second | {\"kind\":\"StorageV2\",\"location\":\"eastus\"} | InvalidValuesForRequestParameters",
                "second | {\"sku\":{\"name\":\"Standard_LRS\"},\"location\":\"eastus\"}"
                        + "| InvalidValuesForRequestParameters",
                "second | {\"sku\":{\"name\":\"Standard_LRS\"},\"kind\":\"FileStorage\",\"location\":\"eastus\"}"
                        + "| InvalidValuesForRequestParameters",
                "second | {\"sku\":{\"name\":\"Standard_LRS\"},\"kind\":\"BlobStorage\",\"location\":\"eastus\"}"
                        + "| AccessTierRequired",
                "second | {\"sku\":{\"name\":\"Standard_LRS\"},\"kind\":\"StorageV2\",\"location\":\"eastus\","
                        + "\"tags\":{\"a\":1}} | InvalidValuesForRequestParameters",
                "second | {\"sku\":{\"name\":\"Standard_LRS\"},\"kind\":\"StorageV2\",\"location\":\"eastus\","
                        + "\"properties\":{\"isHnsEnabled\":\"yes\"}} | InvalidValuesForRequestParameters",
                "second | [] | InvalidRequestContent",
                "second | {\"a\": | InvalidRequestContent",
                "second | {} {} | InvalidRequestContent",
            })
    void whatIsWrongIsRefused(String name, String body, String code) {
        assertThat(ArmBench.code(create(name, body.replace("%s", ArmBench.BODY)).expect(400)))
                .isEqualTo(code);
        assertThat(arm.accounts.find(name)).isNull();
    }

    @Test
    void aBodyThatIsNoJsonIsRefused() {
        PlainRequest plain = arm.request("PUT", ArmBench.ACCOUNTS + "/second?api-version=2024-01-01")
                .with("Content-Type", "text/plain")
                .body(ArmBench.BODY);

        assertThat(ArmBench.code(arm.send(plain).expect(415))).isEqualTo("UnsupportedMediaType");
    }

    @Test
    void whatIsChangedIsChangedAndTheRestStays() {
        create("second", ArmBench.BODY.replace("\"kind\":\"StorageV2\"", "\"kind\":\"Storage\""))
                .expect(202);

        JsonObject changed = json(arm.send("PATCH", ArmBench.ACCOUNTS + "/second", """
                {"kind":"StorageV2","tags":{"x":"y"},"properties":{"minimumTlsVersion":"TLS1_2","accessTier":"Cool"}}"""));

        assertThat(changed.text("kind")).isEqualTo("StorageV2");
        assertThat(changed.object("tags").text("x")).isEqualTo("y");
        assertThat(changed.object("properties").text("minimumTlsVersion")).isEqualTo("TLS1_2");
        assertThat(changed.object("properties").text("accessTier")).isEqualTo("Cool");
        assertThat(changed.object("sku").text("name")).isEqualTo("Standard_LRS");
        assertThat(ArmBench.code(arm.send("PATCH", ArmBench.ACCOUNTS + "/second", "{\"kind\":\"FileStorage\"}")
                        .expect(409)))
                .isEqualTo("AccountPropertyIsReadOnly");
        assertThat(ArmBench.code(
                        arm.send("PATCH", ArmBench.ACCOUNTS + "/second", "{\"properties\":{\"isHnsEnabled\":true}}")
                                .expect(409)))
                .isEqualTo("AccountPropertyIsReadOnly");
        assertThat(ArmBench.code(
                        arm.send("PATCH", ArmBench.ACCOUNTS + "/third", "{}").expect(404)))
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void anAccountGoesWithAllThatIsInIt() {
        arm.fill("first");

        arm.send("DELETE", ArmBench.ACCOUNTS + "/first").expect(200);

        assertThat(arm.accounts.find("first")).isNull();
        assertThat(arm.store.world().realms()).doesNotContainKey("data/first");
        arm.send("DELETE", ArmBench.ACCOUNTS + "/first").expect(204);
        assertThat(ArmBench.code(arm.send("GET", ArmBench.ACCOUNTS + "/first").expect(404)))
                .isEqualTo("ResourceNotFound");
        assertThat(ArmBench.code(
                        arm.send("DELETE", ArmBench.GROUP + "9/providers/Microsoft.Storage/storageAccounts/first")
                                .expect(404)))
                .isEqualTo("ResourceGroupNotFound");
        arm.store.restore(World.EMPTY);
        assertThat(arm.accounts.find("first")).isNotNull();
    }

    @Test
    void aNewAccountBeginsEmpty() {
        arm.fill("second");

        create("second", ArmBench.BODY).expect(202);

        assertThat(arm.store.world().realms()).doesNotContainKey("data/second");
    }

    @Test
    void accountsAreListed() {
        create("second", ArmBench.BODY).expect(202);
        arm.send("PUT", ArmBench.GROUP + "2", "{\"location\":\"eastus\"}").expect(201);
        String other = ArmBench.GROUP + "2/providers/Microsoft.Storage/storageAccounts";
        arm.send("PUT", other + "/third", ArmBench.BODY).expect(202);
        String all = "/subscriptions/" + ArmBench.SUBSCRIPTION + "/providers/Microsoft.Storage/storageAccounts";

        assertThat(arm.send("GET", all).expect(200).body()).contains("\"first\"", "\"second\"", "\"third\"");
        assertThat(arm.send("GET", other).expect(200).body())
                .contains("\"third\"")
                .doesNotContain("\"first\"");
        assertThat(arm.send("GET", ArmBench.ACCOUNTS).expect(200).body()).doesNotContain("\"third\"");
    }

    @ParameterizedTest
    @CsvSource({
        "first, false, AlreadyExists",
        "CAPS, false, AccountNameInvalid",
        "free, true, ",
    })
    void namesAreChecked(String name, boolean available, String reason) {
        JsonObject answer = json(arm.send(
                "POST",
                "/subscriptions/" + ArmBench.SUBSCRIPTION + "/providers/Microsoft.Storage/checkNameAvailability",
                "{\"name\":\"" + name + "\",\"type\":\"Microsoft.Storage/storageAccounts\"}"));

        assertThat(answer.isTrue("nameAvailable")).isEqualTo(available);
        assertThat(answer.text("reason")).isEqualTo(reason);
    }

    @Test
    void keysAreToldAndMadeAnew() {
        create("second", ArmBench.BODY).expect(202);
        String keys = arm.send("POST", ArmBench.ACCOUNTS + "/second/listKeys")
                .expect(200)
                .body();
        ManagedAccount before = Objects.requireNonNull(arm.accounts.find("second"));
        assertThat(keys)
                .startsWith("{\"keys\":[{\"creationTime\":\"2026-11-25T08:00:00.0000000Z\",\"keyName\":\"key1\"")
                .contains("\"permissions\":\"FULL\"")
                .contains(before.keys().get(0).value(), before.keys().get(1).value());

        arm.clock.advance(Duration.ofSeconds(5));
        String renewed = arm.send("POST", ArmBench.ACCOUNTS + "/second/regenerateKey", "{\"keyName\":\"key2\"}")
                .expect(200)
                .body();

        ManagedAccount after = Objects.requireNonNull(arm.accounts.find("second"));
        assertThat(after.keys().get(0)).isEqualTo(before.keys().get(0));
        assertThat(after.keys().get(1).value())
                .isNotEqualTo(before.keys().get(1).value());
        assertThat(renewed).contains(after.keys().get(1).value(), "08:00:05.0000000Z");
        assertThat(after.toString()).doesNotContain(after.keys().get(0).value());
        assertThat(ArmBench.code(arm.send("POST", ArmBench.ACCOUNTS + "/second/regenerateKey", "{\"keyName\":\"key3\"}")
                        .expect(400)))
                .isEqualTo("InvalidValuesForRequestParameters");
    }

    @Test
    void aKindHasItsServices() {
        create("files", """
                {"sku":{"name":"Premium_LRS"},"kind":"FileStorage","location":"eastus"}""").expect(202);

        ManagedAccount files = Objects.requireNonNull(arm.accounts.find("files"));
        assertThat(files.has("file")).isTrue();
        assertThat(files.has("blob")).isFalse();
        assertThat(json(arm.send("GET", ArmBench.ACCOUNTS + "/files"))
                        .object("properties")
                        .object("primaryEndpoints")
                        .members())
                .containsOnlyKeys("file");
    }

    @Test
    void throughTheProxyEndpointsAreThoseOfAzure() {
        PlainRequest asked = arm.request("GET", ArmBench.ACCOUNTS + "/first?api-version=2024-01-01")
                .changed("Host", "management.azure.com");

        assertThat(arm.send(asked).body()).contains("http://first.blob.core.windows.net/");
    }
}

package org.elasto.emulator.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArmFrontTest {

    private static final String LIST = ArmBench.ACCOUNTS + "?api-version=2024-01-01";

    private final ArmBench arm = new ArmBench();

    @AfterEach
    void nothingBroke() {
        assertThat(arm.front.failures()).isZero();
    }

    private Answer withToken(String token) {
        return arm.send(
                PlainRequest.bare("GET", LIST).with("Host", "localhost").with("Authorization", "Bearer " + token));
    }

    @Test
    void nobodyGetsInWithoutAToken() {
        Answer refused = arm.send(PlainRequest.bare("GET", LIST).with("Host", "localhost"))
                .expect(401);

        assertThat(refused.body())
                .isEqualTo("{\"error\":{\"code\":\"AuthenticationFailed\",\"message\":"
                        + "\"Authentication failed. The 'Authorization' header is missing.\"}}");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer authorization_uri=\"https://login.");
        assertThat(refused.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void tokensAreVerified() {
        String good = arm.token("https://management.azure.com/", Duration.ofMinutes(5));
        withToken(good).expect(200);
        withToken(arm.token("https://management.core.windows.net", Duration.ofMinutes(5)))
                .expect(200);

        assertThat(ArmBench.code(
                        withToken(good.substring(0, good.length() - 2) + "AA").expect(401)))
                .isEqualTo("InvalidAuthenticationToken");
        assertThat(ArmBench.code(withToken("none").expect(401))).isEqualTo("InvalidAuthenticationToken");
        assertThat(ArmBench.code(withToken(arm.token("https://storage.azure.com", Duration.ofMinutes(5)))
                        .expect(401)))
                .isEqualTo("InvalidAuthenticationTokenAudience");
        arm.clock.advance(Duration.ofMinutes(5));
        Answer expired = withToken(good).expect(401);
        assertThat(ArmBench.code(expired)).isEqualTo("ExpiredAuthenticationToken");
        assertThat(expired.body()).contains("'11/25/2026 8:05:00 AM'");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 400, MissingApiVersionParameter",
        "?api-version=, 400, MissingApiVersionParameter",
        "?api-version=1, 400, InvalidApiVersionParameter",
        "?api-version=2024-13-01, 400, InvalidApiVersionParameter",
        "?api-version=2024-01-01-beta, 400, InvalidApiVersionParameter",
        "?api-version=%zz, 400, InvalidRequestUri",
    })
    void aVersionIsNamed(String query, int status, String code) {
        assertThat(ArmBench.code(
                        arm.send(arm.request("GET", ArmBench.ACCOUNTS + query)).expect(status)))
                .isEqualTo(code);
        arm.send(arm.request("GET", ArmBench.ACCOUNTS + "?api-version=2018-03-01-preview"))
                .expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, 404, NotFound",
        "PUT, /subscriptions, 405, MethodNotAllowed",
        "GET, /subscriptions/none, 400, InvalidSubscriptionId",
        "GET, /subscriptions/00000000-0000-0000-0000-000000000000, 404, SubscriptionNotFound",
        "GET, /subscriptions/e1a57000-0000-4000-8000-000000000001/providers/Microsoft.Storage/skus, 501,"
                + " NotImplemented",
        "POST, /subscriptions/e1a57000-0000-4000-8000-000000000001/resourceGroups/elasto/providers/"
                + "Microsoft.Storage/storageAccounts/first/failover, 501, NotImplemented",
        "GET, /subscriptions/e1a57000-0000-4000-8000-000000000001/resourceGroups/elasto/providers/"
                + "Microsoft.Storage/storageAccounts/first/blobServices/default/containers/c, 501, NotImplemented",
        "GET, /subscriptions/e1a57000-0000-4000-8000-000000000001/providers/Microsoft.Web, 404,"
                + " InvalidResourceNamespace",
        "GET, /subscriptions/e1a57000-0000-4000-8000-000000000001/providers/Microsoft.Storage/locations/eastus/"
                + "asyncoperations/e1a57000-0000-4000-8000-000000000009, 404, ResourceNotFound",
        "GET, /subscriptions/e1a57000-0000-4000-8000-000000000001/resourceGroups/none, 404, ResourceGroupNotFound",
    })
    void whatIsNotThereIsToldSo(String method, String path, int status, String code) {
        assertThat(ArmBench.code(arm.send(method, path).expect(status))).isEqualTo(code);
    }

    @Test
    void whatIsThereIsTold() {
        assertThat(arm.send("GET", "/subscriptions").expect(200).body()).contains(ArmBench.SUBSCRIPTION);
        assertThat(arm.send("GET", "/Subscriptions/" + ArmBench.SUBSCRIPTION.toUpperCase(java.util.Locale.ROOT))
                        .expect(200)
                        .body())
                .contains("\"state\":\"Enabled\"");
        assertThat(arm.send("GET", "/tenants").expect(200).body()).contains("tenantId");
        assertThat(arm.send("GET", "/subscriptions/" + ArmBench.SUBSCRIPTION + "/locations")
                        .expect(200)
                        .body())
                .contains("\"name\":\"eastus\"", "\"displayName\":\"West Europe\"");
        assertThat(arm.send("POST", "/subscriptions/" + ArmBench.SUBSCRIPTION + "/providers/microsoft.storage/register")
                        .expect(200)
                        .body())
                .contains("\"registrationState\":\"Registered\"");
        arm.send("GET", "/subscriptions/" + ArmBench.SUBSCRIPTION + "/providers")
                .expect(200);
        PlainRequest metadata = PlainRequest.bare("GET", "/metadata/endpoints?api-version=2022-09-01")
                .with("Host", "localhost:1");
        assertThat(arm.send(metadata).expect(200).body()).contains("\"resourceManager\":\"http://localhost:1/\"");
    }

    @Test
    void groupsComeAndGoWithTheirAccounts() {
        String group = "/subscriptions/" + ArmBench.SUBSCRIPTION + "/resourcegroups/Mine";
        arm.send("HEAD", group).expect(404);
        arm.send("PUT", group, "{\"location\":\"West US\",\"tags\":{\"a\":\"b\"}}")
                .expect(201);
        assertThat(arm.send("GET", group).expect(200).body()).contains("\"location\":\"westus\"", "\"a\":\"b\"");
        arm.send("HEAD", group.replace("Mine", "mine")).expect(204);
        arm.send("PUT", group, "{\"location\":\"westus\"}").expect(200);
        assertThat(arm.send("PATCH", group, "{\"tags\":{\"c\":\"d\"}}")
                        .expect(200)
                        .body())
                .contains("\"c\":\"d\"");
        assertThat(ArmBench.code(
                        arm.send("PUT", group, "{\"location\":\"eastus\"}").expect(409)))
                .isEqualTo("InvalidResourceGroupLocation");
        assertThat(ArmBench.code(arm.send("PUT", group, "{}").expect(400))).isEqualTo("LocationRequired");
        assertThat(ArmBench.code(
                        arm.send("PUT", group, "{\"location\":\"moon\"}").expect(400)))
                .isEqualTo("LocationNotAvailableForResourceGroup");
        assertThat(ArmBench.code(arm.send("PUT", group + "%21", "{\"location\":\"eastus\"}")
                        .expect(400)))
                .isEqualTo("InvalidResourceGroup");
        arm.send("PUT", group + "/providers/Microsoft.Storage/storageAccounts/inmine", ArmBench.BODY)
                .expect(202);

        arm.send("DELETE", group).expect(200);

        assertThat(arm.accounts.find("inmine")).isNull();
        assertThat(arm.accounts.find("first")).isNotNull();
        arm.send("DELETE", group).expect(404);
        assertThat(arm.send("GET", "/subscriptions/" + ArmBench.SUBSCRIPTION + "/resourcegroups")
                        .expect(200)
                        .body())
                .contains("\"elasto\"")
                .doesNotContain("Mine");
    }

    @Test
    void answersHaveTheHeadersOfTheService() {
        Answer answer = arm.send(arm.request("GET", LIST)
                .with("x-ms-correlation-request-id", "0A000000-0000-4000-8000-00000000000b")
                .with("x-ms-client-request-id", "0A000000-0000-4000-8000-00000000000c")
                .with("x-ms-return-client-request-id", "true"));

        assertThat(answer.header("Date")).isEqualTo("Wed, 25 Nov 2026 08:00:00 GMT");
        assertThat(answer.header("x-ms-request-id")).hasSize(36);
        assertThat(answer.header("x-ms-correlation-request-id")).isEqualTo("0a000000-0000-4000-8000-00000000000b");
        assertThat(answer.header("x-ms-client-request-id")).isEqualTo("0a000000-0000-4000-8000-00000000000c");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void bodiesAreBounded() {
        PlainRequest long1 = arm.request("PUT", ArmBench.ACCOUNTS + "/second?api-version=2024-01-01")
                .with("Content-Type", "application/json")
                .body(new byte[(1 << 20) + 1]);
        assertThat(ArmBench.code(arm.send(long1).expect(413))).isEqualTo("RequestContentTooLarge");
        PlainRequest chunked = long1.changed("Content-Length", "-1");
        assertThat(ArmBench.code(arm.send(chunked).expect(413))).isEqualTo("RequestContentTooLarge");
        assertThat(ArmBench.code(arm.send("PUT", ArmBench.ACCOUNTS + "/second", "{\"a\":".repeat(1000))
                        .expect(400)))
                .isEqualTo("InvalidRequestContent");
    }
}

package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import java.time.Duration;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceHandlersTest {

    private static final String USER = "11111111-2222-3333-4444-555555555555";
    private static final String TENANT = "66666666-7777-8888-9999-000000000000";
    private static final String KEY = "/?restype=service&comp=userdelegationkey";

    private final BlobBench blob = new BlobBench();

    @AfterEach
    void nothingFailed() {
        assertThat(blob.failures()).isZero();
    }

    @Test
    void onlyTheSecondaryHasStatistics() {
        PlainRequest secondary = PlainRequest.bare("GET", "/acct-secondary/?restype=service&comp=stats");
        assertThat(blob.send(secondary).expect(200).body())
                .endsWith("<StorageServiceStats><GeoReplication><Status>live</Status>"
                        + "<LastSyncTime>Tue, 24 Nov 2026 08:00:00 GMT</LastSyncTime></GeoReplication>"
                        + "</StorageServiceStats>");
        assertThat(blob.send("GET", "/?restype=service&comp=stats").expect(400).code())
                .isEqualTo("InvalidQueryParameterValue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/none", "/none/none", "/none/no/ne"})
    void theAccountIsTheSameWhereverItIsAskedFor(String path) {
        for (String method : new String[] {"GET", "HEAD"}) {
            Answer answer =
                    blob.send(method, path + "?restype=account&comp=properties").expect(200);
            assertThat(answer.header("x-ms-sku-name")).isEqualTo("Standard_RAGRS");
            assertThat(answer.header("x-ms-account-kind")).isEqualTo("StorageV2");
            assertThat(answer.header("x-ms-is-hns-enabled")).isEqualTo("false");
            assertThat(answer.body()).isEmpty();
        }
        Answer old = blob.send(
                request("GET", path + "?restype=account&comp=properties").with("x-ms-version", "2018-11-09"));
        assertThat(old.header("x-ms-is-hns-enabled")).isEmpty();
    }

    private Answer key(String info) {
        String token = blob.tokens.issue(
                new BearerTokens.Principal(USER, TENANT), BearerTokens.STORAGE_AUDIENCE, Duration.ofHours(1));
        return blob.sendAsIs(request("POST", KEY)
                .with("x-ms-version", BlobBench.VERSION)
                .with("Authorization", "Bearer " + token)
                .body("<KeyInfo>" + info + "</KeyInfo>"));
    }

    @Test
    void aUserGetsAKeyToSignWith() {
        Answer key = key("<Start>2026-11-24T08:00:00Z</Start><Expiry>2026-11-25T08:00:00Z</Expiry>")
                .expect(200);
        assertThat(key.element("SignedOid")).isEqualTo(USER);
        assertThat(key.element("SignedTid")).isEqualTo(TENANT);
        assertThat(key.element("SignedStart")).isEqualTo("2026-11-24T08:00:00Z");
        assertThat(key.element("SignedExpiry")).isEqualTo("2026-11-25T08:00:00Z");
        assertThat(key.element("SignedService")).isEqualTo("b");
        assertThat(key.element("SignedVersion")).isEqualTo(BlobBench.VERSION);
        assertThat(key.element("Value")).matches("[A-Za-z0-9+/]{43}=");
        assertThat(key("<Expiry>2026-11-25T08:00:00Z</Expiry>").expect(200).element("SignedStart"))
                .isEqualTo("2026-11-24T08:00:00Z");
        assertThat(key("<Expiry>2026-11-25T08:00:00Z</Expiry><DelegatedUserTid>t</DelegatedUserTid>")
                        .expect(200)
                        .element("SignedDelegatedUserTid"))
                .isEqualTo("t");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                                               | InvalidXmlDocument",
                "<Other />                                                                        | InvalidXmlDocument",
                "<Start>2026-11-24T08:00:00Z</Start>                                              | InvalidXmlDocument",
                "<Expiry>soon</Expiry>                                                            | InvalidXmlNodeValue",
                "<Expiry>2026-11-24T08:00:00Z</Expiry>                                            | InvalidXmlNodeValue",
                "<Expiry>2026-12-01T08:00:01Z</Expiry>                                            | InvalidXmlNodeValue",
                "<Start>2026-11-26T08:00:00Z</Start><Expiry>2026-11-25T08:00:00Z</Expiry>         | InvalidXmlNodeValue"
            })
    void keysForNoGoodTimeAreRefused(String info, String code) {
        assertThat(key(info).expect(400).code()).isEqualTo(code);
    }

    @Test
    void theAccountKeyGetsNoDelegationKey() {
        Answer refused = blob.send(request("POST", KEY).body("<KeyInfo><Expiry>2026-11-25</Expiry></KeyInfo>"))
                .expect(403);
        assertThat(refused.code()).isEqualTo("AuthenticationFailed");
        assertThat(refused.element("AuthenticationErrorDetail"))
                .isEqualTo("Only authentication scheme Bearer is supported");
    }
}

package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.SasBench.ACCOUNT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SAS that are signed with the key of a user. */
class UserDelegationKeyTest {

    private final SasBench sas = new SasBench();

    private SasBench delegated(String start, String end) {
        return sas.service()
                .set("skoid", "11111111-2222-3333-4444-555555555555")
                .set("sktid", "66666666-7777-8888-9999-000000000000")
                .set("skt", start)
                .set("ske", end)
                .set("sks", "b")
                .set("skv", "2021-08-06");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T00:00:00Z, 2026-11-25T00:00:00Z, ok",
        "2026-11-23T00:00:00Z, 2026-11-24T12:00:00Z, Signature not valid",
        "2026-11-24T12:00:01Z, 2026-11-25T00:00:00Z, Signature not valid",
        "2026-11-20T00:00:00Z, 2026-11-28T00:00:00Z, Signature fields not well formed.",
    })
    void aDelegationKeyHoldsForItsTime(String start, String end, String expected) {
        delegated(start, end).sign();

        assertThat(sas.detail()).startsWith(expected);
    }

    @Test
    void aDelegationKeyIsHandedOutAsBase64AndNamesItsUser() {
        delegated("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z").sign();
        UserDelegationKey key = UserDelegationKey.of(sas.request().query());

        assertThat(Mac256.decode(key.value(ACCOUNT))).isEqualTo(key.bytes(ACCOUNT));
        assertThat(sas.grant().objectId()).isEqualTo("11111111-2222-3333-4444-555555555555");
    }

    @Test
    void aDelegationKeyIsForOneService() {
        delegated("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z")
                .set("sks", "f")
                .sign();

        assertThat(sas.detail()).isEqualTo("Signature fields not well formed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"skoid", "sktid", "skt", "ske", "skv"})
    void everyFieldOfADelegationKeyCounts(String field) {
        delegated("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z").sign();
        sas.set(
                field,
                switch (field) {
                    case "skt" -> "2026-11-24T01:00:00Z";
                    case "ske" -> "2026-11-24T23:00:00Z";
                    default -> "other";
                });

        assertThat(sas.refusal()).isEqualTo("403 AuthenticationFailed");
    }
}

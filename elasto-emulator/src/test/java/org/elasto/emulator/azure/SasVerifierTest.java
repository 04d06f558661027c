package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signature, fields, time, address, protocol and policy of a SAS. */
class SasVerifierTest {

    private final SasBench sas = new SasBench();

    static Stream<Vector> ofAccountKey() {
        return SasTextTest.sdk()
                .filter(vector -> vector.one("key", "").isEmpty())
                .filter(vector -> !vector.one("query").contains("&si=")
                        && !vector.one("query").startsWith("si="));
    }

    @ParameterizedTest
    @MethodSource("ofAccountKey")
    void whatTheSdkMakesIsRight(Vector vector) {
        SasRequest made = SasTextTest.request(vector);
        String from = made.query().text("sip").equals("127.0.0.1") ? "127.0.0.1" : "10.0.0.5";
        PlainRequest head = PlainRequest.bare("GET", "/x").scheme("https");

        assertThat(Refusal.detail(
                        () -> sas.verifier.verify(new SasRequest(head, made.query(), made.target(), from), id -> null)))
                .isEqualTo("ok");
    }

    @Test
    void aRightOneGrantsWhatItSays() {
        SasGrant grant = sas.service()
                .set("rsct", "text/plain")
                .set("rscd", "attachment")
                .set("ses", "scope1")
                .sign()
                .grant();

        assertThat(grant.kind()).isEqualTo(SasKind.SERVICE);
        assertThat(grant.permissions().letters()).isEqualTo("r");
        assertThat(grant.responseHeaders())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("Content-Type", "text/plain", "Content-Disposition", "attachment"));
        assertThat(grant.encryptionScope()).isEqualTo("scope1");
    }

    @Test
    void aWrongSignatureIsToldTheText() {
        sas.service().sign();
        sas.path = "other.jpg";

        assertThat(sas.refusal()).isEqualTo("403 AuthenticationFailed");
        assertThat(sas.detail())
                .startsWith(
                        "Signature did not match. String to sign used was r\n\n2026-11-25\n/blob/devstoreaccount1/c/o");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sp", "se", "sr", "sv", "rsct", "spr", "sip", "ses", "st"})
    void everyFieldIsSigned(String field) {
        String before = switch (field) {
            case "spr" -> "https,http";
            case "sip" -> "10.0.0.5";
            case "st" -> "2026-11-23";
            default -> "";
        };
        sas.service().set("rsct", "a").set("ses", "a");
        if (!before.isEmpty()) {
            sas.set(field, before);
        }
        sas.sign();
        String after = switch (field) {
            case "sp" -> "rw";
            case "se" -> "2026-11-26";
            case "sr" -> "c";
            case "sv" -> "2022-11-02";
            default -> "";
        };
        sas.set(field, after);

        assertThat(sas.detail()).startsWith("Signature did not match.");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, 2026-11-25, ok",
        "2026-11-24T12:00Z, 2026-11-24T12:01Z, ok",
        "2026-11-24T12:00:00Z, 2026-11-24T12:00:01Z, ok",
        "2026-11-24T12:00:00.0000000Z, 2026-11-24T12:00:00.0000001Z, ok",
        "2026-11-24T14:00:00+02:00, 2026-11-24T14:00:01+02:00, ok",
        "'', 2026-11-24T12:00:01Z, ok",
        "2026-11-24T12:00:01Z, 2026-11-25, 'Signature not valid in the specified time frame: Start [Tue, 24 Nov 2026 12:00:01 GMT] - Expiry [Wed, 25 Nov 2026 00:00:00 GMT] - Current [Tue, 24 Nov 2026 12:00:00 GMT]'",
        "2026-11-23, 2026-11-24T12:00:00Z, 'Signature not valid in the specified time frame: Start [Mon, 23 Nov 2026 00:00:00 GMT] - Expiry [Tue, 24 Nov 2026 12:00:00 GMT] - Current [Tue, 24 Nov 2026 12:00:00 GMT]'",
        "'', 2026-11-24T11:59:59Z, 'Signed expiry time [Tue, 24 Nov 2026 11:59:59 GMT] must be after signed start time [Tue, 24 Nov 2026 12:00:00 GMT]'",
        "2026-11-26, 2026-11-25, 'Signed expiry time [Wed, 25 Nov 2026 00:00:00 GMT] must be after signed start time [Thu, 26 Nov 2026 00:00:00 GMT]'",
        "yesterday, 2026-11-25, Signature fields not well formed.",
        "'', 2026-02-30, Signature fields not well formed.",
        "'', 2026-11-25T08:00:00, Signature fields not well formed.",
    })
    void itHoldsFromStartToExpiry(String start, String expiry, String expected) {
        sas.service().set("st", start).set("se", expiry).sign();

        assertThat(sas.detail()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "sp, '', sp is mandatory. Cannot be empty",
        "se, '', se is mandatory. Cannot be empty",
        "sr, '', sr is mandatory. Cannot be empty",
        "sr, s, Signature fields not well formed.",
        "sp, wr, Signature fields not well formed.",
        "sp, rr, Signature fields not well formed.",
        "sp, rz, Signature fields not well formed.",
        "spr, http, Signature fields not well formed.",
        "sip, 10.0.0.300, Signature fields not well formed.",
        "sv, 2010-01-01, Signature fields not well formed.",
    })
    void aFieldThatIsWrongOrMissing(String name, String value, String expected) {
        sas.service().set(name, value).sign();

        assertThat(sas.detail()).isEqualTo(expected);
    }

    @Test
    void anAccountSasNeedsAVersion() {
        sas.account().set("sv", "").sign();

        assertThat(sas.detail()).isEqualTo("sv is mandatory. Cannot be empty");
    }

    @Test
    void oneWithoutAVersionIsOfOldTimes() {
        sas.service().set("sv", "").sign();

        assertThat(sas.detail()).isEqualTo("ok");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.5, ok",
        "10.0.0.1-10.0.0.5, ok",
        "10.0.0.6-10.0.0.9, 403 AuthorizationSourceIPMismatch",
        "10.0.0.4, 403 AuthorizationSourceIPMismatch",
    })
    void theAddressMustBeInTheRange(String range, String expected) {
        sas.service().set("sip", range).sign();

        assertThat(sas.refusal()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https, http, 403 AuthorizationProtocolMismatch",
        "https, https, ok",
        "'https,http', http, ok",
    })
    void theProtocolMustBeTheOne(String allowed, String used, String expected) {
        sas.scheme = used;
        sas.service().set("spr", allowed).sign();

        assertThat(sas.refusal()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', 2026-11-24, 2026-11-25, r, ok",
        "'', 2026-11-25, r, '', '', '', ok",
        "'', 2026-11-25, '', '', '', r, ok",
        "'', 2026-11-25, r, '', 2026-11-25, '', se is set both in the signature and in the stored access policy.",
        "'', 2026-11-25, r, '', '', r, sp is set both in the signature and in the stored access policy.",
        "'', '', r, '', '', '', se is mandatory. Cannot be empty",
        "'', 2026-11-25, '', '', '', '', sp is mandatory. Cannot be empty",
    })
    void whatThePolicySaysTheSasMustNot(
            String st, String se, String sp, String start, String expiry, String permissions, String expected) {
        sas.policies.put("policy-1", new StoredPolicy("policy-1", start, expiry, permissions));
        sas.service()
                .set("si", "policy-1")
                .set("st", st)
                .set("se", se)
                .set("sp", sp)
                .sign();

        assertThat(sas.detail()).isEqualTo(expected);
    }

    @Test
    void aPolicyThatIsGoneTakesItsSasAlong() {
        sas.service().set("si", "policy-1").sign();

        assertThat(sas.refusal()).isEqualTo("403 AuthenticationFailed");
    }
}

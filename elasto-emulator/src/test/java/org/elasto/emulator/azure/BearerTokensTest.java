package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.elasto.emulator.MutableClock;
import org.elasto.emulator.azure.BearerTokens.Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokensTest {

    private static final Principal USER =
            new Principal("11111111-2222-3333-4444-555555555555", "66666666-7777-8888-9999-000000000000");

    private final MutableClock clock =
            new MutableClock(Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC));
    private final BearerTokens tokens = new BearerTokens(new byte[32], clock);

    private String token() {
        return tokens.issue(USER, BearerTokens.STORAGE_AUDIENCE, Duration.ofHours(1));
    }

    @Test
    void aTokenTellsWhoItIsFor() {
        assertThat(tokens.verify("Bearer " + token())).isEqualTo(USER);
        assertThat(tokens.verify("bearer " + token())).isEqualTo(USER);
    }

    /** RFC 7515, appendix A.1: the key, the signing input and the signature. */
    @Test
    void theSignatureIsThatOfTheStandard() {
        byte[] key = Base64.getUrlDecoder()
                .decode("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");
        String input =
                "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6"
                        + "Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(Mac256.bytes(key, input)))
                .isEqualTo("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    }

    @Test
    void theClaimsAreThoseOfAzuresTokens() {
        String claims = new String(Base64.getUrlDecoder().decode(token().split("\\.", -1)[1]), StandardCharsets.UTF_8);

        assertThat(claims)
                .isEqualTo(
                        "{\"aud\":\"https://storage.azure.com\",\"iss\":\"https://sts.windows.net/66666666-7777-8888-9999-"
                                + "000000000000/\",\"iat\":1795507200,\"nbf\":1795507200,\"exp\":1795510800,\"oid\":\"11111111-2222-"
                                + "3333-4444-555555555555\",\"tid\":\"66666666-7777-8888-9999-000000000000\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "https://storage.azure.com, ok",
        "https://storage.azure.com/, ok",
        "https://acct.blob.core.windows.net, ok",
        "https://acct.file.core.windows.net/, ok",
        "https://management.azure.com/, 401 InvalidAuthenticationInfo",
    })
    void theAudienceMustBeStorage(String audience, String expected) {
        String token = tokens.issue(USER, audience, Duration.ofHours(1));

        assertThat(Refusal.of(() -> tokens.verify("Bearer " + token))).isEqualTo(expected);
    }

    @Test
    void aTokenOfAnotherAudienceIsToldSo() {
        String token = tokens.issue(USER, "https://vault.azure.net", Duration.ofHours(1));

        assertThat(Refusal.detail(() -> tokens.verify("Bearer " + token)))
                .isEqualTo("Audience validation failed. Audience did not match.");
    }

    @Test
    void aTokenExpiresByTheClock() {
        String token = token();
        clock.advance(Duration.ofSeconds(3599));
        assertThat(Refusal.of(() -> tokens.verify("Bearer " + token))).isEqualTo("ok");
        clock.advance(Duration.ofSeconds(1));
        assertThat(Refusal.of(() -> tokens.verify("Bearer " + token))).isEqualTo("401 InvalidAuthenticationInfo");
        clock.advance(Duration.ofSeconds(-3601));
        assertThat(Refusal.of(() -> tokens.verify("Bearer " + token))).isEqualTo("401 InvalidAuthenticationInfo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer a.b.c",
                "Basic YTpi",
                "",
                "Bearer ..",
                "Bearer eyJhbGciOiJub25lIn0.e30."
            })
    void whatIsNoTokenIsRefused(String header) {
        assertThat(Refusal.of(() -> tokens.verify(header))).isEqualTo("400 InvalidAuthenticationInfo");
    }

    @Test
    void everyPartIsSigned() {
        String token = token();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String forged = token.substring(0, i) + other + token.substring(i + 1);

            assertThat(Refusal.of(() -> tokens.verify("Bearer " + forged))).isEqualTo("400 InvalidAuthenticationInfo");
        }
    }

    @Test
    void anothersTokenIsNone() {
        String foreign =
                new BearerTokens(new byte[33], clock).issue(USER, BearerTokens.STORAGE_AUDIENCE, Duration.ofHours(1));

        assertThat(new BearerTokens(foreign.getBytes(StandardCharsets.UTF_8), clock))
                .isNotNull();
        assertThat(Refusal.of(() -> tokens.verify("Bearer " + foreign + "x")))
                .isEqualTo("400 InvalidAuthenticationInfo");
    }

    @Test
    void aShortKeyIsNone() {
        assertThatThrownBy(() -> new BearerTokens(new byte[31], clock)).isInstanceOf(IllegalArgumentException.class);
    }
}

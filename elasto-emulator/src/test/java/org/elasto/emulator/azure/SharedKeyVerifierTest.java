package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedKeyVerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final String DATE = "Tue, 24 Nov 2026 08:00:00 GMT";
    private static final String SECOND_KEY = Base64.getEncoder().encodeToString(new byte[64]);
    private static final AzureAccount TWO_KEYS = AzureAccount.of("acct", SECOND_KEY.replace('A', 'B'), SECOND_KEY);

    private final SharedKeyVerifier verifier = new SharedKeyVerifier(Clock.fixed(NOW, ZoneOffset.UTC));

    private void verify(PlainRequest request, AzureAccount account) {
        SharedKeyCredential credential =
                SharedKeyCredential.parse(Objects.requireNonNull(request.header("Authorization")));
        AzureQuery query = AzureQuery.of(request.rawQuery());
        verifier.verify(request, credential, account, ApiVersion.requested(request, query));
    }

    private static PlainRequest get() {
        return PlainRequest.bare("GET", "/acct/c/b?comp=metadata")
                .with("x-ms-version", "2021-08-06")
                .with("x-ms-date", DATE);
    }

    private static PlainRequest signed(PlainRequest request, String stringToSign) {
        return request.with("Authorization", "SharedKey acct:" + Mac256.of(new byte[64], stringToSign));
    }

    private static final String TEXT =
            "GET" + "\n".repeat(12) + "x-ms-date:" + DATE + "\nx-ms-version:2021-08-06\n/acct/acct/c/b\ncomp:metadata";

    @ParameterizedTest
    @MethodSource("org.elasto.emulator.azure.SharedKeyTest#signed")
    void whatTheSdkSignsIsRight(Vector vector) {
        PlainRequest request =
                vector.request().with("Authorization", "SharedKey devstoreaccount1:" + vector.one("signature"));

        assertThat(Refusal.of(() -> verify(request, AzureAccount.DEVELOPMENT))).isEqualTo("ok");
    }

    @Test
    void eitherKeySigns() {
        assertThat(Refusal.of(() -> verify(signed(get(), TEXT), TWO_KEYS))).isEqualTo("ok");
        assertThat(Refusal.of(() -> verify(signed(get(), TEXT), AzureAccount.of("acct", SECOND_KEY))))
                .isEqualTo("ok");
        assertThat(Refusal.of(() -> verify(signed(get(), TEXT), AzureAccount.of("acct", "QUJD"))))
                .isEqualTo("403 AuthenticationFailed");
    }

    @Test
    void theLiteSchemeSignsLess() {
        String text = "GET\n\n\n\nx-ms-date:" + DATE + "\nx-ms-version:2021-08-06\n/acct/acct/c/b?comp=metadata";
        PlainRequest request = get().with("Authorization", "SharedKeyLite acct:" + Mac256.of(new byte[64], text));

        assertThat(Refusal.of(() -> verify(request, TWO_KEYS))).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/acct/acct-secondary/c/b", "/acct/acct/c/b"})
    void theSecondarysPathMayBeSignedEitherWay(String resource) {
        PlainRequest request = PlainRequest.bare("GET", "/acct-secondary/c/b")
                .with("x-ms-version", "2021-08-06")
                .with("x-ms-date", DATE);
        String text = "GET" + "\n".repeat(12) + "x-ms-date:" + DATE + "\nx-ms-version:2021-08-06\n" + resource;

        assertThat(Refusal.of(() -> verify(signed(request, text), TWO_KEYS))).isEqualTo("ok");
    }

    @Test
    void whatIsChangedOnTheWayIsRefused() {
        PlainRequest path = signed(
                PlainRequest.bare("GET", "/acct/c/other?comp=metadata")
                        .with("x-ms-version", "2021-08-06")
                        .with("x-ms-date", DATE),
                TEXT);
        PlainRequest query = signed(
                PlainRequest.bare("GET", "/acct/c/b?comp=tags")
                        .with("x-ms-version", "2021-08-06")
                        .with("x-ms-date", DATE),
                TEXT);
        PlainRequest method = signed(
                PlainRequest.bare("DELETE", "/acct/c/b?comp=metadata")
                        .with("x-ms-version", "2021-08-06")
                        .with("x-ms-date", DATE),
                TEXT);

        assertThat(Refusal.of(() -> verify(path, TWO_KEYS))).isEqualTo("403 AuthenticationFailed");
        assertThat(Refusal.of(() -> verify(query, TWO_KEYS))).isEqualTo("403 AuthenticationFailed");
        assertThat(Refusal.of(() -> verify(method, TWO_KEYS))).isEqualTo("403 AuthenticationFailed");
        assertThat(Refusal.of(() -> verify(signed(get().with("x-ms-meta-new", "1"), TEXT), TWO_KEYS)))
                .isEqualTo("403 AuthenticationFailed");
        assertThat(Refusal.of(() -> verify(signed(get().with("Range", "bytes=0-1"), TEXT), TWO_KEYS)))
                .isEqualTo("403 AuthenticationFailed");
    }

    @Test
    void aRefusalShowsTheServersText() {
        PlainRequest request = get().with("Authorization", "SharedKey acct:bm90IGl0");

        assertThat(Refusal.detail(() -> verify(request, TWO_KEYS)))
                .isEqualTo("The MAC signature found in the HTTP request 'bm90IGl0' is not the same as any computed"
                        + " signature. Server used following string to sign: '" + TEXT + "'.");
    }

    private String hint(String right, String wrong) {
        String signed = TEXT.replace(right, wrong);
        assertThat(signed).isNotEqualTo(TEXT);
        String detail = Refusal.detail(() -> verify(signed(get(), signed), TWO_KEYS));
        return detail.substring(detail.indexOf(TEXT) + TEXT.length() + 3);
    }

    @Test
    void aRefusalNamesTheLineThatDiffers() {
        assertThat(hint("/acct/acct/c/b", "/acct/c/b"))
                .isEqualTo("Line 15 differs: the server has '/acct/acct/c/b', the client signed '/acct/c/b'.");
        assertThat(hint("\ncomp:metadata", ""))
                .isEqualTo("Line 16 differs: the server has 'comp:metadata', the client signed no such line.");
        assertThat(hint("GET\n\n\n\n", "GET\n\n\n0\n"))
                .isEqualTo("Line 4 differs: the server has '', the client signed '0'.");
        assertThat(hint("\nx-ms-version:2021-08-06", ""))
                .isEqualTo("Line 14 differs: the server has 'x-ms-version:2021-08-06', the client signed"
                        + " '/acct/acct/c/b'.");
    }

    @Test
    void aRefusalTellsOfAKeyThatWasNotDecoded() {
        byte[] undecoded = SECOND_KEY.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        PlainRequest request = get().with("Authorization", "SharedKey acct:" + Mac256.of(undecoded, TEXT));

        assertThat(Refusal.detail(() -> verify(request, TWO_KEYS))).contains("the key as Base64 text");
    }

    @ParameterizedTest
    @CsvSource({
        "'Tue, 24 Nov 2026 07:45:00 GMT', ok",
        "'Tue, 24 Nov 2026 07:44:59 GMT', 'Request date header too old'",
        "'Tue, 24 Nov 2026 08:15:00 GMT', ok",
        "'Tue, 24 Nov 2026 08:15:01 GMT', 'Request date header too far in the future'",
        "'2026-11-24T08:00:00Z', 'Request date header is not in the correct format'",
    })
    void aDateIsGoodForAQuarterOfAnHour(String date, String start) {
        PlainRequest request = PlainRequest.bare("GET", "/acct/c/b?comp=metadata")
                .with("x-ms-version", "2021-08-06")
                .with("x-ms-date", date);

        assertThat(Refusal.detail(() -> verify(signed(request, TEXT.replace(DATE, date)), TWO_KEYS)))
                .startsWith(start);
    }

    @Test
    void theDateHeaderDoesWhereXMsDateIsNotSent() {
        PlainRequest request = PlainRequest.bare("GET", "/acct/c/b")
                .with("x-ms-version", "2021-08-06")
                .with("Date", DATE);
        String text = "GET" + "\n".repeat(6) + DATE + "\n".repeat(6) + "x-ms-version:2021-08-06\n/acct/acct/c/b";

        assertThat(Refusal.of(() -> verify(signed(request, text), TWO_KEYS))).isEqualTo("ok");
        assertThat(Refusal.of(() -> verify(signed(get().without("x-ms-date"), TEXT), TWO_KEYS)))
                .isEqualTo("403 AuthenticationFailed");
    }

    @Test
    void aVersionIsMandatory() {
        assertThat(Refusal.of(() -> verify(signed(get().without("x-ms-version"), TEXT), TWO_KEYS)))
                .isEqualTo("400 MissingRequiredHeader");
    }

    @Test
    void aHeaderThatComesTwiceIsRefused() {
        assertThat(Refusal.of(() ->
                        verify(signed(get().with("x-ms-meta-a", "1").with("X-Ms-Meta-A", "2"), TEXT), TWO_KEYS)))
                .isEqualTo("400 InvalidHeaderValue");
        assertThat(Refusal.of(() ->
                        verify(signed(get().with("Content-Type", "a").with("Content-Type", "b"), TEXT), TWO_KEYS)))
                .isEqualTo("400 InvalidHeaderValue");
    }

    @Test
    void anothersNameIsRefused() {
        PlainRequest request = get().with("Authorization", "SharedKey other:" + Mac256.of(new byte[64], TEXT));

        assertThat(Refusal.of(() -> verify(request, TWO_KEYS))).isEqualTo("403 AuthenticationFailed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SharedKey",
                "SharedKey ",
                "SharedKey acct",
                "SharedKey acct:",
                "SharedKey :sig",
                "SharedKeys acct:sig",
                "sharedkey acct:sig",
                "Basic YTpi",
                ""
            })
    void aMalformedHeaderIsRefused(String header) {
        assertThat(Refusal.of(() -> SharedKeyCredential.parse(header))).isEqualTo("400 InvalidAuthenticationInfo");
    }

    @Test
    void nothingSecretShows() {
        assertThat(SharedKeyCredential.parse("SharedKey acct:c2VjcmV0").toString())
                .doesNotContain("c2VjcmV0");
        assertThat(TWO_KEYS).hasToString("AzureAccount[acct]");
    }
}

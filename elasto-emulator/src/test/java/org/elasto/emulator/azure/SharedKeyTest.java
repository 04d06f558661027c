package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SharedKeyTest {

    private static Stream<Vector> vectors() {
        return Stream.concat(Vector.read("sharedkey/docs.txt").stream(), Vector.read("sharedkey/sdk.txt").stream());
    }

    private static Stream<Vector> signed() {
        return Vector.read("sharedkey/sdk.txt").stream();
    }

    private static List<SignedText> texts(Vector vector) {
        PlainRequest request = vector.request();
        AzureQuery query = AzureQuery.of(request.rawQuery());
        String account = vector.one("account", AzureAccount.DEVELOPMENT.name());
        ApiVersion version = ApiVersion.requested(request, query);
        version = version == null ? ApiVersion.ANONYMOUS : version;
        return vector.one("scheme", "SharedKey").equals("SharedKeyLite")
                ? SharedKeyLite.signedTexts(request, query, account, version)
                : SharedKey.signedTexts(request, query, account, version);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void stringToSign(Vector vector) {
        assertThat(texts(vector)).extracting(SignedText::text).contains(vector.stringToSign());
    }

    @ParameterizedTest
    @MethodSource("signed")
    void signature(Vector vector) {
        byte[] key = AzureAccount.DEVELOPMENT.keys().get(0);

        assertThat(Mac256.of(key, vector.stringToSign())).isEqualTo(vector.one("signature"));
    }

    @Test
    void vectorsAreThere() {
        assertThat(vectors()).hasSize(13);
    }

    @ParameterizedTest
    @CsvSource({
        "'a  b', 'a b'",
        "' a\t\tb ', 'a b'",
        "'\"a  b\"  c', '\"a  b\" c'",
        "'', ''",
        "'  ', ''",
    })
    void whiteSpaceIsFolded(String value, String folded) {
        assertThat(SignedText.folded(value)).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource({"2015-12-11, 0", "2016-05-31, 1"})
    void anEmptyHeaderCountsByVersion(String version, int lines) {
        PlainRequest request = PlainRequest.bare("GET", "/a/c").with("x-ms-meta-empty", "");

        assertThat(SignedText.canonicalHeaders(
                        request,
                        Objects.requireNonNull(ApiVersion.parse(version)),
                        java.util.Comparator.naturalOrder()))
                .hasSize(lines);
    }

    /** Weights for English of .NET, as @azure/storage-common 12.4.1 (SharedKeyComparator) has them. */
    @Test
    void theServicesOrderOfNames() {
        List<String> names = new java.util.ArrayList<>(List.of(
                "x-ms-meta-b", "x-ms-meta-ab", "x-ms-meta-a-b", "x-ms-meta-a_b", "x-ms-meta-a1", "x-ms-meta-a"));
        Collections.sort(names, CultureOrder.INSTANCE);

        assertThat(names)
                .containsExactly(
                        "x-ms-meta-a", "x-ms-meta-a_b", "x-ms-meta-a1", "x-ms-meta-ab", "x-ms-meta-a-b", "x-ms-meta-b");
    }

    @Test
    void differentNamesNeverCompareAsTheSame() {
        List<String> names = List.of("a", "a-", "-a", "a'", "ab", "a-b", "ab-", "é", "è", "A", "");
        for (String a : names) {
            for (String b : names) {
                assertThat(Integer.signum(CultureOrder.INSTANCE.compare(a, b)))
                        .isEqualTo(-Integer.signum(CultureOrder.INSTANCE.compare(b, a)));
                assertThat(CultureOrder.INSTANCE.compare(a, b) == 0).isEqualTo(a.equals(b));
            }
        }
    }
}

package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids, challenges and names: what most answers have. */
class AnswersTest {

    private static ApiVersion version(String text) {
        return Objects.requireNonNull(ApiVersion.parse(text));
    }

    @Test
    void requestIdsHaveTheServicesShape() {
        RequestIds ids = new RequestIds(new Random(1));
        String first = ids.next();

        assertThat(first).matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{6}000000");
        assertThat(ids.next()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "2018-11-09, abc, ",
        "2019-02-02, abc, abc",
        "2026-06-06, '', ",
        "2026-06-06, 'a b', ",
        "2026-06-06, 'ü', ",
    })
    void theClientsIdComesBack(String version, String sent, String echoed) {
        PlainRequest request = PlainRequest.bare("GET", "/").with("x-ms-client-request-id", sent);

        assertThat(RequestIds.echo(request, version(version))).isEqualTo(echoed);
    }

    @Test
    void theClientsIdIsBounded() {
        PlainRequest longest = PlainRequest.bare("GET", "/").with("x-ms-client-request-id", "a".repeat(1024));
        PlainRequest longer = PlainRequest.bare("GET", "/").with("x-ms-client-request-id", "a".repeat(1025));

        assertThat(RequestIds.echo(longest, version("2019-02-02"))).hasSize(1024);
        assertThat(RequestIds.echo(longer, version("2019-02-02"))).isNull();
        assertThat(RequestIds.echo(PlainRequest.bare("GET", "/"), version("2019-02-02")))
                .isNull();
    }

    @Test
    void whoBringsNothingIsToldByVersion() {
        AzureException old = Challenge.ofAnonymous(version("2019-12-11"), "t");
        AzureException young = Challenge.ofAnonymous(version("2019-12-12"), "t");

        assertThat(old.error()).isEqualTo(AzureError.RESOURCE_NOT_FOUND);
        assertThat(old.headers()).isEmpty();
        assertThat(young.error()).isEqualTo(AzureError.NO_AUTHENTICATION_INFORMATION);
        assertThat(young.headers())
                .containsExactly(
                        "WWW-Authenticate",
                        "Bearer authorization_uri=https://login.microsoftonline.com/t/oauth2/authorize"
                                + " resource_id=https://storage.azure.com");
        assertThat(Challenge.challenged(new AzureException(AzureError.INVALID_AUTHENTICATION_INFO), "t")
                        .headers())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a\\b/c, a/b/c", "' a ', ' a '", "a//b/, a//b/"})
    void namesOfPaths(String path, String name) {
        assertThat(BlobNames.ofPath(path)).isEqualTo(name);
    }

    @Test
    void namesAreBounded() {
        assertThat(Refusal.of(() -> BlobNames.ofPath(""))).isEqualTo("400 InvalidResourceName");
        assertThat(Refusal.of(() -> BlobNames.ofPath("a".repeat(1024)))).isEqualTo("ok");
        assertThat(Refusal.of(() -> BlobNames.ofPath("a".repeat(1025)))).isEqualTo("400 InvalidUri");
        assertThat(Refusal.of(() -> BlobNames.ofPath("/".repeat(253)))).isEqualTo("ok");
        assertThat(Refusal.of(() -> BlobNames.ofPath("/".repeat(254)))).isEqualTo("400 InvalidUri");
    }

    @Test
    void namesThatXmlCannotCarryAreEncoded() {
        assertThat(BlobNames.encoded("odd\u0001name")).isEqualTo("odd%01name");
        assertThat(BlobNames.encoded("a/ü %\uFFFF")).isEqualTo("a/%C3%BC%20%25%EF%BF%BF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", " <&> ", "tab\t", "ü€😀", "a%01b"})
    void othersAreNot(String name) {
        assertThat(BlobNames.encoded(name)).isNull();
    }
}

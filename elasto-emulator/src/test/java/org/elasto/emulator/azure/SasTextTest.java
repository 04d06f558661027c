package org.elasto.emulator.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SasTextTest {

    private static Stream<Vector> vectors() {
        return Stream.concat(Vector.read("sas/docs.txt").stream(), sdk());
    }

    static Stream<Vector> sdk() {
        return Vector.read("sas/sdk.txt").stream();
    }

    /** The request that a vector's SAS is for. */
    static SasRequest request(Vector vector) {
        String kind = vector.one("kind");
        String resource = vector.one("resource").equals("-") ? "" : vector.one("resource");
        int slash = resource.indexOf('/');
        String more = vector.one("parameters", "");
        PlainRequest head = PlainRequest.bare("GET", "/x?" + more + (more.isEmpty() ? "" : "&") + vector.one("query"));
        for (String header : vector.all("header")) {
            String[] parts = header.split(": ", 2);
            head.with(parts[0], parts[1]);
        }
        AzureAccount account = vector.one("account", "").isEmpty()
                ? AzureAccount.DEVELOPMENT
                : AzureAccount.of(vector.one("account"), "QUJD");
        SasTarget target = new SasTarget(
                kind.startsWith("file") ? StorageService.FILE : StorageService.BLOB,
                account,
                slash < 0 ? resource : resource.substring(0, slash),
                slash < 0 ? "" : resource.substring(slash + 1),
                vector.one("snapshot", vector.one("versionid", "")));
        return new SasRequest(head, AzureQuery.of(head.rawQuery()), target, "10.0.0.5");
    }

    private static String text(Vector vector) {
        SasRequest request = request(vector);
        AzureQuery query = request.query();
        ApiVersion version = Objects.requireNonNull(ApiVersion.parse(query.text("sv")));
        if (vector.one("kind").equals("account")) {
            return SasText.account(query, request.target().account().name(), version);
        }
        SasResource resource = Objects.requireNonNull(
                SasResource.of(query.text("sr"), request.target().service()));
        String name = Objects.requireNonNull(resource.signedName(request.target(), ""));
        String signed = request.target().resource(version, name);
        return vector.one("kind").endsWith("delegation")
                ? SasText.userDelegation(request, signed, version)
                : SasText.service(request, signed, version);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void stringToSign(Vector vector) {
        assertThat(text(vector)).isEqualTo(vector.stringToSign());
    }

    @ParameterizedTest
    @MethodSource("sdk")
    void signature(Vector vector) {
        String key = vector.one("key", "");
        byte[] bytes = key.isEmpty()
                ? AzureAccount.DEVELOPMENT.keys().get(0)
                : Base64.getDecoder().decode(key);

        assertThat(Mac256.of(bytes, vector.stringToSign())).isEqualTo(vector.one("signature"));
    }

    @Test
    void vectorsAreThere() {
        assertThat(vectors()).hasSize(34);
    }

    @ParameterizedTest
    @CsvSource({
        "a/b/c.txt, 0, ''",
        "a/b/c.txt, 1, a",
        "a/b/c.txt, 2, a/b",
        "a/b/c.txt, 3, a/b/c.txt",
        "a/b/c.txt, 4, ",
        "a, 1, a",
        "'', 1, ",
        "a/b, -1, ",
        "a/b, x, ",
        "a/b, '', ",
    })
    void aDirectoryIsSoManySegments(String path, String depth, String name) {
        SasTarget target = new SasTarget(StorageService.BLOB, AzureAccount.DEVELOPMENT, "c", path, "");

        assertThat(SasResource.DIRECTORY.signedName(target, depth)).isEqualTo(name);
    }

    @Test
    void aBackslashIsSignedAsASlash() {
        SasTarget target = new SasTarget(StorageService.BLOB, AzureAccount.DEVELOPMENT, "c", "a\\b", "");

        assertThat(target.resource(ApiVersion.SAS_SIGNS_AGENTS, "a\\b")).isEqualTo("/blob/devstoreaccount1/c/a/b");
    }
}

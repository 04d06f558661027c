package org.elasto.client.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Published examples, stage by stage. */
class SharedKeySignerTest {

    static Stream<Vectors.Vector> vectors() {
        return Stream.of("sharedkey/docs.txt", "sharedkey/sdk.txt")
                .flatMap(file -> Vectors.read(file).stream())
                .filter(vector -> !vector.value("scheme").equals("SharedKeyLite"));
    }

    private static HttpRequest request(Vectors.Vector vector) {
        Headers headers = new Headers();
        int length = 0;
        for (String header : vector.values("header")) {
            String[] field = header.split(": ", 2);
            if (field[0].equalsIgnoreCase("Content-Length")) {
                length = Integer.parseInt(field[1]);
            } else {
                headers.add(field[0], field[1]);
            }
        }
        String[] line = vector.value("request").split(" ", 2);
        RequestBody body = RequestBody.of(new byte[length]);
        return new HttpRequest("Test", HttpRequest.Replay.SAFE, line[0], "http", "host", line[1], headers, body);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAsPublished(Vectors.Vector vector) {
        String account = vector.value("account").isEmpty() ? "devstoreaccount1" : vector.value("account");
        String text = SharedKeySigner.stringToSign(request(vector), account);
        assertThat(text).isEqualTo(vector.value("stringToSign"));
        if (!vector.value("signature").isEmpty()) {
            assertThat(SharedKeySigner.signature(text, ConnectionString.DEVELOPMENT.key()))
                    .isEqualTo(vector.value("signature"));
            assertThat(SharedKeySigner.authorization(request(vector), ConnectionString.DEVELOPMENT))
                    .isEqualTo("SharedKey devstoreaccount1:" + vector.value("signature"));
        }
    }

    @Test
    void bothFilesHaveExamples() {
        assertThat(vectors()).hasSizeGreaterThanOrEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({
        // From 2016-05-31 on a field without value is a line.
        "2015-12-11, 'x-ms-version:2015-12-11\n'",
        "2016-05-31, 'x-ms-meta-a:\nx-ms-version:2016-05-31\n'"
    })
    void emptyFieldsDependOnTheVersion(String version, String expected) {
        Headers headers = new Headers().add("x-ms-version", version).add("x-ms-meta-a", " ");
        assertThat(SharedKeySigner.canonicalizedHeaders(headers)).isEqualTo(expected);
    }

    @Test
    void whiteSpaceIsFolded() {
        Headers headers = new Headers().add("X-MS-Meta-A", "  one \t two  ");
        assertThat(SharedKeySigner.canonicalizedHeaders(headers)).isEqualTo("x-ms-meta-a:one two\n");
    }

    @Test
    void signsOneBlobForReading() {
        Vectors.Vector vector = Vectors.read("sas/blob.txt").get(0);
        String resource = vector.value("resource");
        int slash = resource.indexOf('/');
        String container = resource.substring(0, slash);
        String blob = resource.substring(slash + 1);
        String expiry = "2026-11-25T08:00:00Z";
        assertThat(ServiceSas.stringToSign(
                        "devstoreaccount1", container, blob, ServiceSas.Grant.reading(Instant.parse(expiry))))
                .isEqualTo(vector.value("stringToSign"));
        String query = ServiceSas.readBlob(
                ConnectionString.DEVELOPMENT,
                container,
                blob,
                Instant.parse(expiry).plusMillis(7));
        assertThat(query.split("&"))
                .containsExactlyInAnyOrder(vector.value("query").split("&"));
    }
}

package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorsTest {

    private static final String ORIGIN = "https://a.example";

    private final BlobBench blob = new BlobBench().container("box");

    @BeforeEach
    void aBlob() {
        blob.putBlock("/box/b", "x");
    }

    @AfterEach
    void nothingFailed() {
        assertThat(blob.failures()).isZero();
    }

    private void rules(String... rules) {
        StringBuilder all = new StringBuilder();
        for (String rule : rules) {
            String[] words = rule.split(" ", -1);
            all.append("<CorsRule><AllowedOrigins>" + words[0] + "</AllowedOrigins><AllowedMethods>" + words[1]
                    + "</AllowedMethods><AllowedHeaders>" + words[2] + "</AllowedHeaders><ExposedHeaders>" + words[3]
                    + "</ExposedHeaders><MaxAgeInSeconds>60</MaxAgeInSeconds></CorsRule>");
        }
        blob.send(request("PUT", "/?restype=service&comp=properties")
                        .body("<StorageServiceProperties><Cors>" + all + "</Cors></StorageServiceProperties>"))
                .expect(202);
    }

    private static PlainRequest preflight(String origin, String method, String headers) {
        PlainRequest request =
                request("OPTIONS", "/box/b").with("Origin", origin).with("Access-Control-Request-Method", method);
        return headers.isEmpty() ? request : request.with("Access-Control-Request-Headers", headers);
    }

    @Test
    void aPreflightIsAnsweredByTheFirstRuleThatFits() {
        rules("https://b.example GET * *", ORIGIN + " PUT,GET x-ms-meta-*,content-type *");
        Answer allowed = blob.sendAsIs(preflight(ORIGIN, "PUT", "Content-Type, x-ms-meta-a"))
                .expect(200);
        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(allowed.header("Access-Control-Allow-Methods")).isEqualTo("PUT");
        assertThat(allowed.header("Access-Control-Allow-Headers")).isEqualTo("Content-Type, x-ms-meta-a");
        assertThat(allowed.header("Access-Control-Max-Age")).isEqualTo("60");
        assertThat(allowed.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://c.example | PUT    | ''",
                "https://a.example | DELETE | ''",
                "https://a.example | put    | ''",
                "https://a.example | PUT    | x-other",
                "https://a.example | PUT    | content-type,x-other"
            })
    void aPreflightThatNoRuleFitsIsRefused(String origin, String method, String headers) {
        rules(ORIGIN + " PUT content-type *");
        assertThat(blob.sendAsIs(preflight(origin, method, headers)).expect(403).code())
                .isEqualTo("CorsPreflightFailure");
    }

    @Test
    void withoutRulesEveryPreflightIsRefused() {
        assertThat(blob.sendAsIs(preflight(ORIGIN, "PUT", "")).expect(403).code())
                .isEqualTo("CorsPreflightFailure");
        assertThat(blob.sendAsIs(request("OPTIONS", "/box/b").with("Origin", ORIGIN))
                        .expect(400)
                        .code())
                .isEqualTo("MissingRequiredHeader");
    }

    @Test
    void answersSayWhoMayReadThem() {
        rules(ORIGIN + " GET,PUT * etag,x-ms-*");
        Answer got = blob.send(request("GET", "/box/b").with("Origin", ORIGIN)).expect(200);
        assertThat(got.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(got.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(got.header("Access-Control-Expose-Headers"))
                .contains("ETag", "x-ms-version", "x-ms-request-id")
                .doesNotContain("Content-Type");
        assertThat(got.header("Vary")).isEqualTo("Origin");

        Answer other = blob.send(request("GET", "/box/b").with("Origin", "https://c.example"))
                .expect(200);
        assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(other.header("Vary")).isEqualTo("Origin");
        assertThat(blob.send("GET", "/box/b").header("Vary")).isEqualTo("Origin");
        assertThat(blob.send("DELETE", "/box/b").header("Vary")).isEmpty();

        Answer refused =
                blob.send(request("GET", "/box/none").with("Origin", ORIGIN)).expect(404);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    }

    @Test
    void aRuleForAnybodySaysSo() {
        rules("* GET * *");
        Answer got = blob.send(request("GET", "/box/b").with("Origin", ORIGIN)).expect(200);
        assertThat(got.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(got.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(got.header("Vary")).isEmpty();
        assertThat(blob.sendAsIs(preflight(ORIGIN, "GET", "x-any")).expect(200).header("Access-Control-Allow-Origin"))
                .isEqualTo("*");
    }

    @Test
    void withoutRulesNothingIsAdded() {
        Answer got = blob.send(request("GET", "/box/b").with("Origin", ORIGIN)).expect(200);
        assertThat(got.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(got.header("Vary")).isEmpty();
    }
}

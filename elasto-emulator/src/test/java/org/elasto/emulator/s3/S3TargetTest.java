package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3TargetTest {

    private static final S3Settings SETTINGS = new S3Settings(
            List.of(), "us-east-1", Dialect.aws(), Clock.systemUTC(), new Random(1), List.of("localhost"));

    private static S3Target target(String host, String target) {
        return S3Target.of(PlainRequest.bare("GET", target).with("Host", host), SETTINGS);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:9000, /, '', ''",
        "localhost, /b, b, ''",
        "localhost, /b/, b, ''",
        "localhost, /b/k, b, k",
        "localhost, /b//k/, b, /k/",
        "localhost, /b/../k, b, ../k",
        "127.0.0.1:9000, /b/k, b, k",
        "[::1]:9000, /b/k, b, k",
        "b.localhost:9000, /, b, ''",
        "b.localhost:9000, /k, b, k",
        "b.localhost, /k/l, b, k/l",
        "b.localhost, //k, b, /k",
        "a.b.localhost:1, /k, a.b, k",
        "B.LocalHost:9000, /k, b, k",
        ".localhost, /b/k, b, k",
        "blocalhost, /b/k, b, k",
        "b.localhost.example, /c/k, c, k",
        "b.s3.amazonaws.com, /k, b, k",
        "b.s3.us-west-2.amazonaws.com, /, b, ''",
        "s3.us-west-2.amazonaws.com, /b/k, b, k",
        "b.sqs.us-west-2.amazonaws.com, /c/k, c, k",
        "localhost, /b/a%2Fb, b, a/b",
        "localhost, /b/a%252Fb, b, a%2Fb",
        "localhost, /b/a+b, b, a+b",
        "localhost, /b/%e2%82%ac, b, \u20ac",
        "localhost, /b/%F0%9F%98%80, b, \uD83D\uDE00",
        "localhost, /a%2Fb/k, a/b, k",
    })
    void bucketAndKeyAreReadToTheLetter(String host, String path, String bucket, String key) {
        S3Target target = target(host, path);

        assertThat(target.bucket()).isEqualTo(bucket);
        assertThat(target.key()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "b.localhost, /, true",
        "b.localhost, /b/k, true",
        "b.s3.amazonaws.com, /k, true",
        "localhost, /, false",
        "localhost, /b, false",
        "localhost, /b/k, false",
        "s3.amazonaws.com, /b/k, false",
    })
    void theHostOrThePathNamesTheBucket(String host, String path, boolean hosted) {
        assertThat(target(host, path).isHosted()).isEqualTo(hosted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b/k",
                "",
                "/b/%",
                "/b/%4",
                "/b/%zz",
                "/b/%4z",
                "/b/%ff",
                "/b/%c0%80",
                "/b/%ed%a0%80",
                "/b/%f4%90%80%80",
                "/b/%00",
                "/b/\u00ff",
                "/b/k?%zz",
                "/b/k?a=%ff",
            })
    void whatIsNoPathIsRefused(String path) {
        assertThatThrownBy(() -> target("localhost", path))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.error()).isEqualTo(S3Error.INVALID_URI));
    }

    @Test
    void aKeyHasAtMost1024Bytes() {
        assertThat(target("localhost", "/b/" + "%C3%A9".repeat(512)).key()).hasSize(512);
        assertThat(target("localhost", "/b/" + "%F0%9F%98%80".repeat(256)).key())
                .hasSize(512);
        assertThatThrownBy(() -> target("localhost", "/b/" + "%C3%A9".repeat(512) + "a"))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.error()).isEqualTo(S3Error.KEY_TOO_LONG_ERROR));
    }

    @Test
    void aQueryHoldsItsPairsInOrder() {
        S3Query query = S3Query.of("a=1&b&&c=&a=2=3&d=+%2B&%61=4&=5");

        assertThat(query.size()).isEqualTo(7);
        assertThat(query.first("a")).isEqualTo("1");
        assertThat(query.value(3)).isEqualTo("2=3");
        assertThat(query.first("b")).isEmpty();
        assertThat(query.has("c")).isTrue();
        assertThat(query.first("d")).isEqualTo(" +");
        assertThat(query.name(5)).isEqualTo("a");
        assertThat(query.first("")).isEqualTo("5");
        assertThat(query.first("e")).isNull();
        assertThatThrownBy(() -> S3Query.of("a&".repeat(257))).isInstanceOf(S3Exception.class);
    }
}

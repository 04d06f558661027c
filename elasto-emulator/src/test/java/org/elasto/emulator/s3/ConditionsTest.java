package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The object of these tests was last modified at 08:00:00; it is 08:00:10. */
class ConditionsTest {

    private static final String ETAG = "781e5e245d69b566979b86e28d23f2c7";
    private static final String BEFORE = "Tue, 24 Nov 2026 07:59:59 GMT";
    private static final String SAME = "Tue, 24 Nov 2026 08:00:00 GMT";
    private static final String AFTER = "Tue, 24 Nov 2026 08:00:05 GMT";
    private static final String FUTURE = "Tue, 24 Nov 2026 09:00:00 GMT";

    private final S3Bench s3 = new S3Bench();

    @BeforeEach
    void putObject() {
        s3.bucket("bkt").put("/bkt/k", "0123456789");
        s3.clock.advance(Duration.ofSeconds(10));
    }

    private static String date(String name) {
        return switch (name) {
            case "BEFORE" -> BEFORE;
            case "SAME" -> SAME;
            case "AFTER" -> AFTER;
            case "FUTURE" -> FUTURE;
            case "ETAG" -> ETAG;
            case "QUOTED" -> '"' + ETAG + '"';
            case "LIST" -> "\"other\", \"" + ETAG + '"';
            default -> name;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "If-Match, ETAG, 200",
        "If-Match, QUOTED, 200",
        "If-Match, LIST, 200",
        "If-Match, *, 200",
        "If-Match, other, 412",
        "If-None-Match, QUOTED, 304",
        "If-None-Match, ETAG, 304",
        "If-None-Match, *, 304",
        "If-None-Match, other, 200",
        "If-Modified-Since, BEFORE, 200",
        "If-Modified-Since, SAME, 304",
        "If-Modified-Since, AFTER, 304",
        "If-Modified-Since, FUTURE, 200",
        "If-Modified-Since, yesterday, 200",
        "If-Unmodified-Since, BEFORE, 412",
        "If-Unmodified-Since, SAME, 200",
        "If-Unmodified-Since, AFTER, 200",
        "If-Unmodified-Since, '', 200",
        "If-Modified-Since, 'Tuesday, 24-Nov-26 08:00:00 GMT', 304",
        "If-Modified-Since, 'Tue Nov 24 08:00:00 2026', 304",
        "If-Modified-Since, 'Tue, 99 Nov 2026 08:00:00 GMT', 200",
    })
    void eachConditionAlone(String header, String value, int status) {
        PlainRequest get = new PlainRequest("GET", "/bkt/k").with(header, date(value));
        PlainRequest head = new PlainRequest("HEAD", "/bkt/k").with(header, date(value));

        Answer answer = s3.send(get);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(s3.send(head).status()).isEqualTo(status);
        if (status == 304) {
            assertThat(answer.header("ETag")).isEqualTo('"' + ETAG + '"');
            assertThat(answer.bytes()).isEmpty();
        } else if (status == 412) {
            assertThat(answer.code()).isEqualTo("PreconditionFailed");
            assertThat(answer.element("Condition")).isEqualTo(header);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "If-Match, ETAG, If-Unmodified-Since, BEFORE, 200",
        "If-Match, other, If-Unmodified-Since, AFTER, 412",
        "If-None-Match, other, If-Modified-Since, AFTER, 200",
        "If-None-Match, ETAG, If-Modified-Since, BEFORE, 304",
        "If-Match, other, If-None-Match, ETAG, 412",
        "If-Match, ETAG, If-None-Match, ETAG, 304",
        "If-Unmodified-Since, BEFORE, If-Modified-Since, AFTER, 412",
    })
    void entityTagsOutrankDates(String first, String firstValue, String second, String secondValue, int status) {
        PlainRequest get =
                new PlainRequest("GET", "/bkt/k").with(first, date(firstValue)).with(second, date(secondValue));

        assertThat(s3.send(get).status()).isEqualTo(status);
    }

    @Test
    void aConditionIsJudgedBeforeTheRange() {
        PlainRequest get =
                new PlainRequest("GET", "/bkt/k").with("If-None-Match", "*").with("Range", "bytes=100-");

        assertThat(s3.send(get).status()).isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({
        "/bkt/k, If-Match, ETAG, 200, ''",
        "/bkt/k, If-Match, other, 412, PreconditionFailed",
        "/bkt/absent, If-Match, ETAG, 404, NoSuchKey",
        "/bkt/k, If-Match, *, 501, NotImplemented",
        "/bkt/k, If-None-Match, *, 412, PreconditionFailed",
        "/bkt/absent, If-None-Match, *, 200, ''",
        "/bkt/k, If-None-Match, ETAG, 501, NotImplemented",
    })
    void writesAreConditional(String target, String header, String value, int status, String code) {
        Answer put = s3.send(
                new PlainRequest("PUT", target).with(header, date(value)).body("new"));

        assertThat(put.status()).isEqualTo(status);
        assertThat(put.code()).isEqualTo(code);
        assertThat(s3.send("GET", "/bkt/k").body())
                .isEqualTo(status == 200 && target.endsWith("/k") ? "new" : "0123456789");
    }

    @Test
    void bothConditionsOnAWriteAreNotBuilt() {
        Answer put = s3.send(new PlainRequest("PUT", "/bkt/k")
                .with("If-Match", ETAG)
                .with("If-None-Match", "*")
                .body("new"));

        assertThat(put.code()).isEqualTo("NotImplemented");
        assertThat(put.element("Header")).isEqualTo("If-Match,If-None-Match");
    }

    @ParameterizedTest
    @CsvSource({
        "/bkt/k, ETAG, 204",
        "/bkt/k, *, 204",
        "/bkt/k, other, 412",
        "/bkt/absent, ETAG, 404",
    })
    void deletesAreConditional(String target, String value, int status) {
        assertThat(s3.send(new PlainRequest("DELETE", target).with("If-Match", date(value)))
                        .status())
                .isEqualTo(status);
        assertThat(s3.send("HEAD", "/bkt/k").status()).isEqualTo(status == 204 ? 404 : 200);
    }

    @Test
    void theGatewaysDialectTakesAnyCondition() {
        S3Bench rgw = new S3Bench(Dialect.rgw(), "us-east-1").bucket("bkt");
        PlainRequest absent =
                new PlainRequest("PUT", "/bkt/k").with("If-Match", "*").body("x");
        assertThat(rgw.send(absent).code()).isEqualTo("PreconditionFailed");
        rgw.put("/bkt/k", "0123456789");

        assertThat(rgw.send(new PlainRequest("PUT", "/bkt/k")
                                .with("If-None-Match", ETAG)
                                .body("x"))
                        .status())
                .isEqualTo(412);
        assertThat(rgw.send(new PlainRequest("PUT", "/bkt/k")
                                .with("If-Match", "*")
                                .body("x"))
                        .status())
                .isEqualTo(200);
        assertThat(rgw.send(new PlainRequest("DELETE", "/bkt/k").with("If-Match", "other"))
                        .status())
                .isEqualTo(204);
    }
}

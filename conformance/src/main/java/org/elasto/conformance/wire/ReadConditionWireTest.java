package org.elasto.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.wire.WireRequest.get;
import static org.elasto.conformance.wire.WireRequest.head;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.elasto.conformance.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads under conditions. Headers are written as {@code M} If-Match, {@code N} If-None-Match, and dates likewise. */
@OnEveryTarget
class ReadConditionWireTest extends Wire {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    ReadConditionWireTest(Target target) {
        super(target);
    }

    /** ETag conditions: {@code =} stands for the object's own tag in quotes. */
    @ParameterizedTest(name = "{0}-{1}")
    @CsvSource({
        "If-Match, =, 200, 200",
        "If-Match, bare, 200, 200",
        "If-Match, other, 412, 412",
        "If-Match, *, 200, 412",
        "If-None-Match, =, 304, 304",
        "If-None-Match, bare, 304, 304",
        "If-None-Match, other, 200, 200",
        "If-None-Match, *, 304, 200",
    })
    void entityTag(String header, String tag, int aws, int rgw) {
        check(get(ten()).header(header, tag(tag)), aws, rgw);
    }

    /** Dates against the object's own: a minute before, equal, a minute after. */
    @ParameterizedTest(name = "{0}-{1}")
    @CsvSource({
        "If-Modified-Since, -60, 200, 200",
        "If-Modified-Since, 0, 304, 304",
        "If-Unmodified-Since, -60, 412, 412",
        "If-Unmodified-Since, 0, 200, 200",
        "If-Unmodified-Since, 60, 200, 200",
    })
    void date(String header, int seconds, int aws, int rgw) {
        check(get(ten()).header(header, date(seconds)), aws, rgw);
    }

    @Test
    void aDateInTheFutureModifiesNothing() {
        // RFC 9110: a date later than the server's now is invalid and ignored.
        check(get(ten()).header("If-Modified-Since", date(86_400)), 200, 304);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"If-Modified-Since", "If-Unmodified-Since"})
    void noDate(String header) {
        check(get(ten()).header(header, "yesterday"), 200, 400);
    }

    @Test
    void aMatchOutranksADate() {
        check(get(ten()).header("If-Match", tag("=")).header("If-Unmodified-Since", date(-60)), 200, 200);
        check(get(ten()).header("If-None-Match", tag("other")).header("If-Modified-Since", date(60)), 200, 200);
    }

    @Test
    void aRangeUnderAFailedConditionIsNoRange() {
        check(get(ten()).header("Range", "bytes=100-200").header("If-Match", tag("other")), 412, 412);
    }

    @Test
    void headAnswersWithoutBody() {
        check(head(ten()).header("If-Match", tag("other")), 412, 412);
        check(head(ten()).header("If-None-Match", tag("=")), 304, 304);
    }

    @Test
    void theDocumentNamesTheCondition() {
        WireAnswer answer = signed(get(ten()).header("If-Match", tag("other")));
        assertThat(answer.code()).isEqualTo("PreconditionFailed");
        if (!isRgw()) {
            assertThat(answer.text("Condition")).isEqualTo("If-Match");
        }
    }

    @Test
    void notModifiedKeepsTheTag() {
        WireAnswer answer = require(signed(get(ten()).header("If-None-Match", tag("="))), 304);
        if (!isRgw()) {
            assertThat(answer.header("ETag")).isEqualTo(tag("="));
        }
    }

    @Test
    void aMissingKeyIsMissingFirst() {
        assertThat(signed(get(key("none")).header("If-Match", tag("="))).status())
                .isEqualTo(404);
        assertThat(signed(get(key("none")).header("If-None-Match", tag("="))).status())
                .isEqualTo(404);
    }

    private void check(WireRequest request, int aws, int rgw) {
        WireAnswer answer = signed(request);
        assertThat(answer.status()).as("%s", answer).isEqualTo(isRgw() ? rgw : aws);
        if (answer.status() == 200 && request.method().equals("GET")) {
            assertThat(answer.text()).isEqualTo(TEN);
        }
    }

    private static String tag(String kind) {
        String md5 = Hashes.md5(utf8(TEN));
        return switch (kind) {
            case "=" -> "\"" + md5 + "\"";
            case "bare" -> md5;
            case "other" -> "\"" + Hashes.md5(utf8("other")) + "\"";
            default -> kind;
        };
    }

    private String date(int seconds) {
        String own = String.valueOf(require(signed(head(ten())), 200).header("Last-Modified"));
        return HTTP_DATE.format(
                ZonedDateTime.parse(own, DateTimeFormatter.RFC_1123_DATE_TIME).plus(Duration.ofSeconds(seconds)));
    }
}

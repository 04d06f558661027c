package org.elasto.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.wire.Expected.error;
import static org.elasto.conformance.wire.Expected.someRefusal;
import static org.elasto.conformance.wire.Expected.status;
import static org.elasto.conformance.wire.Row.row;
import static org.elasto.conformance.wire.WireRequest.get;
import static org.elasto.conformance.wire.WireRequest.head;
import static org.elasto.conformance.wire.WireRequest.put;

import java.util.stream.Stream;
import org.elasto.conformance.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Copies on the server: of objects, and of ranges into parts. */
@OnEveryTarget
class CopyWireTest extends Wire {

    private static final String OWN = "\"" + Hashes.md5(utf8(TEN)) + "\"";
    private static final String OTHER = "\"" + Hashes.md5(utf8("other")) + "\"";
    private static final Expected FAILED = error(412, "PreconditionFailed", "Condition");
    private static final Expected RGW_FAILED = error(412, "PreconditionFailed");

    CopyWireTest(Target target) {
        super(target);
    }

    static Stream<Row> conditions() {
        return Stream.of(
                onlyIf("match-equal", "x-amz-copy-source-if-match", OWN, status(200)),
                onlyIf("match-other", "x-amz-copy-source-if-match", OTHER, FAILED)
                        .rgw(RGW_FAILED),
                onlyIf("none-match-equal", "x-amz-copy-source-if-none-match", OWN, FAILED)
                        .rgw(RGW_FAILED),
                onlyIf("none-match-other", "x-amz-copy-source-if-none-match", OTHER, status(200)),
                onlyIf(
                                "unmodified-long-ago",
                                "x-amz-copy-source-if-unmodified-since",
                                "Thu, 01 Jan 2015 00:00:00 GMT",
                                FAILED)
                        .rgw(RGW_FAILED),
                onlyIf(
                        "modified-since-long-ago",
                        "x-amz-copy-source-if-modified-since",
                        "Thu, 01 Jan 2015 00:00:00 GMT",
                        status(200)));
    }

    static Stream<Row> refusals() {
        return Stream.of(
                row("no-key", w -> w.signed(copy(w.key("to"), w.key("none"))), error(404, "NoSuchKey")),
                row("no-bucket", w -> w.signed(copy(w.key("to"), "/wire-none-such/k")), error(404, "NoSuchBucket")),
                row("onto-itself", w -> w.signed(copy(w.ten(), w.ten())), error(400, "InvalidRequest")),
                row(
                        "no-directive-of-that-name",
                        w -> w.signed(copy(w.key("to"), w.ten()).header("x-amz-metadata-directive", "BURN")),
                        error(400, "InvalidArgument")),
                row(
                                "source-without-key",
                                w -> w.signed(copy(w.key("to"), "/" + w.bucket)),
                                error(400, "InvalidArgument"))
                        .rgw(someRefusal()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void conditions(Row row) {
        row.check(this);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusals(Row row) {
        row.check(this);
        assertThat(signed(head(key("to"))).status()).isEqualTo(404);
    }

    @Test
    void takesMetadataAlong() {
        require(signed(sourced()), 200);
        WireAnswer answer = require(signed(copy(key("to"), key("from"))), 200);
        assertThat(answer.root()).isEqualTo("CopyObjectResult");
        assertThat(answer.text("ETag").replace("\"", "")).isEqualTo(OWN.replace("\"", ""));
        assertThat(answer.text("LastModified")).isNotEmpty();
        WireAnswer copied = require(signed(get(key("to"))), 200);
        assertThat(copied.text()).isEqualTo(TEN);
        assertThat(copied.header("Content-Type")).isEqualTo("text/x-odd");
        assertThat(copied.header("x-amz-meta-a")).isEqualTo("1");
    }

    @Test
    void replacesMetadata() {
        require(signed(sourced()), 200);
        WireRequest replacing = copy(key("from"), key("from"))
                .header("x-amz-metadata-directive", "REPLACE")
                .header("Content-Type", "text/other")
                .header("x-amz-meta-b", "2");
        require(signed(replacing), 200);
        WireAnswer replaced = require(signed(get(key("from"))), 200);
        assertThat(replaced.text()).isEqualTo(TEN);
        assertThat(replaced.header("Content-Type")).isEqualTo("text/other");
        assertThat(replaced.header("x-amz-meta-a")).isNull();
        assertThat(replaced.header("x-amz-meta-b")).isEqualTo("2");
    }

    @Test
    void sourceKeysAreEncodedOnce() {
        String odd = "a b+c%20/\u20ac/d";
        store(odd, TEN);
        require(signed(copy(key("to"), key(odd))), 200);
        assertThat(read("to")).isEqualTo(TEN);
        require(signed(copy(key("bare"), bucket + "/ten").header("x-amz-meta-a", "1")), 404);
        ten();
        require(signed(copy(key("bare"), bucket + "/ten")), 200);
    }

    @Test
    void rangesBecomeParts() {
        ten();
        Upload upload = Upload.begin(this, "k");
        WireAnswer part = require(
                signed(copy(upload.path() + "&partNumber=1", key("ten"))
                        .header("x-amz-copy-source-range", "bytes=2-5")),
                200);
        assertThat(part.root()).isEqualTo("CopyPartResult");
        assertThat(part.text("ETag").replace("\"", "")).isEqualTo(Hashes.md5(utf8("2345")));
        require(upload.list(1, part.text("ETag")).complete(), 200);
        assertThat(read("k")).isEqualTo("2345");
    }

    @Test
    void rangesOutsideTheSource() {
        ten();
        Upload upload = Upload.begin(this, "k");
        for (String range : new String[] {"bytes=5-", "bytes=-3", "bytes=2-1", "2-5", "bytes=5-10", "bytes=20-30"}) {
            WireAnswer answer =
                    signed(copy(upload.path() + "&partNumber=1", key("ten")).header("x-amz-copy-source-range", range));
            assertThat(answer.status()).as("%s: %s", range, answer).isIn(400, 416);
        }
    }

    private static Row onlyIf(String name, String header, String value, Expected expected) {
        return row(name, w -> w.signed(copy(w.key("to"), w.ten()).header(header, value)), expected);
    }

    private WireRequest sourced() {
        return put(key("from"), TEN).header("Content-Type", "text/x-odd").header("x-amz-meta-a", "1");
    }

    private static WireRequest copy(String to, String from) {
        return put(to, "").header("x-amz-copy-source", from);
    }
}

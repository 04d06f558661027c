package org.elasto.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.wire.Expected.error;
import static org.elasto.conformance.wire.Expected.status;
import static org.elasto.conformance.wire.Row.row;
import static org.elasto.conformance.wire.WireRequest.delete;
import static org.elasto.conformance.wire.WireRequest.head;
import static org.elasto.conformance.wire.WireRequest.put;

import java.util.stream.Stream;
import org.elasto.conformance.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Writes and deletes under conditions. */
@OnEveryTarget
class WriteConditionWireTest extends Wire {

    private static final String OWN = "\"" + Hashes.md5(utf8(TEN)) + "\"";
    private static final String OTHER = "\"" + Hashes.md5(utf8("other")) + "\"";
    private static final Expected FAILED = error(412, "PreconditionFailed", "Condition");
    private static final Expected RGW_FAILED = error(412, "PreconditionFailed");
    private static final Expected NOT_BUILT = error(501, "NotImplemented", "Header");

    WriteConditionWireTest(Target target) {
        super(target);
    }

    static Stream<Row> puts() {
        return Stream.of(
                onto("none-match-any-absent", false, "If-None-Match", "*", status(200)),
                onto("none-match-any-present", true, "If-None-Match", "*", FAILED)
                        .rgw(RGW_FAILED),
                onto("none-match-tag-equal", true, "If-None-Match", OWN, NOT_BUILT)
                        .rgw(RGW_FAILED),
                onto("none-match-tag-other", true, "If-None-Match", OTHER, NOT_BUILT)
                        .rgw(status(200)),
                onto("match-equal", true, "If-Match", OWN, status(200)),
                onto("match-bare", true, "If-Match", OWN.replace("\"", ""), status(200)),
                onto("match-other", true, "If-Match", OTHER, FAILED).rgw(RGW_FAILED),
                onto("match-absent", false, "If-Match", OWN, error(404, "NoSuchKey", "Key"))
                        .rgw(RGW_FAILED),
                onto("match-any-present", true, "If-Match", "*", NOT_BUILT).rgw(status(200)),
                onto("match-any-absent", false, "If-Match", "*", NOT_BUILT).rgw(RGW_FAILED),
                row(
                                "both",
                                w -> w.signed(put(w.ten(), "new")
                                        .header("If-Match", OWN)
                                        .header("If-None-Match", "*")),
                                NOT_BUILT)
                        .rgw(RGW_FAILED));
    }

    static Stream<Row> deletes() {
        return Stream.of(
                row("match-equal", w -> w.signed(delete(w.ten()).header("If-Match", OWN)), status(204)),
                row("match-other", w -> w.signed(delete(w.ten()).header("If-Match", OTHER)), FAILED)
                        .rgw(status(204)),
                row(
                                "match-absent",
                                w -> w.signed(delete(w.key("none")).header("If-Match", OWN)),
                                error(404, "NoSuchKey"))
                        .rgw(status(204)),
                row("absent", w -> w.signed(delete(w.key("none"))), status(204)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void puts(Row row) {
        row.check(this);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void deletes(Row row) {
        row.check(this);
    }

    @Test
    void aRefusedWriteChangesNothing() {
        signed(put(ten(), "new").header("If-None-Match", "*"));
        assertThat(read("ten")).isEqualTo(TEN);
        signed(put(ten(), "new").header("If-Match", OTHER));
        assertThat(read("ten")).isEqualTo(TEN);
    }

    @Test
    void aRefusedDeleteChangesNothing() {
        signed(delete(ten()).header("If-Match", OTHER));
        assertThat(signed(head(key("ten"))).status()).isEqualTo(isRgw() ? 404 : 200);
    }

    private static Row onto(String name, boolean present, String header, String value, Expected expected) {
        return row(
                name, w -> w.signed(put(present ? w.ten() : w.key("k"), "new").header(header, value)), expected);
    }
}

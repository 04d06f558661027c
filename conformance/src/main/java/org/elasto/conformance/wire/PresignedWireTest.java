package org.elasto.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.conformance.wire.Expected.error;
import static org.elasto.conformance.wire.Expected.status;
import static org.elasto.conformance.wire.Row.row;
import static org.elasto.conformance.wire.WireRequest.get;
import static org.elasto.conformance.wire.WireRequest.put;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elasto.conformance.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Presigned URLs: what they open, for how long, and what may not be changed about them. */
@OnEveryTarget
class PresignedWireTest extends Wire {

    private static final Expected QUERY_ERROR = error(400, "AuthorizationQueryParametersError");
    private static final Expected RGW_QUERY_ERROR = error(403, "AccessDenied");
    private static final Expected MISMATCH = error(
            403,
            "SignatureDoesNotMatch",
            "AWSAccessKeyId",
            "StringToSign",
            "SignatureProvided",
            "StringToSignBytes",
            "CanonicalRequest",
            "CanonicalRequestBytes");
    private static final Expected RGW_MISMATCH = error(403, "SignatureDoesNotMatch");

    PresignedWireTest(Target target) {
        super(target);
    }

    static Stream<Row> accepted() {
        return Stream.of(
                row("get", w -> w.ask(w.signer().presign(get(w.ten()), "60")), status(200)),
                row("put", w -> w.ask(w.signer().presign(put(w.key("k"), TEN), "60")), status(200)),
                row("longest", w -> w.ask(w.signer().presign(get(w.ten()), "604800")), status(200)),
                row("almost-expired", w -> aged(w, Duration.ofMinutes(59), "3600"), status(200)),
                row(
                        "range-unsigned",
                        w -> w.ask(w.signer().presign(get(w.ten()), "60").header("Range", "bytes=1-2")),
                        status(206)),
                row(
                        "metadata-signed",
                        w -> w.ask(w.signer().presign(put(w.key("k"), TEN).header("x-amz-meta-a", "1"), "60")),
                        status(200)),
                row(
                        "foreign-authorization",
                        w -> w.ask(w.signer().presign(get(w.ten()), "60").header("Authorization", "Bearer abc")),
                        status(200)),
                row(
                        "unsigned-payload-header",
                        w -> w.ask(w.signer()
                                .presign(put(w.key("k"), TEN), "60")
                                .header("x-amz-content-sha256", WireSigner.UNSIGNED)),
                        status(200)),
                row(
                        "odd-key",
                        w -> {
                            w.store("a b+c/%20/ü", TEN);
                            return w.ask(w.signer().presign(get(w.key("a b+c/%20/ü")), "60"));
                        },
                        status(200)));
    }

    static Stream<Row> expiry() {
        return Stream.of(
                row(
                                "expired",
                                w -> aged(w, Duration.ofMinutes(2), "60"),
                                error(403, "AccessDenied", "X-Amz-Expires", "Expires", "ServerTime"))
                        .rgw(error(403, "AccessDenied")),
                row("not-yet-valid", w -> aged(w, Duration.ofMinutes(-20), "3600"), error(403, "AccessDenied")),
                row("zero", w -> w.ask(w.signer().presign(get(w.ten()), "0")), error(403, "AccessDenied")),
                row("negative", w -> w.ask(w.signer().presign(get(w.ten()), "-1")), QUERY_ERROR)
                        .rgw(RGW_QUERY_ERROR),
                row("no-number", w -> w.ask(w.signer().presign(get(w.ten()), "soon")), QUERY_ERROR)
                        .rgw(RGW_QUERY_ERROR),
                row("too-long", w -> w.ask(w.signer().presign(get(w.ten()), "604801")), QUERY_ERROR)
                        .rgw(RGW_QUERY_ERROR));
    }

    static Stream<Row> missing() {
        return Stream.of("Algorithm", "Credential", "Date", "Expires", "SignedHeaders", "Signature")
                .map(name -> row(name, w -> w.ask(without(presigned(w), "X-Amz-" + name)), QUERY_ERROR)
                        .rgw(RGW_QUERY_ERROR));
    }

    static Stream<Row> tampered() {
        return Stream.of(
                tampered("path", r -> r.path(r.path() + "x")),
                tampered("method", r -> r.method("DELETE")),
                tampered("parameter-added", r -> r.query("response-content-type=text%2Fhtml&" + r.query())),
                tampered("expires", r -> r.query(r.query().replace("X-Amz-Expires=60", "X-Amz-Expires=61"))),
                tampered("date", r -> r.query(r.query().replaceAll("(X-Amz-Date=[0-9]{8}T[0-9]{5})[0-9]", "$1x"))),
                tampered("signature", r -> r.query(flipped(r.query()))),
                row(
                        "unknown-key",
                        w -> w.ask(w.signer().as("nobody", "x").presign(get(w.ten()), "60")),
                        error(403, "InvalidAccessKeyId")),
                row(
                                "wrong-secret",
                                w -> w.ask(
                                        w.signer().as(w.target.accessKey(), "x").presign(get(w.ten()), "60")),
                                MISMATCH)
                        .rgw(RGW_MISMATCH),
                row(
                                "wrong-region",
                                w -> {
                                    WireSigner s = w.signer();
                                    return w.ask(s.scope(s.scopeDate(), "mars-north-1", "s3", "aws4_request")
                                            .presign(get(w.ten()), "60"));
                                },
                                error(400, "AuthorizationQueryParametersError", "Region"))
                        .rgw(status(200)),
                row(
                        "unsigned-amz-header",
                        w -> w.ask(
                                w.signer().presign(put(w.key("k"), TEN), "60").header("x-amz-meta-sneaked", "in")),
                        error(403, "AccessDenied", "HeadersNotSigned")),
                row(
                                "signed-header-changed",
                                w -> w.ask(w.signer()
                                        .presign(put(w.key("k"), TEN).header("Content-Type", "a/b"), "60")
                                        .replace("Content-Type", "c/d")),
                                MISMATCH)
                        .rgw(RGW_MISMATCH),
                row(
                                "signed-header-left-out",
                                w -> w.ask(w.signer()
                                        .presign(put(w.key("k"), TEN).header("x-amz-meta-a", "1"), "60")
                                        .without("x-amz-meta-a")),
                                MISMATCH)
                        .rgw(RGW_MISMATCH));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void accepted(Row row) {
        row.check(this);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void expiry(Row row) {
        row.check(this);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void missing(Row row) {
        row.check(this);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void tampered(Row row) {
        row.check(this);
    }

    @Test
    void overridesHeadersOfTheAnswer() {
        WireRequest request = get(ten() + "?response-content-type=text%2Fx-odd&response-cache-control=no-store"
                + "&response-content-disposition=attachment%3B%20filename%3Da.txt&response-content-language=tlh"
                + "&response-content-encoding=x-odd&response-expires=Thu%2C%2001%20Jan%202026%2000%3A00%3A00%20GMT");
        WireAnswer answer = require(ask(signer().presign(request, "60")), 200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/x-odd");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=a.txt");
        assertThat(answer.header("Content-Language")).isEqualTo("tlh");
        assertThat(answer.header("Content-Encoding")).isEqualTo("x-odd");
        assertThat(answer.header("Expires")).isEqualTo("Thu, 01 Jan 2026 00:00:00 GMT");
    }

    @Test
    void opensNothingElse() {
        store("other", "secret");
        WireRequest presigned = signer().presign(get(ten()), "60");
        WireAnswer answer = ask(presigned.path(key("other")));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).doesNotContain("<Error>secret");
    }

    private static WireRequest presigned(Wire w) {
        return w.signer().presign(get(w.ten()), "60");
    }

    private static WireAnswer aged(Wire w, Duration age, String expires) {
        WireSigner now = w.signer();
        return w.ask(now.at(now.time().minus(age)).presign(get(w.ten()), expires));
    }

    private static WireRequest without(WireRequest request, String name) {
        return request.query(Arrays.stream(request.query().split("&", -1))
                .filter(pair -> !pair.startsWith(name + "="))
                .collect(Collectors.joining("&")));
    }

    private static Row tampered(String what, UnaryOperator<WireRequest> change) {
        boolean date = what.equals("date");
        return row(what, w -> w.ask(change.apply(presigned(w))), date ? QUERY_ERROR : MISMATCH)
                .rgw(date ? RGW_QUERY_ERROR : RGW_MISMATCH);
    }

    private static String flipped(String query) {
        char last = query.charAt(query.length() - 1);
        return query.substring(0, query.length() - 1) + (last == '0' ? '1' : '0');
    }
}

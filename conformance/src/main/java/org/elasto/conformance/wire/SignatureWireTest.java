package org.elasto.conformance.wire;

import static org.elasto.conformance.wire.Expected.error;
import static org.elasto.conformance.wire.Expected.someRefusal;
import static org.elasto.conformance.wire.Expected.status;
import static org.elasto.conformance.wire.Row.row;
import static org.elasto.conformance.wire.WireRequest.get;
import static org.elasto.conformance.wire.WireRequest.put;

import java.time.Duration;
import java.util.SortedSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.elasto.conformance.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures in the Authorization header: what is accepted, and what is refused with which words. */
@OnEveryTarget
class SignatureWireTest extends Wire {

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
    private static final Expected MALFORMED = error(400, "AuthorizationHeaderMalformed");
    private static final Expected RGW_MALFORMED = error(400, "InvalidArgument");

    SignatureWireTest(Target target) {
        super(target);
    }

    static Stream<Row> accepted() {
        return Stream.of(
                row("plain", w -> w.signed(get(w.ten())), status(200)),
                row("unsigned-payload", w -> w.signed(unsigned(put(w.key("k"), TEN))), status(200)),
                row("fourteen-minutes-ago", w -> shifted(w, Duration.ofMinutes(-14)), status(200)),
                row("fourteen-minutes-ahead", w -> shifted(w, Duration.ofMinutes(14)), status(200)),
                row(
                        "spaces-in-value",
                        w -> w.signed(put(w.key("k"), TEN).header("x-amz-meta-a", "  a   b ")),
                        status(200)),
                row("two-lines-of-a-header", w -> w.signed(twice(put(w.key("k"), TEN))), status(200)),
                row("valueless-parameter", w -> w.signed(get(w.bucket("uploads"))), status(200)),
                row(
                        "unsorted-parameters",
                        w -> w.signed(get(w.bucket("prefix=b&max-keys=2&delimiter=%2F"))),
                        status(200)),
                row("plus-is-blank-in-query", w -> w.signed(get(w.bucket("prefix=a+b"))), status(200)),
                row("lower-case-hex", w -> spelled(w, "%e2%82%ac"), status(200)),
                row("raw-parentheses", w -> spelled(w, "(a)!*'"), status(200)),
                row("encoded-letters", w -> spelled(w, "%61%62"), status(200)),
                row("plus-in-path", w -> spelled(w, "a+b"), status(200)),
                row("double-slash", w -> spelled(w, "a//b"), status(200)),
                row("dots", w -> spelled(w, "a/../b/./c"), status(200)),
                row("percent-twice", w -> spelled(w, "a%2520b"), status(200)));
    }

    static Stream<Row> refused() {
        return Stream.of(
                row("anonymous", w -> w.ask(get(w.ten())), error(403, "AccessDenied")),
                row(
                                "unknown-key",
                                w -> w.ask(w.signer().as("nobody", "x").sign(get(w.ten()))),
                                error(403, "InvalidAccessKeyId", "AWSAccessKeyId"))
                        .rgw(error(403, "InvalidAccessKeyId")),
                row(
                                "wrong-secret",
                                w -> w.ask(
                                        w.signer().as(w.target.accessKey(), "x").sign(get(w.ten()))),
                                MISMATCH)
                        .rgw(RGW_MISMATCH),
                tampered("path", r -> r.path(r.path() + "x")),
                tampered("query", r -> r.andQuery("prefix=x")),
                row("tampered-method", w -> w.ask(w.signer().sign(get(w.ten())).method("DELETE")), MISMATCH)
                        .rgw(RGW_MISMATCH),
                tampered("content-type", r -> r.replace("Content-Type", "text/html")),
                tampered("metadata", r -> r.replace("x-amz-meta-a", "other")),
                tampered("date", r -> r.replace("x-amz-date", oneSecondOff(r))),
                tampered("payload-hash", r -> unsigned(r)),
                tampered("signature", SignatureWireTest::flipped),
                row(
                                "tampered-body",
                                w -> w.ask(w.signer().sign(put(w.key("k"), TEN)).body("9876543210")),
                                error(
                                        400,
                                        "XAmzContentSHA256Mismatch",
                                        "ClientComputedContentSHA256",
                                        "S3ComputedContentSHA256"))
                        .rgw(error(400, "XAmzContentSHA256Mismatch")),
                row(
                                "sixteen-minutes-ago",
                                w -> shifted(w, Duration.ofMinutes(-16)),
                                error(
                                        403,
                                        "RequestTimeTooSkewed",
                                        "RequestTime",
                                        "ServerTime",
                                        "MaxAllowedSkewMilliseconds"))
                        .rgw(error(403, "RequestTimeTooSkewed")),
                row(
                        "sixteen-minutes-ahead",
                        w -> shifted(w, Duration.ofMinutes(16)),
                        error(403, "RequestTimeTooSkewed")));
    }

    static Stream<Row> scopes() {
        return Stream.of(
                row(
                                "region",
                                w -> scoped(w, "", "mars-north-1", "s3", "aws4_request"),
                                error(400, "AuthorizationHeaderMalformed", "Region"))
                        .rgw(status(200)),
                row("service", w -> scoped(w, "", "", "ec2", "aws4_request"), MALFORMED)
                        .rgw(status(200)),
                row("terminal", w -> scoped(w, "", "", "s3", "aws5_request"), MALFORMED)
                        .rgw(RGW_MALFORMED),
                row("date", w -> scoped(w, "20150830", "", "s3", "aws4_request"), MALFORMED)
                        .rgw(status(200)));
    }

    static Stream<Row> malformed() {
        return Stream.of(
                edited("no-credential", h -> h.replaceAll("Credential=[^,]*,", ""), MALFORMED)
                        .rgw(RGW_MALFORMED),
                edited("no-signed-headers", h -> h.replaceAll("SignedHeaders=[^,]*,", ""), MALFORMED)
                        .rgw(RGW_MALFORMED),
                edited("no-signature", h -> h.replaceAll(", Signature=.*", ""), MALFORMED)
                        .rgw(RGW_MALFORMED),
                edited("short-credential", h -> h.replace("/aws4_request", ""), MALFORMED)
                        .rgw(RGW_MALFORMED),
                edited("nothing-behind-the-algorithm", h -> WireSigner.ALGORITHM, MALFORMED)
                        .rgw(RGW_MALFORMED),
                edited("unknown-algorithm", h -> h.replace("SHA256", "SHA999"), error(400, "InvalidRequest"))
                        .rgw(someRefusal()),
                row(
                        "no-date",
                        w -> w.ask(w.signer().sign(get(w.ten())).without("x-amz-date")),
                        error(403, "AccessDenied")),
                row(
                        "date-is-no-date",
                        w -> w.ask(w.signer().sign(get(w.ten()).header("x-amz-date", "yesterday"))),
                        error(403, "AccessDenied")),
                row(
                                "no-payload-hash",
                                w -> w.ask(over(
                                        w,
                                        get(w.ten())
                                                .header("x-amz-date", w.signer().timestamp()))),
                                error(400, "InvalidRequest"))
                        .rgw(status(200)),
                row(
                                "payload-hash-is-no-hash",
                                w -> w.signed(put(w.key("k"), TEN).header("x-amz-content-sha256", "nonsense")),
                                error(400, "InvalidArgument", "ArgumentName"))
                        .rgw(someRefusal()),
                row(
                        "unsigned-amz-header",
                        w -> w.ask(w.signer().sign(put(w.key("k"), TEN)).header("x-amz-meta-sneaked", "in")),
                        error(403, "AccessDenied", "HeadersNotSigned")),
                row("host-not-signed", SignatureWireTest::hostless, error(403, "AccessDenied", "HeadersNotSigned")),
                row(
                        "header-and-query",
                        w -> w.signed(w.signer().presign(get(w.ten()), "60")),
                        error(400, "InvalidArgument", "ArgumentName", "ArgumentValue")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void accepted(Row row) {
        row.check(this);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(Row row) {
        row.check(this);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void scopes(Row row) {
        row.check(this);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void malformed(Row row) {
        row.check(this);
    }

    private static WireRequest unsigned(WireRequest request) {
        return request.replace("x-amz-content-sha256", WireSigner.UNSIGNED);
    }

    private static WireRequest twice(WireRequest request) {
        return request.header("x-amz-meta-a", "1").header("x-amz-meta-a", "2");
    }

    private static WireAnswer shifted(Wire w, Duration by) {
        WireSigner now = w.signer();
        return w.ask(now.at(now.time().plus(by)).sign(get(w.ten())));
    }

    /** Stores and reads a key in that spelling. */
    private static WireAnswer spelled(Wire w, String path) {
        require(w.signed(put("/" + w.bucket + "/" + path, TEN)), 200);
        return w.signed(get("/" + w.bucket + "/" + path));
    }

    private static WireAnswer scoped(Wire w, String date, String region, String service, String terminal) {
        WireSigner signer = w.signer();
        WireSigner other = signer.scope(
                date.isEmpty() ? signer.scopeDate() : date,
                region.isEmpty() ? signer.region() : region,
                service,
                terminal);
        return w.ask(other.sign(get(w.ten())));
    }

    private static Row tampered(String what, UnaryOperator<WireRequest> change) {
        return row(
                        "tampered-" + what,
                        w -> w.ask(change.apply(w.signer()
                                .sign(put(w.key("k"), TEN)
                                        .header("Content-Type", "text/plain")
                                        .header("x-amz-meta-a", "1")))),
                        MISMATCH)
                .rgw(RGW_MISMATCH);
    }

    private static Row edited(String name, UnaryOperator<String> change, Expected expected) {
        return row(
                name,
                w -> {
                    WireRequest request = w.signer().sign(get(w.ten()));
                    return w.ask(request.replace(
                            "Authorization", change.apply(String.valueOf(request.value("Authorization")))));
                },
                expected);
    }

    private static String oneSecondOff(WireRequest request) {
        String date = String.valueOf(request.value("x-amz-date"));
        char last = date.charAt(14);
        return date.substring(0, 14) + (last == '0' ? '1' : (char) (last - 1)) + "Z";
    }

    private static WireRequest flipped(WireRequest request) {
        String header = String.valueOf(request.value("Authorization"));
        char last = header.charAt(header.length() - 1);
        return request.replace("Authorization", header.substring(0, header.length() - 1) + (last == '0' ? '1' : '0'));
    }

    private static WireRequest over(Wire w, WireRequest request) {
        return w.signer().signedOver(request, WireSigner.names(request)).request();
    }

    private static WireAnswer hostless(Wire w) {
        WireRequest request =
                unsigned(get(w.ten()).header("x-amz-date", w.signer().timestamp()));
        SortedSet<String> names = WireSigner.names(request);
        names.remove("host");
        return w.ask(w.signer().signedOver(request, names).request());
    }
}

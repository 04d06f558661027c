package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresignedUrlTest {

    private final S3Bench s3 = new S3Bench().bucket("bkt");

    @BeforeEach
    void putObject() {
        s3.put("/bkt/k", "content");
    }

    @AfterEach
    void nothingBrokeOnTheWay() {
        assertThat(s3.failures()).isZero();
    }

    private PlainRequest url(String method, String target) {
        return Signing.of(s3).presigned(new PlainRequest(method, target), "3600");
    }

    private void refused(Answer answer, int status, String code) {
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    private static PlainRequest without(PlainRequest url, String parameter) {
        int from = url.target().indexOf(parameter + '=');
        int to = url.target().indexOf('&', from);
        String rest = to < 0 ? "" : url.target().substring(to + 1);
        return url.on(url.method(), url.target().substring(0, from) + rest);
    }

    private static PlainRequest with(PlainRequest url, String parameter, String value) {
        return without(url, parameter)
                .on(url.method(), without(url, parameter).target() + '&' + parameter + '=' + value);
    }

    @Test
    void readsAndWritesWithoutAnyHeader() {
        assertThat(s3.sendAsIs(url("GET", "/bkt/k")).body()).isEqualTo("content");
        assertThat(s3.sendAsIs(url("HEAD", "/bkt/k")).status()).isEqualTo(200);
        assertThat(s3.sendAsIs(url("PUT", "/bkt/new").body("new")).status()).isEqualTo(200);
        assertThat(s3.sendAsIs(url("GET", "/bkt/new?response-content-type=a%2Fb"))
                        .header("Content-Type"))
                .isEqualTo("a/b");
        assertThat(s3.sendAsIs(url("DELETE", "/bkt/new")).status()).isEqualTo(204);
    }

    @Test
    void servesForOneMethodAndOneTargetOnly() {
        PlainRequest get = url("GET", "/bkt/k");

        refused(s3.sendAsIs(get.on("DELETE", get.target())), 403, "SignatureDoesNotMatch");
        refused(
                s3.sendAsIs(get.on("GET", get.target().replace("/bkt/k?", "/bkt/other?"))),
                403,
                "SignatureDoesNotMatch");
        refused(s3.sendAsIs(get.on("GET", get.target() + "&partNumber=1")), 403, "SignatureDoesNotMatch");
        refused(s3.sendAsIs(get.on("GET", get.target() + "&response-content-type=x")), 403, "SignatureDoesNotMatch");
        refused(s3.sendAsIs(get.changed("Host", "localhost")), 403, "SignatureDoesNotMatch");
        refused(s3.sendAsIs(with(get, "X-Amz-Expires", "3601")), 403, "SignatureDoesNotMatch");
        refused(s3.sendAsIs(with(get, "X-Amz-Signature", "0".repeat(64))), 403, "SignatureDoesNotMatch");
        refused(s3.sendAsIs(with(get, "X-Amz-Signature", "")), 403, "SignatureDoesNotMatch");
    }

    @Test
    void aMismatchSaysWhatWasSignedHere() {
        PlainRequest get = url("GET", "/bkt/k");
        Answer answer = s3.sendAsIs(get.on("GET", get.target().replace("/bkt/k?", "/bkt/other?")));

        assertThat(answer.element("AWSAccessKeyId")).isEqualTo("owner-key");
        assertThat(answer.element("CanonicalRequest"))
                .startsWith("GET&#10;/bkt/other&#10;X-Amz-Algorithm=AWS4-HMAC-SHA256&amp;X-Amz-Credential=owner-key%2F")
                .doesNotContain("X-Amz-Signature=")
                .endsWith("&#10;host:localhost:9000&#10;&#10;host&#10;UNSIGNED-PAYLOAD");
        assertThat(answer.element("StringToSign")).startsWith("AWS4-HMAC-SHA256&#10;20261124T080000Z&#10;");
        assertThat(answer.element("SignatureProvided")).hasSize(64);
        assertThat(answer.element("StringToSignBytes")).startsWith("41 57 53 34");
        assertThat(answer.element("CanonicalRequestBytes")).startsWith("47 45 54 0a");
    }

    @Test
    void endsWhenItSays() {
        PlainRequest get = Signing.of(s3).presigned(new PlainRequest("GET", "/bkt/k"), "60");
        s3.clock.advance(Duration.ofSeconds(59));
        assertThat(s3.sendAsIs(get).status()).isEqualTo(200);
        s3.clock.advance(Duration.ofSeconds(1));

        Answer answer = s3.sendAsIs(get);

        refused(answer, 403, "AccessDenied");
        assertThat(answer.element("Message")).isEqualTo("Request has expired");
        assertThat(answer.element("X-Amz-Expires")).isEqualTo("60");
        assertThat(answer.element("Expires")).isEqualTo("2026-11-24T08:01:00Z");
        assertThat(answer.element("ServerTime")).isEqualTo("2026-11-24T08:01:00Z");
    }

    @Test
    void mayLiveAWeek() {
        PlainRequest get = Signing.of(s3).presigned(new PlainRequest("GET", "/bkt/k"), "604800");
        s3.clock.advance(Duration.ofSeconds(604_799));

        assertThat(s3.sendAsIs(get).status()).isEqualTo(200);
    }

    @Test
    void doesNotBeginInTheFuture() {
        Signing ahead = Signing.of(s3.clock.instant().plusSeconds(901));

        Answer answer = s3.sendAsIs(ahead.presigned(new PlainRequest("GET", "/bkt/k"), "3600"));

        refused(answer, 403, "AccessDenied");
        assertThat(answer.element("Message")).isEqualTo("Request is not yet valid");
        assertThat(s3.sendAsIs(Signing.of(s3.clock.instant().plusSeconds(900))
                                .presigned(new PlainRequest("GET", "/bkt/k"), "3600"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "604801, less than a week",
        "99999999999999999999, less than a week",
        "-1, must be non-negative",
        "soon, should be a number",
        "'', should be a number",
        "-, should be a number",
        "1.5, should be a number",
        "+5, should be a number",
    })
    void theLifetimeIsANumberWithinBounds(String expires, String message) {
        Answer answer = s3.sendAsIs(Signing.of(s3).presigned(new PlainRequest("GET", "/bkt/k"), expires));

        refused(answer, 400, "AuthorizationQueryParametersError");
        assertThat(answer.element("Message")).contains(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Amz-Algorithm",
                "X-Amz-Credential",
                "X-Amz-Date",
                "X-Amz-Expires",
                "X-Amz-SignedHeaders",
            })
    void needsEachOfItsParameters(String parameter) {
        Answer answer = s3.sendAsIs(without(url("GET", "/bkt/k"), parameter));

        refused(answer, 400, "AuthorizationQueryParametersError");
        assertThat(answer.element("Message")).startsWith("Query-string authentication version 4 requires the");
    }

    @Test
    void needsItsSignature() {
        refused(
                s3.sendAsIs(without(url("GET", "/bkt/k"), "X-Amz-Signature")),
                400,
                "AuthorizationQueryParametersError");
    }

    @Test
    void isReadAsStrictlyAsAHeader() {
        Signing right = Signing.of(s3);
        PlainRequest get = new PlainRequest("GET", "/bkt/k");

        Answer region = s3.sendAsIs(right.region("eu-west-1").presigned(get, "60"));
        refused(region, 400, "AuthorizationQueryParametersError");
        assertThat(region.element("Message"))
                .isEqualTo("Error parsing the X-Amz-Credential parameter; the region 'eu-west-1' is wrong; expecting"
                        + " 'us-east-1'");
        assertThat(region.element("Region")).isEqualTo("us-east-1");
        refused(s3.sendAsIs(right.service("ec2").presigned(get, "60")), 400, "AuthorizationQueryParametersError");
        refused(s3.sendAsIs(right.terminal("aws5").presigned(get, "60")), 400, "AuthorizationQueryParametersError");
        refused(s3.sendAsIs(right.date("20261123").presigned(get, "60")), 400, "AuthorizationQueryParametersError");
        refused(s3.sendAsIs(right.key(new AccessKey("nobody", "x")).presigned(get, "60")), 403, "InvalidAccessKeyId");
        refused(
                s3.sendAsIs(right.key(new AccessKey("owner-key", "x")).presigned(get, "60")),
                403,
                "SignatureDoesNotMatch");
        refused(
                s3.sendAsIs(with(url("GET", "/bkt/k"), "X-Amz-Algorithm", "AWS4-HMAC-SHA1")),
                400,
                "AuthorizationQueryParametersError");
        refused(
                s3.sendAsIs(with(url("GET", "/bkt/k"), "X-Amz-Date", "20261124")),
                400,
                "AuthorizationQueryParametersError");
        refused(
                s3.sendAsIs(with(url("GET", "/bkt/k"), "X-Amz-Credential", "owner-key")),
                400,
                "AuthorizationQueryParametersError");
    }

    @Test
    void anUnsignedHeaderOfAmazonsIsRefused() {
        Answer answer =
                s3.sendAsIs(url("PUT", "/bkt/new").with("x-amz-acl", "private").body("new"));

        refused(answer, 403, "AccessDenied");
        assertThat(answer.element("HeadersNotSigned")).isEqualTo("x-amz-acl");
        assertThat(s3.send("GET", "/bkt/new").status()).isEqualTo(404);
    }

    @Test
    void aSignedHeaderMustBeSent() {
        PlainRequest put =
                Signing.of(s3).presigned(new PlainRequest("PUT", "/bkt/new").with("x-amz-meta-a", "1"), "60");

        refused(s3.sendAsIs(put.changed("x-amz-meta-a", null).body("new")), 403, "SignatureDoesNotMatch");
        refused(s3.sendAsIs(put.changed("x-amz-meta-a", "2").body("new")), 403, "SignatureDoesNotMatch");
        assertThat(s3.sendAsIs(put.on("PUT", put.target()).body("new")).status())
                .isEqualTo(200);
        assertThat(s3.send("GET", "/bkt/new").header("x-amz-meta-a")).isEqualTo("1");
    }

    @Test
    void parametersCountAsHeaders() {
        PlainRequest put = url("PUT", "/bkt/new?x-amz-meta-a=%C3%A9&X-Amz-Meta-B=b&x-amz-checksum-crc32=AAAAAA%3D%3D");

        refused(s3.sendAsIs(put.on("PUT", put.target()).body("not empty")), 400, "BadDigest");
        assertThat(s3.sendAsIs(put.on("PUT", put.target()).body("")).header("x-amz-checksum-crc32"))
                .isEqualTo("AAAAAA==");
        Answer head = s3.send("HEAD", "/bkt/new");
        assertThat(head.header("x-amz-meta-a")).isEqualTo("=?UTF-8?Q?=C3=A9?=");
        assertThat(head.header("x-amz-meta-b")).isEqualTo("b");
    }

    @Test
    void parametersCountAsHeadersForTheRouterToo() {
        assertThat(s3.sendAsIs(url("PUT", "/bkt/copy?x-amz-copy-source=%2Fbkt%2Fk")
                                .body(""))
                        .status())
                .isEqualTo(200);
        assertThat(s3.send("GET", "/bkt/copy").body()).isEqualTo("content");
        refused(s3.sendAsIs(url("PUT", "/bkt/x?x-amz-storage-class=GLACIER").body("")), 501, "NotImplemented");
    }

    @Test
    void noParameterEndsALineOfTheAnswer() {
        refused(s3.sendAsIs(url("PUT", "/bkt/x?x-amz-meta-a=%0D%0AX%3A%20y").body("")), 400, "InvalidArgument");
    }

    @Test
    void whatIsSaidTwiceIsAMismatch() {
        PlainRequest twice = new PlainRequest("PUT", "/bkt/new?x-amz-acl=private").with("x-amz-acl", "private");

        refused(s3.sendAsIs(Signing.of(s3).presigned(twice, "60").body("new")), 403, "SignatureDoesNotMatch");
    }

    @Test
    void aSignedHashPinsTheBody() {
        String hash = Hex.encode(Digests.sha256(Signing.bytes("pinned")));
        PlainRequest put = Signing.of(s3)
                .payload(hash)
                .presigned(new PlainRequest("PUT", "/bkt/new?X-Amz-Content-Sha256=" + hash), "60");

        refused(s3.sendAsIs(put.on("PUT", put.target()).body("other!")), 400, "XAmzContentSHA256Mismatch");
        assertThat(s3.sendAsIs(put.on("PUT", put.target()).body("pinned")).status())
                .isEqualTo(200);
    }

    @Test
    void anotherKindOfAuthorizationBesideItDoesNotDisturb() {
        assertThat(s3.sendAsIs(url("GET", "/bkt/k").with("Authorization", "Bearer of-a-proxy"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void twoSignaturesAreOneTooMany() {
        PlainRequest both = Signing.of(s3).header(url("GET", "/bkt/k"));

        Answer answer = s3.sendAsIs(both);

        refused(answer, 400, "InvalidArgument");
        assertThat(answer.element("Message")).startsWith("Only one auth mechanism allowed");
    }

    @Test
    void theOldKindIsNotSupported() {
        refused(
                s3.sendAsIs(new PlainRequest("GET", "/bkt/k?AWSAccessKeyId=owner-key&Expires=1&Signature=x")),
                400,
                "InvalidRequest");
    }
}

package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the signature in a header vouches for, and how each lie is answered. */
class AuthenticationTest {

    private final S3Bench s3 = new S3Bench().bucket("bkt");

    @BeforeEach
    void putObject() {
        s3.put("/bkt/k", "content");
    }

    @AfterEach
    void nothingBrokeOnTheWay() {
        assertThat(s3.failures()).isZero();
    }

    private static PlainRequest get() {
        return new PlainRequest("GET", "/bkt/k?partNumber=1").with("x-amz-checksum-mode", "ENABLED");
    }

    private void refused(Answer answer, int status, String code) {
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.element("RequestId")).isEqualTo(answer.header("x-amz-request-id"));
    }

    static Stream<Arguments> tampered() {
        return Stream.of(
                Arguments.of("method", (UnaryOperator<PlainRequest>) r -> r.on("HEAD", r.target())),
                Arguments.of("path", (UnaryOperator<PlainRequest>) r -> r.on("GET", "/bkt/K?partNumber=1")),
                Arguments.of("bucket", (UnaryOperator<PlainRequest>) r -> r.on("GET", "/bkT/k?partNumber=1")),
                Arguments.of("path case", (UnaryOperator<PlainRequest>) r -> r.on("GET", "/bkt//k?partNumber=1")),
                Arguments.of("value", (UnaryOperator<PlainRequest>) r -> r.on("GET", "/bkt/k?partNumber=2")),
                Arguments.of("name", (UnaryOperator<PlainRequest>) r -> r.on("GET", "/bkt/k?partnumber=1")),
                Arguments.of("added", (UnaryOperator<PlainRequest>) r -> r.on("GET", r.target() + "&versionId=null")),
                Arguments.of("removed", (UnaryOperator<PlainRequest>) r -> r.on("GET", "/bkt/k")),
                Arguments.of("header", (UnaryOperator<PlainRequest>) r -> r.changed("x-amz-checksum-mode", "DISABLED")),
                Arguments.of("header gone", (UnaryOperator<PlainRequest>) r -> r.changed("x-amz-checksum-mode", null)),
                Arguments.of(
                        "header twice", (UnaryOperator<PlainRequest>) r -> r.with("x-amz-checksum-mode", "ENABLED")),
                Arguments.of("host", (UnaryOperator<PlainRequest>) r -> r.changed("Host", "localhost:9001")),
                Arguments.of("no port", (UnaryOperator<PlainRequest>) r -> r.changed("Host", "localhost")),
                Arguments.of("payload", (UnaryOperator<PlainRequest>)
                        r -> r.changed("x-amz-content-sha256", Caller.EMPTY_HASH)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tampered")
    void whateverIsTamperedWithIsNoticed(String what, UnaryOperator<PlainRequest> tampering) {
        PlainRequest signed = Signing.of(s3).header(get());
        assertThat(s3.sendAsIs(signed).status()).isEqualTo(206);

        Answer answer = s3.sendAsIs(tampering.apply(signed));

        if (what.equals("method")) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.bytes()).isEmpty();
        } else {
            refused(answer, 403, "SignatureDoesNotMatch");
        }
    }

    @Test
    void aMismatchSaysWhatWasSignedHere() {
        PlainRequest signed = Signing.of(s3).header(new PlainRequest("GET", "/bkt/k"));
        Answer answer = s3.sendAsIs(signed.on("GET", "/bkt/other%20key"));

        refused(answer, 403, "SignatureDoesNotMatch");
        String canonical = "GET\n/bkt/other%20key\n\nhost:localhost:9000\nx-amz-content-sha256:UNSIGNED-PAYLOAD\n"
                + "x-amz-date:20261124T080000Z\n\nhost;x-amz-content-sha256;x-amz-date\nUNSIGNED-PAYLOAD";
        String toSign = "AWS4-HMAC-SHA256\n20261124T080000Z\n20261124/us-east-1/s3/aws4_request\n"
                + Hex.encode(Digests.sha256(Signing.bytes(canonical)));
        assertThat(answer.element("AWSAccessKeyId")).isEqualTo("owner-key");
        assertThat(answer.element("StringToSign")).isEqualTo(toSign.replace("\n", "&#10;"));
        assertThat(answer.element("SignatureProvided")).hasSize(64).isEqualTo(signature(signed));
        assertThat(answer.element("StringToSignBytes"))
                .startsWith("41 57 53 34 2d 48 4d 41 43")
                .hasSize(toSign.length() * 3 - 1);
        assertThat(answer.element("CanonicalRequest")).isEqualTo(canonical.replace("\n", "&#10;"));
        assertThat(answer.element("CanonicalRequestBytes"))
                .startsWith("47 45 54 0a 2f 62 6b 74 2f")
                .hasSize(canonical.length() * 3 - 1);
        assertThat(answer.body()).doesNotContain("owner-secret");
    }

    private static String signature(PlainRequest request) {
        String header = String.valueOf(request.header("Authorization"));
        return header.substring(header.indexOf("Signature=") + 10);
    }

    @Test
    void aWrongSecretIsAMismatch() {
        Signing wrong = Signing.of(s3).key(new AccessKey("owner-key", "guessed"));

        refused(s3.sendAsIs(wrong.header(get())), 403, "SignatureDoesNotMatch");
    }

    @Test
    void anotherAccountsSecretIsAMismatch() {
        Signing wrong = Signing.of(s3).key(new AccessKey("owner-key", "other-secret"));

        refused(s3.sendAsIs(wrong.header(get())), 403, "SignatureDoesNotMatch");
    }

    @Test
    void anUnknownKeyIsNamed() {
        Answer answer =
                s3.sendAsIs(Signing.of(s3).key(new AccessKey("nobody", "x")).header(get()));

        refused(answer, 403, "InvalidAccessKeyId");
        assertThat(answer.element("AWSAccessKeyId")).isEqualTo("nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner-ke", "owner-keyy", "Owner-key", "owner-key/x", ""})
    void noKeyIsLikeAnother(String id) {
        assertThat(s3.sendAsIs(Signing.of(s3)
                                .key(new AccessKey(id, "owner-secret"))
                                .header(get()))
                        .status())
                .isIn(400, 403);
    }

    @Test
    void anotherRegionIsToldTheRightOne() {
        Answer answer = s3.sendAsIs(Signing.of(s3).region("eu-west-1").header(get()));

        refused(answer, 400, "AuthorizationHeaderMalformed");
        assertThat(answer.element("Message"))
                .isEqualTo("The authorization header is malformed; the region 'eu-west-1' is wrong; expecting"
                        + " 'us-east-1'");
        assertThat(answer.element("Region")).isEqualTo("us-east-1");
    }

    @Test
    void serviceTerminalAndDateAreCompared() {
        Signing right = Signing.of(s3);

        Answer service = s3.sendAsIs(right.service("ec2").header(get()));
        Answer terminal = s3.sendAsIs(right.terminal("aws5_request").header(get()));
        Answer date = s3.sendAsIs(right.date("20261123").header(get()));

        refused(service, 400, "AuthorizationHeaderMalformed");
        assertThat(service.element("Message")).contains("incorrect service &quot;ec2&quot;");
        refused(terminal, 400, "AuthorizationHeaderMalformed");
        assertThat(terminal.element("Message")).contains("incorrect terminal &quot;aws5_request&quot;");
        refused(date, 400, "AuthorizationHeaderMalformed");
        assertThat(date.element("Message")).contains("Invalid credential date &quot;20261123&quot;");
    }

    @ParameterizedTest
    @CsvSource({"-900, true", "900, true", "-901, false", "901, false", "-7200, false", "315360000, false"})
    void aQuarterOfAnHourOfSkewIsTaken(long seconds, boolean taken) {
        PlainRequest request =
                Signing.of(s3.clock.instant().plusSeconds(seconds)).header(get());

        Answer answer = s3.sendAsIs(request);

        if (taken) {
            assertThat(answer.status()).isEqualTo(206);
        } else {
            refused(answer, 403, "RequestTimeTooSkewed");
            assertThat(answer.element("RequestTime")).isEqualTo(String.valueOf(request.header("x-amz-date")));
            assertThat(answer.element("ServerTime")).isEqualTo("2026-11-24T08:00:00Z");
            assertThat(answer.element("MaxAllowedSkewMilliseconds")).isEqualTo("900000");
        }
    }

    @Test
    void aRecordedRequestGrowsStale() {
        PlainRequest signed = Signing.of(s3).header(get());
        s3.clock.advance(Duration.ofMinutes(16));

        refused(s3.sendAsIs(signed), 403, "RequestTimeTooSkewed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "20261124",
                "20261124T080000",
                "20261124T080000+",
                "20261324T080000Z",
                "20260230T080000Z",
                "20261124T250000Z",
                "2026-11-24T08:00Z",
                "\u0662\u0660261124T080000Z",
                "-2026112T080000Z",
            })
    void whatIsNoDateIsRefused(String date) {
        PlainRequest signed = Signing.of(s3).header(get()).changed("x-amz-date", date);

        refused(s3.sendAsIs(signed), 403, "AccessDenied");
    }

    @Test
    void theDateHeaderServesWhereTheOtherIsMissing() {
        // SigV4 over a Date header: the string to sign has the timestamp all the same.
        PlainRequest request = new PlainRequest("GET", "/bkt/k").with("Date", "Tue, 24 Nov 2026 08:00:00 GMT");
        PlainRequest full =
                Signing.of(s3).signedHeaders("date;host;x-amz-content-sha256").header(request);

        PlainRequest once =
                full.changed("x-amz-content-sha256", "UNSIGNED-PAYLOAD").changed("x-amz-date", null);
        assertThat(s3.sendAsIs(once).status()).isEqualTo(200);
        refused(s3.sendAsIs(full.changed("x-amz-date", null).changed("Date", "whenever")), 403, "AccessDenied");
        refused(s3.sendAsIs(full.changed("x-amz-date", null).changed("Date", null)), 403, "AccessDenied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 ",
                "AWS4-HMAC-SHA256 nonsense",
                "AWS4-HMAC-SHA256 Credential=a/20261124/us-east-1/s3/aws4_request",
                "AWS4-HMAC-SHA256 Credential=a/20261124/us-east-1/s3/aws4_request, SignedHeaders=host",
                "AWS4-HMAC-SHA256 Credential=a/20261124/us-east-1/s3/aws4_request, Signature=00",
                "AWS4-HMAC-SHA256 SignedHeaders=host, Signature=00",
                "AWS4-HMAC-SHA256 Credential=owner-key, SignedHeaders=host, Signature=00",
                "AWS4-HMAC-SHA256 Credential=owner-key/20261124/s3/aws4_request, SignedHeaders=host, Signature=00",
                "AWS4-HMAC-SHA256 Credential=////, SignedHeaders=host, Signature=00",
                "AWS4-HMAC-SHA256 Credential=/20261124/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00",
                "AWS4-HMAC-SHA256 Credential=a/20261124/us-east-1/s3/aws4_request, Signed=host, Signature=00",
                "AWS4-HMAC-SHA256,,,",
                "AWS4-HMAC-SHA256-PAYLOAD Credential=a/20261124/us-east-1/s3/aws4_request",
            })
    void aMalformedHeaderIsSaidToBe(String authorization) {
        PlainRequest request = Signing.of(s3).header(get()).changed("Authorization", authorization);

        refused(s3.sendAsIs(request), 400, "AuthorizationHeaderMalformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS owner-key:c2lnbmF0dXJl",
                "Basic b3duZXI6c2VjcmV0",
                "Bearer abc",
                "AWS4-ECDSA-P256-SHA256 Credential=a/b",
                "nonsense",
                "",
            })
    void otherMechanismsAreNotSupported(String authorization) {
        PlainRequest request = Signing.of(s3).header(get()).changed("Authorization", authorization);

        refused(s3.sendAsIs(request), 400, "InvalidRequest");
    }

    @Test
    void nobodyMayDoNothing() {
        refused(s3.sendAsIs(new PlainRequest("GET", "/bkt/k")), 403, "AccessDenied");
        refused(s3.sendAsIs(new PlainRequest("PUT", "/bkt/k").body("x")), 403, "AccessDenied");
        refused(s3.sendAsIs(new PlainRequest("DELETE", "/bkt")), 403, "AccessDenied");
        refused(s3.sendAsIs(new PlainRequest("GET", "/")), 403, "AccessDenied");
        assertThat(s3.send("GET", "/bkt/k").body()).isEqualTo("content");
    }

    @Test
    void whatIsNotSignedIsListed() {
        Signing only = Signing.of(s3).signedHeaders("host;x-amz-date");

        Answer answer = s3.sendAsIs(only.header(
                new PlainRequest("PUT", "/bkt/k2").with("X-Amz-Meta-A", "1").with("x-amz-acl", "private")));

        refused(answer, 403, "AccessDenied");
        assertThat(answer.element("Message"))
                .isEqualTo("There were headers present in the request which were not signed");
        assertThat(answer.element("HeadersNotSigned")).isEqualTo("x-amz-meta-a, x-amz-acl");
    }

    @Test
    void theHostMustBeSigned() {
        Answer answer = s3.sendAsIs(Signing.of(s3)
                .signedHeaders("x-amz-content-sha256;x-amz-date")
                .header(new PlainRequest("GET", "/bkt/k")));

        refused(answer, 403, "AccessDenied");
        assertThat(answer.element("HeadersNotSigned")).isEqualTo("host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hosts;x-amz-date", "xhost;x-amz-date", "host:x-amz-date", "HOST", ""})
    void namesOfSignedHeadersAreComparedWhole(String names) {
        Answer answer = s3.sendAsIs(Signing.of(s3).signedHeaders(names).header(new PlainRequest("GET", "/bkt/k")));

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void otherHeadersNeedNotBeSigned() {
        PlainRequest signed = Signing.of(s3).header(new PlainRequest("GET", "/bkt/k"));

        assertThat(s3.sendAsIs(signed.with("Range", "bytes=0-1").with("User-Agent", "x"))
                        .status())
                .isEqualTo(206);
    }

    @Test
    void theContentHashMustBeThere() {
        PlainRequest signed = Signing.of(s3)
                .signedHeaders("host;x-amz-date")
                .header(new PlainRequest("GET", "/bkt/k"))
                .changed("x-amz-content-sha256", null);

        Answer answer = s3.sendAsIs(signed);

        refused(answer, 400, "InvalidRequest");
        assertThat(answer.element("Message"))
                .isEqualTo("Missing required header for this request: x-amz-content-sha256");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "e3b0",
                "UNSIGNED-PAYLOAD-TRAILER",
                "STREAMING-AWS4-HMAC-SHA256",
                "unsigned-payload"
            })
    void theContentHashMustBeOneOfTheKnown(String hash) {
        Answer answer = s3.sendAsIs(Signing.of(s3).payload(hash).header(new PlainRequest("GET", "/bkt/k")));

        refused(answer, 400, "InvalidArgument");
        assertThat(answer.element("ArgumentName")).isEqualTo("x-amz-content-sha256");
        assertThat(answer.element("ArgumentValue")).isEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD", "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER"})
    void asymmetricSignaturesAreNotBuilt(String form) {
        refused(
                s3.sendAsIs(Signing.of(s3).payload(form).header(new PlainRequest("GET", "/bkt/k"))),
                501,
                "NotImplemented");
    }

    @Test
    void aBodyOtherThanTheSignedOneIsRefusedAndNotStored() {
        String hash = Hex.encode(Digests.sha256(Signing.bytes("what was signed")));
        PlainRequest signed =
                Signing.of(s3).payload(hash).header(new PlainRequest("PUT", "/bkt/hashed").body("what was signed"));

        Answer answer = s3.sendAsIs(signed.bodyAsIs(Signing.bytes("what was sent!!")));

        refused(answer, 400, "XAmzContentSHA256Mismatch");
        assertThat(answer.element("ClientComputedContentSHA256")).isEqualTo(hash);
        assertThat(answer.element("S3ComputedContentSHA256"))
                .isEqualTo(Hex.encode(Digests.sha256(Signing.bytes("what was sent!!"))));
        assertThat(s3.send("GET", "/bkt/hashed").status()).isEqualTo(404);
        assertThat(s3.sendAsIs(signed).status()).isEqualTo(200);
    }

    /** Clients encode what need not be, or do not encode what should be: the bytes are what counts. */
    @ParameterizedTest
    @CsvSource({
        "/bkt/a%20b, /bkt/a%20b",
        "/bkt/a(b), /bkt/a%28b%29",
        "/bkt/a%7eb, /bkt/a~b",
        "/bkt/%61, /bkt/a",
        "/bkt/a+b, /bkt/a%2Bb",
        "/bkt/%c3%a9, /bkt/%C3%A9",
        "/bkt/a%252Fb, /bkt/a%252Fb",
        "/bkt/a/../b, /bkt/a/../b",
        "/bkt//a//, /bkt//a//",
        "/bkt/%F0%9F%98%80, /bkt/%F0%9F%98%80",
    })
    void thePathIsEncodedOnce(String sent, String canonical) {
        PlainRequest signed = Signing.of(s3).header(new PlainRequest("PUT", canonical).body("x"));

        assertThat(s3.sendAsIs(signed.on("PUT", sent)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "?list-type=2&prefix=a%20b, ?prefix=a+b&list-type=2",
        "?prefix=a&prefix=b, ?prefix=b&prefix=a",
        "?location, ?location=",
        "?prefix=%C3%A9, ?prefix=%c3%a9",
        "?delimiter=%2F&prefix=, ?prefix&delimiter=/",
    })
    void theQueryIsSortedAndEncodedOnce(String signed, String sent) {
        PlainRequest request = Signing.of(s3).header(new PlainRequest("GET", "/bkt" + signed));

        assertThat(s3.sendAsIs(request.on("GET", "/bkt" + sent)).status()).isEqualTo(200);
    }

    @Test
    void valuesOfHeadersAreTrimmedAndJoined() {
        PlainRequest signed = Signing.of(s3)
                .header(new PlainRequest("PUT", "/bkt/m")
                        .with("x-amz-meta-a", "one two,three")
                        .body("x"));

        PlainRequest sent = signed.changed("x-amz-meta-a", "  one   two\t").with("x-amz-meta-a", " three ");

        assertThat(s3.sendAsIs(sent).status()).isEqualTo(200);
    }

    @Test
    void severalKeysOfOneAccountSeeTheSameBuckets() {
        S3Account account = new S3Account(
                "id",
                "Name",
                null,
                null,
                List.of(new AccessKey("first", "a"), new AccessKey("second/with/slashes", "b")));
        S3Authenticator authenticator = new S3Authenticator(new S3Settings(
                List.of(account), "us-east-1", Dialect.aws(), s3.clock, new java.util.Random(1), List.of()));

        for (AccessKey key : account.keys()) {
            PlainRequest request = Signing.of(s3).key(key).header(get());
            S3Target target = new S3Target("bkt", "k", S3Query.of("partNumber=1"), "/bkt/k");
            assertThat(authenticator.authenticate(request, target).account()).isSameAs(account);
        }
    }
}

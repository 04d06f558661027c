package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.s3.GuardedObject.get;
import static org.elasto.emulator.s3.GuardedObject.refused;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the signature in a header vouches for: method, path, query and headers. */
class SignedPartsTest {

    private final S3Bench s3 = GuardedObject.bench();

    @AfterEach
    void nothingBrokeOnTheWay() {
        assertThat(s3.failures()).isZero();
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
}

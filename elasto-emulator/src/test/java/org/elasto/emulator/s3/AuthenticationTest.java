package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.s3.GuardedObject.get;
import static org.elasto.emulator.s3.GuardedObject.refused;

import java.time.Duration;
import java.util.List;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who signs, with which scope and when, and how each lie is answered. */
class AuthenticationTest {

    private final S3Bench s3 = GuardedObject.bench();

    @AfterEach
    void nothingBrokeOnTheWay() {
        assertThat(s3.failures()).isZero();
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

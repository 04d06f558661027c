package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.s3.GuardedObject.refused;

import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hash of the content that the signature vouches for. */
class ContentHashTest {

    private final S3Bench s3 = GuardedObject.bench();

    @AfterEach
    void nothingBrokeOnTheWay() {
        assertThat(s3.failures()).isZero();
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
}

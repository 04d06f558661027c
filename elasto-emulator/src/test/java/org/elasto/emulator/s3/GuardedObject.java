package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;

/** An object, a read of it that is worth signing, and how a refusal of one looks. */
final class GuardedObject {

    private GuardedObject() {}

    /** A front with the object {@code k} in its bucket {@code bkt}. */
    static S3Bench bench() {
        S3Bench s3 = new S3Bench().bucket("bkt");
        s3.put("/bkt/k", "content");
        return s3;
    }

    static PlainRequest get() {
        return new PlainRequest("GET", "/bkt/k?partNumber=1").with("x-amz-checksum-mode", "ENABLED");
    }

    static void refused(Answer answer, int status, String code) {
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.element("RequestId")).isEqualTo(answer.header("x-amz-request-id"));
    }
}

package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeleteObjectsTest {

    private final S3Bench s3 = new S3Bench();

    @BeforeEach
    void putObjects() {
        s3.bucket("bkt");
        s3.put("/bkt/a", "a");
        s3.put("/bkt/b", "b");
    }

    private Answer delete(String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        String md5 = Base64.getEncoder().encodeToString(Digests.of("MD5").digest(bytes));
        return s3.send(
                new PlainRequest("POST", "/bkt?delete").with("Content-MD5", md5).body(bytes));
    }

    @Test
    void everyKeyIsReportedPresentOrNot() {
        Answer deleted = delete("<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                + "<Object><Key>a</Key></Object><Object><Key>none &amp; such</Key></Object></Delete>");

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.body())
                .contains("<Deleted><Key>a</Key></Deleted><Deleted><Key>none &amp; such</Key></Deleted>");
        assertThat(s3.send("HEAD", "/bkt/a").status()).isEqualTo(404);
        assertThat(s3.send("HEAD", "/bkt/b").status()).isEqualTo(200);
    }

    @Test
    void quietReportsOnlyErrors() {
        Answer deleted = delete("<Delete><Quiet>true</Quiet><Object><Key>a</Key></Object>"
                + "<Object><Key>b</Key><ETag>\"other\"</ETag></Object>"
                + "<Object><Key>c</Key><VersionId>v</VersionId></Object></Delete>");

        assertThat(deleted.body())
                .doesNotContain("<Deleted>")
                .contains("<Error><Key>b</Key><Code>PreconditionFailed</Code>")
                .contains("<Error><Key>c</Key><VersionId>v</VersionId><Code>NoSuchVersion</Code>");
        assertThat(s3.send("HEAD", "/bkt/a").status()).isEqualTo(404);
        assertThat(s3.send("HEAD", "/bkt/b").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Delete/>",
                "<Delete><Object/></Delete>",
                "<Delete><Object><Key></Key></Object></Delete>",
                "<Delete><Object><Key>a</Key></Object>",
                "<Remove><Object><Key>a</Key></Object></Remove>",
                "<!DOCTYPE Delete><Delete><Object><Key>a</Key></Object></Delete>",
                "",
            })
    void brokenDocumentsDeleteNothing(String document) {
        Answer refused = delete(document);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("MalformedXML");
        assertThat(s3.send("HEAD", "/bkt/a").status()).isEqualTo(200);
    }

    @Test
    void aThousandKeysAreEnough() {
        assertThat(delete("<Delete>" + "<Object><Key>a</Key></Object>".repeat(1000) + "</Delete>")
                        .status())
                .isEqualTo(200);
        assertThat(delete("<Delete>" + "<Object><Key>b</Key></Object>".repeat(1001) + "</Delete>")
                        .code())
                .isEqualTo("MalformedXML");
        assertThat(s3.send("HEAD", "/bkt/b").status()).isEqualTo(200);
    }

    @Test
    void theBodyMustBeVouchedFor() {
        Answer refused =
                s3.send(new PlainRequest("POST", "/bkt?delete").body("<Delete><Object><Key>a</Key></Object></Delete>"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("InvalidRequest");
        assertThat(s3.send("HEAD", "/bkt/a").status()).isEqualTo(200);
    }
}

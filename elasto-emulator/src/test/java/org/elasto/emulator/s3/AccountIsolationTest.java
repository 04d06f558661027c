package org.elasto.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one account has is nothing to another. */
class AccountIsolationTest {

    private final S3Bench s3 = new S3Bench().bucket("owned");
    private String uploadId = "";

    @BeforeEach
    void fill() {
        s3.put("/owned/k", "secret");
        uploadId = s3.send("POST", "/owned/up?uploads").element("UploadId");
    }

    private Answer asOther(PlainRequest request) {
        return s3.send(S3Bench.OTHER, request);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /owned",
        "GET, /owned?list-type=2",
        "GET, /owned?location",
        "GET, /owned?versioning",
        "GET, /owned?uploads",
        "HEAD, /owned",
        "DELETE, /owned",
        "POST, /owned?delete",
        "GET, /owned/k",
        "GET, /owned/none",
        "GET, /owned/k?attributes",
        "GET, /owned/k?tagging",
        "HEAD, /owned/k",
        "HEAD, /owned/none",
        "PUT, /owned/k",
        "DELETE, /owned/k",
        "DELETE, /owned/none",
        "POST, /owned/k?uploads",
        "PUT, /owned/up?partNumber=1&uploadId=ID",
        "GET, /owned/up?uploadId=ID",
        "POST, /owned/up?uploadId=ID",
        "DELETE, /owned/up?uploadId=ID",
        "GET, /owned/up?uploadId=unknown",
    })
    void everyOperationIsDenied(String method, String target) {
        PlainRequest request = new PlainRequest(method, target.replace("ID", uploadId));
        if (target.endsWith("?delete")) {
            String document = "<Delete><Object><Key>k</Key></Object></Delete>";
            request.with("Content-MD5", md5(document)).body(document);
        } else if (target.endsWith("attributes")) {
            request.with("x-amz-object-attributes", "ETag");
        } else if (method.equals("PUT")) {
            request.body("mine now");
        } else if (target.equals("/owned/up?uploadId=ID") && method.equals("POST")) {
            request.body("<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>x</ETag></Part>"
                    + "</CompleteMultipartUpload>");
        }

        Answer answer = asOther(request);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo(method.equals("HEAD") ? "" : "AccessDenied");
        assertThat(s3.send("GET", "/owned/k").body()).isEqualTo("secret");
        assertThat(s3.send("GET", "/owned/up?uploadId=" + uploadId).status()).isEqualTo(200);
    }

    private static String md5(String text) {
        return java.util.Base64.getEncoder().encodeToString(Digests.of("MD5").digest(Signing.bytes(text)));
    }

    @Test
    void nothingIsCopiedOutOrIn() {
        asOther(new PlainRequest("PUT", "/others")).expect(200);

        Answer out = asOther(new PlainRequest("PUT", "/others/k")
                .with("x-amz-copy-source", "/owned/k")
                .body(""));
        Answer in = s3.send(new PlainRequest("PUT", "/others/k")
                .with("x-amz-copy-source", "/owned/k")
                .body(""));
        String id = asOther(new PlainRequest("POST", "/others/up?uploads")).element("UploadId");
        Answer part = asOther(new PlainRequest("PUT", "/others/up?partNumber=1&uploadId=" + id)
                .with("x-amz-copy-source", "/owned/k")
                .body(""));

        assertThat(out.code()).isEqualTo("AccessDenied");
        assertThat(in.code()).isEqualTo("AccessDenied");
        assertThat(part.code()).isEqualTo("AccessDenied");
        assertThat(asOther(new PlainRequest("GET", "/others/k")).code()).isEqualTo("NoSuchKey");
    }

    @Test
    void listsNameOnlyTheCallersOwn() {
        asOther(new PlainRequest("PUT", "/others")).expect(200);

        Answer own = s3.send("GET", "/");
        Answer others = asOther(new PlainRequest("GET", "/"));

        assertThat(own.body())
                .contains("<ID>owner</ID>")
                .contains("<Name>owned</Name>")
                .doesNotContain("others");
        assertThat(others.body())
                .contains("<ID>other</ID>")
                .contains("<Name>others</Name>")
                .doesNotContain("owned");
    }

    @Test
    void namesAreOneSpaceForAll() {
        Answer taken = asOther(new PlainRequest("PUT", "/owned"));

        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("BucketAlreadyExists");
        assertThat(taken.element("BucketName")).isEqualTo("owned");
        assertThat(s3.send("PUT", "/owned").status()).isEqualTo(200);
    }

    @Test
    void aNameIsFreeAgainForAnyone() {
        s3.send("DELETE", "/owned/k").expect(204);
        s3.send("DELETE", "/owned/up?uploadId=" + uploadId).expect(204);
        s3.send("DELETE", "/owned").expect(204);

        asOther(new PlainRequest("PUT", "/owned")).expect(200);
        assertThat(s3.send("GET", "/owned").code()).isEqualTo("AccessDenied");
    }
}

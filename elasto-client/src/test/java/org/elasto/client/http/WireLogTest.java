package org.elasto.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is logged of requests shows no secret; {@code S3cr3t} stands for one. */
class WireLogTest {

    private static HttpRequest request(String target, Headers headers) {
        return new HttpRequest("Op", HttpRequest.Replay.SAFE, "GET", "http", "h:1", target, headers, RequestBody.EMPTY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization|AWS4-HMAC-SHA256 Credential=AK/x, Signature=S3cr3t|AWS4-HMAC-SHA256 ***",
                "authorization|SharedKey acc:S3cr3t|SharedKey ***",
                "Authorization|Bearer S3cr3t|Bearer ***",
                "Authorization|S3cr3t|***",
                "x-amz-security-token|S3cr3t|***",
                "X-Ms-Copy-Source-Authorization|Bearer S3cr3t|Bearer ***",
                "x-ms-encryption-key|S3cr3t|***",
                "x-amz-server-side-encryption-customer-key|S3cr3t|***",
                "x-amz-server-side-encryption-customer-key-MD5|abc|abc",
                "x-ms-encryption-key-sha256|abc|abc",
                "Set-Cookie|a=S3cr3t|***",
                "x-ms-copy-source|http://h/c/b?sv=1&sig=S3cr3t%3D&se=2|http://h/c/b?sv=1&sig=***&se=2",
                "Location|http://h/?X-Amz-Signature=S3cr3t|http://h/?X-Amz-Signature=***",
                "x-amz-copy-source|/b/k|/b/k",
                "x-ms-version|2026-01-01|2026-01-01"
            })
    void fieldsAreShownButForSecrets(String name, String value, String shown) {
        Headers headers = new Headers().add(name, value);
        FakeTransport.FakeResponse response = new FakeTransport.FakeResponse(200, "");
        response.headers.add(name, value);

        assertThat(WireLog.lines(request("/b/k", headers))).containsExactly("GET http://h:1/b/k", name + ": " + shown);
        assertThat(WireLog.lines(response)).contains("200", name + ": " + shown);
    }

    @ParameterizedTest
    @CsvSource({
        "/c?sv=1&SIG=S3cr3t&sp=r, /c?sv=1&SIG=***&sp=r",
        "/c?sig=S3cr3t, /c?sig=***",
        "/k?X-Amz-Security-Token=S3cr3t&X-Amz-Signature=S3cr3t, /k?X-Amz-Security-Token=***&X-Amz-Signature=***",
        "/k?design=1&continuation-token=x, /k?design=1&continuation-token=x",
        "/sig=, /sig=***",
        "/plain, /plain"
    })
    void queriesAreShownButForSignatures(String target, String shown) {
        assertThat(WireLog.masked(target)).isEqualTo(shown);
        assertThat(WireLog.lines(request(target, new Headers()))).containsExactly("GET http://h:1" + shown);
    }

    @Test
    void nothingIsCountedUnlessSomebodyLooks() {
        WireLog log = new WireLog();

        assertThat(log.sent(request("/", new Headers()))).isZero();
    }
}

package org.elasto.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.elasto.emulator.http.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which host belongs to which front, and what all others are told. */
class ProxyFrontTest {

    private final ProxyFront proxy = new ProxyFront(List.of(
            ProxyFront.Site.below(
                    List.of("blob.localhost", "blob.core.windows.net"),
                    request -> Response.of(200).body("blob")),
            ProxyFront.Site.amazonS3(request -> Response.of(200).body("s3"))));

    private Answer send(PlainRequest request) {
        return Answer.of(request, proxy.receive(request));
    }

    private Answer get(String host) {
        return send(PlainRequest.bare("GET", "/a").with("Host", host));
    }

    @ParameterizedTest
    @CsvSource({
        "acct.blob.core.windows.net, blob",
        "acct.blob.core.windows.net:80, blob",
        "ACCT.Blob.Core.Windows.Net, blob",
        "acct-secondary.blob.core.windows.net, blob",
        "acct.blob.localhost:10000, blob",
        "s3.amazonaws.com, s3",
        "s3.us-west-2.amazonaws.com:80, s3",
        "my.bucket.s3.amazonaws.com, s3",
        "b.s3.eu-central-1.amazonaws.com, s3",
        "b.s3.dualstack.us-east-1.amazonaws.com, s3",
    })
    void hostsOfTheServicesGoToTheirFronts(String host, String front) {
        assertThat(get(host).expect(200).body()).isEqualTo(front);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "127.0.0.1:9000",
                "[::1]:80",
                "localhost",
                "blob.core.windows.net",
                ".blob.core.windows.net",
                "acctblob.core.windows.net",
                "acct.queue.core.windows.net",
                "acct.blob.core.windows.net.example",
                "sqs.us-east-1.amazonaws.com",
                "b.s3-website-us-east-1.amazonaws.com",
            })
    void everyOtherHostIsRefusedAndToldWhichAreNot(String host) {
        Answer answer = get(host).expect(403);

        assertThat(answer.header("Content-Type")).isEqualTo("application/xml");
        assertThat(answer.code()).isEqualTo("HostNotAnswered");
        assertThat(answer.element("Message"))
                .startsWith("This is the proxy port of an Elasto emulator: it does not answer ")
                .contains("\n  http://*.blob.core.windows.net\n", "\n  http://*.s3.REGION.amazonaws.com\n");
    }

    @Test
    void theRefusalNamesTheHostWithoutItsPort() {
        assertThat(get("[::1]:80").body()).contains("does not answer [::1].");
        assertThat(send(PlainRequest.bare("GET", "/")).expect(403).body()).contains("answer such a host.");
        assertThat(get("a<b&c").body()).contains("answer such a host.").doesNotContain("a<b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acct.blob.core.windows.net:443", "example.com:443"})
    void noTunnelIsOpenedToAnyHost(String host) {
        Answer answer =
                send(PlainRequest.bare("CONNECT", "/").with("Host", host)).expect(501);

        assertThat(answer.response().closes()).isTrue();
        assertThat(answer.body()).contains("opens no tunnels", "use endpoints with http://");
    }
}

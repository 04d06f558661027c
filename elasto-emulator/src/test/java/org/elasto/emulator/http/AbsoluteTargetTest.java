package org.elasto.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.elasto.emulator.http.RawConnection.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets that name their host themselves, as proxies get them. */
@Timeout(120)
class AbsoluteTargetTest {

    @AutoClose
    private final HttpListener listener = HttpListener.start("127.0.0.1", 0, AbsoluteTargetTest::asSeen);

    private static Response asSeen(Request request) {
        return Response.of(200)
                .body(request.method()
                        + ' '
                        + String.join(",", request.headers("Host"))
                        + ' '
                        + request.rawPath()
                        + ' '
                        + request.rawQuery());
    }

    private Answer send(String head) throws Exception {
        try (RawConnection connection = new RawConnection(listener.port())) {
            return connection.send(head + "\r\n\r\n").receive();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://h.com/a/b?x=1, h.com, h.com /a/b x=1",
        "http://h.com, h.com, h.com / null",
        "http://h.com?x=1, h.com, h.com / x=1",
        "http://h.com//a://b%2F?u=http://y/z, h.com, h.com //a://b%2F u=http://y/z",
        "HTTP://h.com/a, h.com, h.com /a null",
        "http://[::1]:90/a, [::1]:90, [::1]:90 /a null",
        "/http://h.com/a, z, z /http://h.com/a null",
    })
    void theHostIsTakenFromTheTargetAndThePathIsWhatFollows(String target, String host, String seen) throws Exception {
        Answer answer = send("GET " + target + " HTTP/1.1\r\nHost: " + host);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("GET " + seen);
    }

    @ParameterizedTest
    @CsvSource({
        "http://h.com:80/a, h.com, h.com",
        "http://h.com/a, h.com:80, h.com:80",
        "http://h.com:8080/a, h.com, h.com:8080",
        "http://h.com/a, h.com:8080, h.com",
    })
    void aHeaderThatSaysTheSameStaysAndAnyOtherCountsForNothing(String target, String host, String seen)
            throws Exception {
        assertThat(send("GET " + target + " HTTP/1.1\r\nHost: " + host).text()).isEqualTo("GET " + seen + " /a null");
    }

    @Test
    void aHeaderThatNamesAnotherHostIsNeverBelieved() throws Exception {
        Answer answer = send("GET http://h.com/a HTTP/1.1\r\nHost: z");

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void theOldVersionNeedsNoHeader() throws Exception {
        assertThat(send("GET http://h.com/a HTTP/1.0").text()).isEqualTo("GET h.com /a null");
    }

    @Test
    void aTunnelIsAskedForByItsHost() throws Exception {
        assertThat(send("CONNECT h.com:443 HTTP/1.1\r\nHost: h.com").text()).isEqualTo("CONNECT h.com:443 / null");
    }

    @ParameterizedTest
    @CsvSource({"http://u@h.com/a, h.com", "http://h.com\\@e/a, h.com"})
    void aTargetThatNamesAUserIsRefused(String target, String host) throws Exception {
        assertThat(send("GET " + target + " HTTP/1.1\r\nHost: " + host).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"https://h.com/a", "ftp://h.com/a"})
    void noOtherSchemeIsSpoken(String target) throws Exception {
        Answer answer = send("GET " + target + " HTTP/1.1\r\nHost: h.com");

        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.text()).contains("speaks http only");
    }
}

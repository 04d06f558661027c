package org.elasto.emulator.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.elasto.emulator.Emulator;
import org.elasto.emulator.EmulatorConfig;
import org.elasto.emulator.Fault;
import org.elasto.emulator.http.RawConnection;
import org.elasto.emulator.http.RawConnection.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults by the administration port. */
class FaultAnswersTest {

    private Emulator emulator;
    private RawConnection connection;

    @BeforeEach
    void start() throws Exception {
        emulator = Emulator.start(EmulatorConfig.inProcess().toBuilder()
                .fault(Fault.parse("nth=2 do=close"))
                .build());
        connection = new RawConnection(emulator.adminEndpoint().getPort());
    }

    @AfterEach
    void stop() throws Exception {
        connection.close();
        emulator.close();
    }

    private Answer send(String method, String target) throws Exception {
        return connection
                .send(method + ' ' + target + " HTTP/1.1\r\nHost: a\r\n\r\n")
                .receive();
    }

    @Test
    void areListedWithWhatTheyDid() throws Exception {
        try (RawConnection s3 = new RawConnection(emulator.s3Endpoint().getPort())) {
            String request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
            s3.send(request).receive();
            s3.send(request).end();
        }
        Answer list = send("GET", "/_elasto/faults");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.header("Content-Type")).isEqualTo("application/json");
        assertThat(list.text())
                .isEqualTo("{\"faults\":[{\"id\":1,\"fault\":\"nth=2 do=close\",\"matched\":2,\"struck\":1}]}\n");
    }

    @Test
    void areAddedByTheirWordsAndRemovedByNumber() throws Exception {
        assertThat(send("POST", "/_elasto/faults?op=PutBlob&path=/c/a%20b*&times=2&do=503,cut:7")
                        .text())
                .isEqualTo("{\"faults\":[{\"id\":2,\"fault\":\"op=PutBlob path=/c/a%20b* times=2 do=503,cut:7\","
                        + "\"matched\":0,\"struck\":0}]}\n");
        assertThat(emulator.faults().list()).hasSize(2);
        assertThat(send("DELETE", "/_elasto/faults/1").text())
                .contains("\"id\":2")
                .doesNotContain("\"id\":1");
        assertThat(send("DELETE", "/_elasto/faults/1").status()).isEqualTo(404);
        assertThat(send("DELETE", "/_elasto/faults").text()).isEqualTo("{\"faults\":[]}\n");
        assertThat(emulator.faults().list()).isEmpty();
    }

    @Test
    void areThoseOfTheConfigurationAgainAfterAReset() throws Exception {
        send("POST", "/_elasto/faults?do=reset");
        assertThat(send("POST", "/_elasto/reset").status()).isEqualTo(200);
        assertThat(emulator.faults().list())
                .singleElement()
                .satisfies(fault -> assertThat(fault.fault()).isEqualTo(Fault.parse("nth=2 do=close")));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /_elasto/faults, 400, does something",
        "POST, /_elasto/faults?do=%22rset, 400, an error is a code",
        "POST, /_elasto/faults?x%22=1, 400, 'not x%22=1'",
        "PUT, /_elasto/faults?do=reset, 405, 'GET, POST, DELETE'",
        "GET, /_elasto/faults/1, 405, DELETE",
        "DELETE, /_elasto/faults/x, 404, no such fault",
        "DELETE, /_elasto/faults/, 404, no such fault",
        "DELETE, /_elasto/faults/99999999999999999999, 404, no such fault",
        "GET, /_elasto/faultsy, 404, nothing here",
    })
    void whatCannotBeIsExplained(String method, String target, int status, String why) throws Exception {
        Answer answer = send(method, target);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).startsWith("{\"error\":\"").contains(why).endsWith("\"}\n");
        assertThat(emulator.faults().list()).hasSize(1);
    }
}

package org.elasto.emulator.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.EmulatorConfig;
import org.elasto.emulator.http.RawConnection;
import org.elasto.emulator.http.RawConnection.Answer;
import org.elasto.emulator.store.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminFrontTest {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    private Emulator emulator;
    private RawConnection connection;

    @BeforeEach
    void start() throws Exception {
        emulator = Emulator.start(EmulatorConfig.inProcess().toBuilder()
                .clock(Clock.fixed(START, ZoneOffset.UTC))
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
                .send(method + ' ' + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}")
                .receive();
    }

    @Test
    void handsOutTokensForAzure() throws Exception {
        Answer token = send("POST", "/_elasto/token");
        assertThat(token.status()).isEqualTo(200);
        assertThat(token.text()).startsWith("{\"access_token\":\"ey").endsWith("\"}\n");
        assertThat(send("POST", "/_elasto/token?audience=management").text()).startsWith("{\"access_token\":\"ey");
        assertThat(send("POST", "/_elasto/token?audience=graph").status()).isEqualTo(400);
        assertThat(send("GET", "/_elasto/token").status()).isEqualTo(405);
    }

    @Test
    void saysThatItIsUp() throws Exception {
        Answer health = send("GET", "/_elasto/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.header("Content-Type")).isEqualTo("application/json");
        assertThat(health.text()).isEqualTo("{\"status\":\"up\"}\n");
    }

    @Test
    void movesTheClock() throws Exception {
        assertThat(send("GET", "/_elasto/clock").text()).isEqualTo("{\"now\":\"2026-11-24T08:00:00Z\"}\n");
        assertThat(send("POST", "/_elasto/clock?advance=3600").text()).contains("09:00:00Z");
        assertThat(send("POST", "/_elasto/clock?advance=-60").text()).contains("08:59:00Z");
        assertThat(emulator.clock().instant()).isEqualTo(START.plus(Duration.ofMinutes(59)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?advance",
                "?advance=",
                "?advance=soon",
                "?advance=1.5",
                "?advance=99999999999999999999",
                "?advance=9223372036854775807",
                "?advance=-9223372036854775808",
                "?advance=3153600000000",
                "?by=5",
            })
    void movesItByWhatIsANumberOnly(String query) throws Exception {
        assertThat(send("POST", "/_elasto/clock" + query).status()).isEqualTo(400);
        assertThat(emulator.clock().instant()).isEqualTo(START);
    }

    @Test
    void staysWithinACentury() throws Exception {
        for (int i = 0; i < 3; i++) {
            send("POST", "/_elasto/clock?advance=1500000000");
        }
        assertThat(emulator.clock().instant()).isBefore(Instant.parse("2071-01-01T00:00:00Z"));
    }

    @Test
    void dropsEverything() throws Exception {
        emulator.clock().advance(Duration.ofDays(1));
        emulator.restore(World.EMPTY.withContainers("s3", World.EMPTY.containers("s3")));

        assertThat(send("POST", "/_elasto/reset").text()).isEqualTo("{\"status\":\"reset\"}\n");
        assertThat(emulator.snapshot()).isSameAs(World.EMPTY);
        assertThat(emulator.clock().instant()).isEqualTo(START);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /_elasto/health, 405, GET",
        "DELETE, /_elasto/clock, 405, 'GET, POST'",
        "GET, /_elasto/reset, 405, POST",
        "GET, /, 404, ''",
        "GET, /_elasto/, 404, ''",
        "GET, /bucket/key, 404, ''",
    })
    void refusesTheRest(String method, String target, int status, String allow) throws Exception {
        Answer answer = send(method, target);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Allow")).isEqualTo(allow);
        assertThat(answer.text()).startsWith("{\"error\":");
    }
}

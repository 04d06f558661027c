package org.elasto.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.elasto.client.Cost;
import org.elasto.client.RequestListener.SentRequest;
import org.elasto.client.http.ScriptedServer.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MeteringTransportTest {

    private static final Script ANSWERING = peer -> {
        while (true) {
            peer.head();
            peer.answer("200 OK", "content");
        }
    };

    private final List<SentRequest> heard = new ArrayList<>();
    private final Tally tally = new Tally();
    private final Limits counted = Limits.NONE.withListener(tally);

    private Transport transport() {
        return new MeteringTransport(new ApacheTransport(TransportConfig.DEFAULT), heard::add);
    }

    @Test
    void everyAnswerIsToldOnceWhenItEnds() throws Exception {
        try (Transport transport = transport();
                ScriptedServer server = new ScriptedServer(ANSWERING)) {
            HttpResponse response = transport.send(server.get("/b/k"), counted);
            assertThat(response.body().readNBytes(3)).hasSize(3);
            assertThat(heard).isEmpty();
            assertThat(response.body().readAllBytes()).hasSize(4);
            response.close();
            response.close();
        }
        assertThat(heard).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.status()).isEqualTo(200);
            assertThat(request.sent()).isZero();
            assertThat(request.received()).isEqualTo(7);
        });
        assertThat(tally.cost()).isEqualTo(new Cost(1, 0, 7, 0));
    }

    @Test
    void anAnswerThatIsLostHasNoStatus() throws Exception {
        try (Transport transport = transport();
                ScriptedServer server = new ScriptedServer(peer -> peer.head())) {
            HttpRequest request = server.put("/b/k", RequestBody.of(new byte[0]));
            assertThatThrownBy(() -> transport.send(request, counted)).isInstanceOf(IOException.class);
        }
        assertThat(heard)
                .singleElement()
                .satisfies(request -> assertThat(request.status()).isZero());
        assertThat(tally.cost().requests()).isEqualTo(1);
    }

    @Test
    void whatNeverLeftIsNotCounted() throws Exception {
        NotSentException refused = new NotSentException("no connection", new ConnectException("refused"));
        try (ScriptedServer server = new ScriptedServer(ANSWERING);
                Transport transport = new MeteringTransport(new Refusing(refused), heard::add)) {
            assertThatThrownBy(() -> transport.send(server.get("/b/k"), counted))
                    .isSameAs(refused);
        }
        assertThat(heard).isEmpty();
        assertThat(tally.cost()).isEqualTo(Cost.NONE);
    }

    @Test
    void whatIsCountedIsToldSinceTheLastReading() {
        tally.copied(5);
        Cost before = tally.cost();
        tally.copied(7);
        assertThat(tally.cost().since(before)).isEqualTo(new Cost(0, 0, 0, 7));
    }

    /** Reaches nobody. */
    private record Refusing(NotSentException refused) implements Transport {

        @Override
        public HttpResponse send(HttpRequest request, Limits limits) throws IOException {
            throw refused;
        }

        @Override
        public void close() {}
    }
}

package org.elasto.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.FaultBench.AFTER;
import static org.elasto.emulator.FaultBench.BEFORE;
import static org.elasto.emulator.FaultBench.PATH;

import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.Fault.Front;
import org.elasto.emulator.http.Asked;
import org.elasto.emulator.http.PlainRequest;
import org.elasto.emulator.http.ProtocolFront;
import org.elasto.emulator.http.RawConnection;
import org.elasto.emulator.http.RawConnection.Answer;
import org.elasto.emulator.http.RawConnection.End;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Request;
import org.elasto.emulator.http.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults over the wire, at every front that keeps files. */
@Timeout(120)
class FaultyFrontTest {

    private static End end(FaultBench bench, String request) throws Exception {
        try (RawConnection connection = bench.connect()) {
            return connection.send(request).end();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "S3, PutObject, SlowDown, Please reduce your request rate.",
        "BLOB, PutBlob, ServerBusy, The server is currently unable to receive requests. Please retry your request.",
        "FILE, PutRange, ServerBusy, The server is currently unable to receive requests. Please retry your request.",
    })
    void anErrorIsTheProtocolsOwnAndNothingIsCarriedOut(Front front, String operation, String code, String message)
            throws Exception {
        try (FaultBench bench = new FaultBench(front);
                RawConnection connection = bench.connect()) {
            ArmedFault fault =
                    bench.emulator.faults().add(Fault.parse("op=" + operation + " nth=1 retry-after=3 do=503"));

            Answer refusal = connection.send(bench.write(AFTER)).receive();

            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.header("Retry-After")).isEqualTo("3");
            assertThat(refusal.header("Content-Type")).isEqualTo("application/xml");
            assertThat(refusal.text()).contains("<Code>" + code + "</Code><Message>" + message);
            boolean s3 = front == Front.S3;
            assertThat(refusal.header(s3 ? "x-amz-request-id" : "x-ms-request-id"))
                    .isNotEmpty();
            assertThat(refusal.header("x-ms-error-code")).isEqualTo(s3 ? "" : code);
            // The body that came with it has been read off: the connection goes on.
            assertThat(connection.send(bench.read("GET")).receive().text()).isEqualTo(BEFORE);
            assertThat(connection.send(bench.write(AFTER)).receive().status()).isLessThan(300);
            assertThat(fault.struck()).isEqualTo(1);
            assertThat(fault.matched()).isEqualTo(2);
            assertThat(bench.content()).isEqualTo(AFTER);
        }
    }

    @ParameterizedTest
    @CsvSource({"S3, InternalError", "S3, ServiceUnavailable", "BLOB, OperationTimedOut", "FILE, InternalError"})
    void headIsRefusedWithoutADocument(Front front, String code) throws Exception {
        try (FaultBench bench = new FaultBench(front);
                RawConnection connection = bench.connect()) {
            bench.emulator.faults().add(Fault.of(FaultAction.error(code)).times(1));

            Answer refusal = connection.send(bench.read("HEAD")).receive(false);

            assertThat(refusal.status()).isIn(500, 503);
            assertThat(refusal.header("x-ms-error-code")).isEqualTo(front == Front.S3 ? "" : code);
            assertThat(connection.send(bench.read("HEAD")).receive(false).status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "S3, reset, true, older",
        "BLOB, reset, true, older",
        "FILE, reset, true, older",
        "S3, commit-reset, true, newer",
        "BLOB, commit-reset, true, newer",
        "FILE, commit-reset, true, newer",
        "S3, commit-close, false, newer",
        "BLOB, commit-close, false, newer",
        "FILE, commit-close, false, newer",
        "S3, cut, false, newer",
        "BLOB, cut, false, newer",
        "FILE, cut, false, newer",
        "S3, cut-request, true, older",
        "BLOB, cut-request:0, true, older",
        "FILE, cut-request:99, true, older",
    })
    void aConnectionThatIsLostLeavesWhatItSays(Front front, String action, boolean reset, String content)
            throws Exception {
        try (FaultBench bench = new FaultBench(front)) {
            bench.emulator.faults().add(Fault.parse("path=" + PATH + " do=" + action));

            assertThat(end(bench, bench.write(AFTER))).isEqualTo(new End("", reset));

            assertThat(bench.content()).isEqualTo(content);
        }
    }

    /** What has come unread makes any close a reset, so there is none here. */
    @ParameterizedTest
    @EnumSource(names = {"S3", "BLOB", "FILE"})
    void aConnectionIsClosedOrResetBeforeARead(Front front) throws Exception {
        try (FaultBench bench = new FaultBench(front)) {
            bench.emulator.faults().add(Fault.parse("do=close,reset"));

            assertThat(end(bench, bench.read("GET"))).isEqualTo(new End("", false));
            assertThat(end(bench, bench.read("GET"))).isEqualTo(new End("", true));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"S3", "BLOB", "FILE"})
    void aBodyIsCutBehindItsWholeHead(Front front) throws Exception {
        try (FaultBench bench = new FaultBench(front)) {
            bench.emulator.faults().add(Fault.parse("path=" + PATH + " do=cut,cut:0,cut:4,cut:99"));

            for (String received : List.of("ol", "", "olde", "olde")) {
                End end = end(bench, bench.read("GET"));
                assertThat(end.reset()).isFalse();
                assertThat(end.received())
                        .startsWith("HTTP/1.1 200 OK\r\n")
                        .contains("Content-Length: 5\r\n")
                        .endsWith("\r\n\r\n" + received);
            }
            assertThat(end(bench, bench.read("HEAD"))).isEqualTo(new End("", false));
            assertThat(bench.content()).isEqualTo(BEFORE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"S3", "BLOB", "FILE"})
    void theConnectionIsResetWhileTheBodyComes(Front front) throws Exception {
        try (FaultBench bench = new FaultBench(front);
                RawConnection connection = bench.connect()) {
            bench.emulator.faults().add(Fault.parse("do=cut-request:3"));

            // The rest never comes: that the emulator did not wait for it is what is seen here.
            assertThat(connection.send(bench.writeHead(5)).send("new").end()).isEqualTo(new End("", true));

            assertThat(bench.content()).isEqualTo(BEFORE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"S3", "BLOB", "FILE"})
    void whatIsDelayedComesWhole(Front front) throws Exception {
        try (FaultBench bench = new FaultBench(front);
                RawConnection connection = bench.connect()) {
            bench.emulator.faults().add(Fault.parse("delay=20ms"));

            assertThat(connection.send(bench.write(AFTER)).receive().status()).isLessThan(300);
            assertThat(connection.send(bench.read("GET")).receive().text()).isEqualTo(AFTER);
            bench.emulator.faults().add(Fault.parse("do=503"));
            assertThat(connection.send(bench.read("GET")).receive().status()).isEqualTo(503);
        }
    }

    @Test
    void theManagementOfAccountsIsThrottledInItsOwnWords() throws Exception {
        try (Emulator emulator = Emulator.start(EmulatorConfig.inProcess());
                RawConnection connection =
                        new RawConnection(emulator.managementEndpoint().getPort())) {
            emulator.faults().add(Fault.parse("op=SubscriptionsList retry-after=7 do=429"));
            String head = " HTTP/1.1\r\nHost: a\r\n\r\n";

            Answer refusal = connection
                    .send("GET /subscriptions?api-version=2022-12-01" + head)
                    .receive();

            assertThat(refusal.status()).isEqualTo(429);
            assertThat(refusal.header("Retry-After")).isEqualTo("7");
            assertThat(refusal.text()).startsWith("{\"error\":{\"code\":\"TooManyRequests\",");
            assertThat(connection
                            .send("GET /tenants?api-version=2022-12-01" + head)
                            .receive()
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void bucketsInTheHostAreFoundByTheSamePath() throws Exception {
        try (FaultBench bench = new FaultBench(Front.S3);
                WireClient s3 = new WireClient(bench.emulator)) {
            ArmedFault fault = bench.emulator.faults().add(Fault.parse("path=" + PATH + " do=503"));
            assertThat(s3.host("place.localhost").send("GET", "/file").status()).isEqualTo(503);
            assertThat(s3.send("GET", "/?list-type=2").status()).isEqualTo(200);
            assertThat(fault.matched()).isEqualTo(1);
        }
    }

    @Test
    void theProxyPortMeetsThemToo() throws Exception {
        try (FaultBench bench = new FaultBench(Front.S3);
                WireClient s3 = WireClient.throughProxy(bench.emulator, S3User.DEFAULT)) {
            bench.emulator.faults().add(Fault.parse("op=ListBuckets do=SlowDown"));
            s3.host("s3.us-east-1.amazonaws.com");
            assertThat(s3.send("GET", "/").status()).isEqualTo(503);
            assertThat(s3.send("GET", "/place/file").status()).isEqualTo(200);
        }
    }

    @Test
    void whatCannotBeNamedMeetsOnlyWhatIsForAll() throws Exception {
        try (FaultBench bench = new FaultBench(Front.BLOB);
                RawConnection connection = bench.connect()) {
            ArmedFault named = bench.emulator.faults().add(Fault.parse("op=GetBlob do=503"));
            String unknown = "GET /nobody/c/b HTTP/1.1\r\nHost: a\r\n\r\n";
            assertThat(connection.send(unknown).receive().status()).isEqualTo(404);
            bench.emulator.faults().add(Fault.parse("do=500"));
            assertThat(connection.send(unknown).receive().status()).isEqualTo(500);
            assertThat(named.matched()).isZero();
        }
    }

    @Test
    void everyProtocolNamesWhatIsAskedOfIt() throws Exception {
        try (Emulator emulator = Emulator.start(EmulatorConfig.inProcess())) {
            List<String> operations = new ArrayList<>();
            for (Front front : Front.values()) {
                operations.addAll(front.vocabulary().operations());
                assertThat(front.vocabulary().operations())
                        .allMatch(name -> name.chars().allMatch(Character::isLetterOrDigit));
                assertThat(front.vocabulary().errors())
                        .containsAll(front.vocabulary().usual().values());
            }
            assertThat(operations)
                    .contains("UploadPart", "PutBlob", "PutBlockList", "PutRange", "StorageAccountsCreate");
            assertThat(emulator.faults().list()).isEmpty();
        }
    }

    /** Knows how often it was asked what a request is. */
    private static final class CountingFront implements ProtocolFront {

        private int asks;

        @Override
        public Asked asks(Request request) {
            asks++;
            return new Asked("GetObject", request.rawPath());
        }

        @Override
        public Response refuse(Request request, String code) {
            return Response.of(503).header("code", code);
        }

        @Override
        public Reception receive(Request request) {
            return Response.of(200);
        }
    }

    @Test
    void withoutFaultsNothingIsAskedOfARequest() {
        Faults faults = new Faults();
        CountingFront counting = new CountingFront();
        FaultyFront faulty = new FaultyFront(Front.S3, counting, faults);
        PlainRequest request = new PlainRequest("GET", "/b/k");

        assertThat(((Response) faulty.receive(request)).status()).isEqualTo(200);
        assertThat(counting.asks).isZero();
        ArmedFault fault = faults.add(Fault.parse("do=503"));
        assertThat(((Response) faulty.receive(request)).header("code")).isEqualTo("SlowDown");
        assertThat(counting.asks).isEqualTo(1);
        faults.remove(fault);
        assertThat(((Response) faulty.receive(request)).status()).isEqualTo(200);
        assertThat(counting.asks).isEqualTo(1);
    }
}

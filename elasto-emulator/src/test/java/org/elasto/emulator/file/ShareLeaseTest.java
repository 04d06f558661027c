package org.elasto.emulator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.azure.front.AzureBench.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every action of a lease of a share and of a snapshot in every state, and every operation on a share under one. */
class ShareLeaseTest {

    private static final String SHARE = "/box?restype=share";
    private static final String SNAPSHOT = SHARE + "&sharesnapshot=2026-11-24T08:00:00.0000000Z";
    private static final String A = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
    private static final String B = "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb";
    private static final String C = "cccccccc-cccc-4ccc-8ccc-cccccccccccc";

    private enum State {
        AVAILABLE,
        LEASED,
        BREAKING,
        BROKEN,
        EXPIRED
    }

    private static PlainRequest lease(String target, String action) {
        return request("PUT", target + "&comp=lease").with("x-ms-lease-action", action);
    }

    private static PlainRequest acquire(String target, String id, int seconds) {
        return lease(target, "acquire")
                .with("x-ms-proposed-lease-id", id)
                .with("x-ms-lease-duration", Integer.toString(seconds));
    }

    private static FileBench in(State state, String target) {
        FileBench bench = new FileBench().share("box");
        bench.send("PUT", SHARE + "&comp=snapshot").expect(201);
        boolean timed = state == State.EXPIRED || state == State.BROKEN;
        if (state != State.AVAILABLE) {
            bench.send(acquire(target, A, timed ? 15 : -1)).expect(201);
        }
        if (state == State.BREAKING || state == State.BROKEN) {
            bench.send(lease(target, "break").with("x-ms-lease-break-period", "10"))
                    .expect(202);
        }
        if (timed) {
            bench.clock.advance(Duration.ofSeconds(15));
        }
        Answer answer = bench.send("HEAD", target).expect(200);
        boolean locked = state == State.LEASED || state == State.BREAKING;
        assertThat(answer.header("x-ms-lease-state")).isEqualToIgnoringCase(state.name());
        assertThat(answer.header("x-ms-lease-status")).isEqualTo(locked ? "locked" : "unlocked");
        assertThat(answer.header("x-ms-lease-duration")).isEqualTo(state == State.LEASED ? "infinite" : "");
        return bench;
    }

    private static PlainRequest action(String name, String target) {
        return switch (name) {
            case "acquire" -> lease(target, "acquire").with("x-ms-lease-duration", "60");
            case "acquire A" -> acquire(target, A, 60);
            case "acquire B" -> acquire(target, B, 60);
            case "renew A" -> lease(target, "renew").with("x-ms-lease-id", A);
            case "renew B" -> lease(target, "renew").with("x-ms-lease-id", B);
            case "change A to B" ->
                lease(target, "change").with("x-ms-lease-id", A).with("x-ms-proposed-lease-id", B);
            case "change B to C" ->
                lease(target, "change").with("x-ms-lease-id", B).with("x-ms-proposed-lease-id", C);
            case "release A" -> lease(target, "release").with("x-ms-lease-id", A);
            case "release B" -> lease(target, "release").with("x-ms-lease-id", B);
            default -> lease(target, "break");
        };
    }

    private static String inShort(Answer answer) {
        return answer.status() < 300
                ? Integer.toString(answer.status())
                : answer.status() + answer.header("x-ms-error-code").replaceFirst("^Lease", "");
    }

    /** The code of each state in turn: available, leased, breaking, broken, expired; and the state afterwards. */
    @ParameterizedTest
    @CsvSource({
        "acquire, 201 409AlreadyPresent 409AlreadyPresent 201 201, leased leased breaking leased leased",
        "acquire A, 201 201 409IsBreakingAndCannotBeAcquired 201 201, leased leased breaking leased leased",
        "acquire B, 201 409AlreadyPresent 409AlreadyPresent 201 201, leased leased breaking leased leased",
        "renew A, 409IdMismatchWithLeaseOperation 200 409IsBrokenAndCannotBeRenewed 409IsBrokenAndCannotBeRenewed 200,"
                + " available leased breaking broken leased",
        "release A, 409IdMismatchWithLeaseOperation 200 200 200 200, available available available available available",
        "break, 409NotPresentWithLeaseOperation 202 202 202 202, available broken breaking broken broken",
    })
    void everyActionInEveryState(String name, String codes, String states) {
        for (String target : List.of(SHARE, SNAPSHOT)) {
            List<String> answers = new ArrayList<>();
            List<String> after = new ArrayList<>();
            for (State state : State.values()) {
                FileBench bench = in(state, target);
                String before = bench.send("HEAD", target).header("ETag");
                answers.add(inShort(bench.send(action(name, target))));
                Answer now = bench.send("HEAD", target).expect(200);
                after.add(now.header("x-ms-lease-state"));
                assertThat(now.header("ETag")).isEqualTo(before);
                assertThat(bench.failures()).isZero();
            }
            assertThat(String.join(" ", answers)).as(name + target).isEqualTo(codes);
            assertThat(String.join(" ", after)).as(name + target).isEqualTo(states);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"renew B", "release B", "change B to C"})
    void anotherIdIsRefused(String name) {
        FileBench bench = in(State.LEASED, SHARE);
        assertThat(inShort(bench.send(action(name, SHARE)))).isEqualTo("409IdMismatchWithLeaseOperation");
        assertThat(inShort(bench.send(action("change A to B", SHARE)))).isEqualTo("200");
        assertThat(bench.send(action("renew B", SHARE)).expect(200).header("x-ms-lease-id"))
                .isEqualTo(B);
    }

    @ParameterizedTest
    @CsvSource({
        "acquire, x-ms-lease-duration, 14, InvalidHeaderValue",
        "acquire, x-ms-lease-duration, , MissingRequiredHeader",
        "acquire A, x-ms-proposed-lease-id, x, InvalidHeaderValue",
        "break, x-ms-lease-break-period, 61, InvalidHeaderValue",
        "renew A, x-ms-lease-id, , MissingRequiredHeader",
        "change A to B, x-ms-lease-action, steal, InvalidHeaderValue",
        "break, x-ms-lease-action, , MissingRequiredHeader",
    })
    void malformed(String name, String header, @Nullable String value, String code) {
        FileBench bench = in(State.LEASED, SHARE);
        Answer answer = bench.send(action(name, SHARE).changed(header, value)).expect(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    private static final String WRITE = "ok 412IdMissing 412IdMissing ok ok";
    private static final String READ = "ok ok ok ok ok";
    private static final String WITH_A = "412NotPresentWithShareOperation ok ok 412Lost 412Lost";
    private static final String WITH_B = "412NotPresentWithShareOperation 412IdMismatchWithShareOperation"
            + " 412IdMismatchWithShareOperation 412IdMismatchWithShareOperation 412IdMismatchWithShareOperation";

    @ParameterizedTest
    @CsvSource({
        "DELETE, '', true",
        "PUT, &comp=metadata, true",
        "PUT, &comp=properties, true",
        "PUT, &comp=acl, true",
        "GET, '', false",
        "GET, &comp=metadata, false",
        "GET, &comp=acl, false",
        "GET, &comp=stats, false",
        "PUT, &comp=snapshot, false"
    })
    void sharesUnderALease(String method, String comp, boolean write) {
        assertThat(underEveryState(method, comp, null)).isEqualTo(write ? WRITE : READ);
        assertThat(underEveryState(method, comp, A)).isEqualTo(WITH_A);
        assertThat(underEveryState(method, comp, B)).isEqualTo(WITH_B);
    }

    private static String underEveryState(String method, String comp, @Nullable String id) {
        List<String> answers = new ArrayList<>();
        for (State state : State.values()) {
            FileBench bench = in(state, SHARE);
            PlainRequest request = request(method, SHARE + comp);
            if (method.equals("DELETE")) {
                request.with("x-ms-delete-snapshots", "include");
            }
            Answer answer = bench.send(id == null ? request : request.with("x-ms-lease-id", id));
            answers.add(answer.status() < 300 ? "ok" : inShort(answer));
            assertThat(bench.failures()).isZero();
            if (method.equals("PUT")) {
                String after = bench.send("HEAD", SHARE).header("x-ms-lease-state");
                assertThat(after).isEqualToIgnoringCase(state.name());
            }
        }
        return String.join(" ", answers);
    }
}

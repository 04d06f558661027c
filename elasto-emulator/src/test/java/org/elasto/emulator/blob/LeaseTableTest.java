package org.elasto.emulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elasto.emulator.blob.BlobBench.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every action of a lease in every state with every kind of id, and every operation under every state, on the wire. */
class LeaseTableTest {

    private static final String BLOB = "/box/l";
    private static final String CONTAINER = "/box?restype=container";
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
        String comp = target.indexOf('?') < 0 ? "?comp=lease" : "&comp=lease";
        return request("PUT", target + comp).with("x-ms-lease-action", action);
    }

    private static PlainRequest acquire(String target, String id, int seconds) {
        return lease(target, "acquire")
                .with("x-ms-proposed-lease-id", id)
                .with("x-ms-lease-duration", Integer.toString(seconds));
    }

    /** What is leased, by A where it is leased at all. */
    private static BlobBench in(State state, String target) {
        BlobBench bench = new BlobBench().container("box");
        bench.putBlock(BLOB, "one");
        leaseIn(bench, state, target);
        return bench;
    }

    private static void leaseIn(BlobBench bench, State state, String target) {
        switch (state) {
            case AVAILABLE -> {}
            case LEASED -> bench.send(acquire(target, A, -1)).expect(201);
            case BREAKING -> {
                bench.send(acquire(target, A, -1)).expect(201);
                bench.send(lease(target, "break").with("x-ms-lease-break-period", "30"))
                        .expect(202);
            }
            case BROKEN -> {
                bench.send(acquire(target, A, 15)).expect(201);
                bench.send(lease(target, "break").with("x-ms-lease-break-period", "10"))
                        .expect(202);
                bench.clock.advance(Duration.ofSeconds(10));
            }
            case EXPIRED -> {
                bench.send(acquire(target, A, 15)).expect(201);
                bench.clock.advance(Duration.ofSeconds(15));
            }
        }
        Answer answer = bench.send(target.equals(BLOB) ? "HEAD" : "GET", target).expect(200);
        assertThat(answer.header("x-ms-lease-state")).isEqualToIgnoringCase(state.name());
        boolean locked = state == State.LEASED || state == State.BREAKING;
        assertThat(answer.header("x-ms-lease-status")).isEqualTo(locked ? "locked" : "unlocked");
        assertThat(answer.header("x-ms-lease-duration")).isEqualTo(state == State.LEASED ? "infinite" : "");
    }

    private static PlainRequest action(String name, String target) {
        return switch (name) {
            case "acquire" -> lease(target, "acquire").with("x-ms-lease-duration", "60");
            case "acquire A" -> acquire(target, A, 60);
            case "acquire B" -> acquire(target, B, 60);
            case "renew A" -> lease(target, "renew").with("x-ms-lease-id", A);
            case "renew B" -> lease(target, "renew").with("x-ms-lease-id", B);
            case "change A to B" -> change(target, A, B);
            case "change B to A" -> change(target, B, A);
            case "change B to C" -> change(target, B, C);
            case "release A" -> lease(target, "release").with("x-ms-lease-id", A);
            case "release B" -> lease(target, "release").with("x-ms-lease-id", B);
            default -> lease(target, "break");
        };
    }

    private static PlainRequest change(String target, String id, String proposed) {
        return lease(target, "change").with("x-ms-lease-id", id).with("x-ms-proposed-lease-id", proposed);
    }

    private static String shortened(Answer answer) {
        String code = answer.header("x-ms-error-code");
        return answer.status() < 300 ? Integer.toString(answer.status()) : answer.status() + "-" + code;
    }

    /** The code of each state in turn: available, leased, breaking, broken, expired; and the state afterwards. */
    @ParameterizedTest
    @CsvSource({
        "acquire, 201 Present Present 201 201, leased leased breaking leased leased",
        "acquire A, 201 201 IsBreakingAndCannotBeAcquired 201 201, leased leased breaking leased leased",
        "acquire B, 201 Present Present 201 201, leased leased breaking leased leased",
        "renew A, Mismatch 200 IsBroken IsBroken 200, available leased breaking broken leased",
        "renew B, Mismatch Mismatch Mismatch Mismatch Mismatch, available leased breaking broken expired",
        "change A to B, None 200 IsBreakingAndCannotBeChanged None None, available leased breaking broken expired",
        "change B to A, None 200 Mismatch None None, available leased breaking broken expired",
        "change B to C, None Mismatch Mismatch None None, available leased breaking broken expired",
        "release A, Mismatch 200 200 200 200, available available available available available",
        "release B, Mismatch Mismatch Mismatch Mismatch Mismatch, available leased breaking broken expired",
        "break, None 202 202 202 202, available broken breaking broken broken",
    })
    void everyActionInEveryState(String name, String codes, String states) {
        for (String target : List.of(BLOB, CONTAINER)) {
            List<String> answers = new ArrayList<>();
            List<String> after = new ArrayList<>();
            for (State state : State.values()) {
                BlobBench bench = in(state, target);
                String before = state(bench, target).header("ETag");
                answers.add(inShort(bench.send(action(name, target))));
                Answer now = state(bench, target);
                after.add(now.header("x-ms-lease-state"));
                assertThat(now.header("ETag")).isEqualTo(before);
                assertThat(bench.failures()).isZero();
            }
            assertThat(String.join(" ", answers)).as(name + target).isEqualTo(codes);
            assertThat(String.join(" ", after)).as(name + target).isEqualTo(states);
        }
    }

    private static Answer state(BlobBench bench, String target) {
        return bench.send(target.equals(BLOB) ? "HEAD" : "GET", target).expect(200);
    }

    private static String inShort(Answer answer) {
        return switch (shortened(answer)) {
            case "409-LeaseAlreadyPresent" -> "Present";
            case "409-LeaseIdMismatchWithLeaseOperation" -> "Mismatch";
            case "409-LeaseNotPresentWithLeaseOperation" -> "None";
            case "409-LeaseIsBrokenAndCannotBeRenewed" -> "IsBroken";
            case "409-LeaseIsBreakingAndCannotBeAcquired" -> "IsBreakingAndCannotBeAcquired";
            case "409-LeaseIsBreakingAndCannotBeChanged" -> "IsBreakingAndCannotBeChanged";
            default -> shortened(answer);
        };
    }

    @Test
    void anExpiredLeaseOfABlobIsForgottenByAWrite() {
        BlobBench bench = in(State.EXPIRED, BLOB);
        bench.putBlock(BLOB, "two");
        assertThat(inShort(bench.send(action("renew A", BLOB)))).isEqualTo("Mismatch");
        BlobBench container = in(State.EXPIRED, CONTAINER);
        container.send(request("PUT", CONTAINER + "&comp=metadata")).expect(200);
        assertThat(inShort(container.send(action("renew A", CONTAINER)))).isEqualTo("200");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, , 0",
        "-1, 7, 7",
        "60, , 60",
        "60, 7, 7",
        "15, 60, 15",
        "60, 0, 0",
    })
    void howLongBreakingTakes(int duration, @Nullable String period, String left) {
        BlobBench bench = in(State.AVAILABLE, BLOB);
        bench.send(acquire(BLOB, A, duration)).expect(201);
        PlainRequest request = lease(BLOB, "break");
        Answer broken = bench.send(period == null ? request : request.with("x-ms-lease-break-period", period))
                .expect(202);
        assertThat(broken.header("x-ms-lease-time")).isEqualTo(left);
        bench.clock.advance(Duration.ofSeconds(Integer.parseInt(left)));
        assertThat(bench.send("HEAD", BLOB).header("x-ms-lease-state")).isEqualTo("broken");
    }

    @ParameterizedTest
    @CsvSource({
        "acquire, x-ms-lease-duration, 14, InvalidHeaderValue",
        "acquire, x-ms-lease-duration, 61, InvalidHeaderValue",
        "acquire, x-ms-lease-duration, , MissingRequiredHeader",
        "acquire A, x-ms-proposed-lease-id, x, InvalidHeaderValue",
        "break, x-ms-lease-break-period, 61, InvalidHeaderValue",
        "renew A, x-ms-lease-id, , MissingRequiredHeader",
        "renew A, x-ms-lease-id, x, InvalidHeaderValue",
        "release A, x-ms-lease-id, , MissingRequiredHeader",
        "change A to B, x-ms-proposed-lease-id, , MissingRequiredHeader",
        "change A to B, x-ms-lease-action, steal, InvalidHeaderValue",
        "break, x-ms-lease-action, , MissingRequiredHeader",
    })
    void malformed(String name, String header, @Nullable String value, String code) {
        BlobBench bench = in(State.LEASED, BLOB);
        Answer answer = bench.send(action(name, BLOB).changed(header, value)).expect(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    // Operations under a lease

    private static final String WRITE = "ok 412-LeaseIdMissing 412-LeaseIdMissing ok ok";
    private static final String READ = "ok ok ok ok ok";
    private static final String WITH_A = "412-LeaseNotPresentWithBlobOperation ok ok 412-LeaseLost 412-LeaseLost";
    private static final String WITH_B = "412-LeaseNotPresentWithBlobOperation 412-LeaseIdMismatchWithBlobOperation"
            + " 412-LeaseIdMismatchWithBlobOperation 412-LeaseIdMismatchWithBlobOperation"
            + " 412-LeaseIdMismatchWithBlobOperation";

    private static PlainRequest operation(String name) {
        return switch (name) {
            case "Put Blob" ->
                request("PUT", BLOB).with("x-ms-blob-type", "BlockBlob").body("two");
            case "Put Block" ->
                request("PUT", BLOB + "?comp=block&blockid=AAAA").body("two");
            case "Put Block List" -> request("PUT", BLOB + "?comp=blocklist").body("<BlockList></BlockList>");
            case "Put Block From URL" ->
                request("PUT", BLOB + "?comp=block&blockid=AAAA").with("x-ms-copy-source", source());
            case "Put Blob From URL" ->
                request("PUT", BLOB).with("x-ms-blob-type", "BlockBlob").with("x-ms-copy-source", source());
            case "Copy Blob" -> request("PUT", BLOB).with("x-ms-copy-source", source());
            case "Copy Blob From URL" ->
                request("PUT", BLOB).with("x-ms-requires-sync", "true").with("x-ms-copy-source", source());
            case "Set Blob Metadata" -> request("PUT", BLOB + "?comp=metadata").with("x-ms-meta-a", "b");
            case "Set Blob Properties" -> request("PUT", BLOB + "?comp=properties");
            case "Set Blob Tier" -> request("PUT", BLOB + "?comp=tier").with("x-ms-access-tier", "Cool");
            case "Delete Blob" -> request("DELETE", BLOB);
            case "Snapshot Blob" -> request("PUT", BLOB + "?comp=snapshot");
            case "Put Page" ->
                request("PUT", "/box/p?comp=page")
                        .with("x-ms-page-write", "update")
                        .with("x-ms-range", "bytes=0-511")
                        .body(new byte[512]);
            case "Clear Page" ->
                request("PUT", "/box/p?comp=page")
                        .with("x-ms-page-write", "clear")
                        .with("x-ms-range", "bytes=0-511");
            case "Resize" -> request("PUT", "/box/p?comp=properties").with("x-ms-blob-content-length", "1024");
            case "Get Page Ranges" -> request("GET", "/box/p?comp=pagelist");
            case "Append Block" -> request("PUT", "/box/a?comp=appendblock").body("two");
            case "Append Blob Seal" -> request("PUT", "/box/a?comp=seal");
            case "Get Blob Properties" -> request("HEAD", BLOB);
            case "Get Blob Metadata" -> request("GET", BLOB + "?comp=metadata");
            case "Get Block List" -> request("GET", BLOB + "?comp=blocklist");
            default -> request("GET", BLOB);
        };
    }

    private static String source() {
        return BlobSas.url(BlobBench.ACCOUNT, "/box/source", "r");
    }

    private static String underEveryState(String name, @Nullable String id) {
        List<String> answers = new ArrayList<>();
        for (State state : State.values()) {
            BlobBench bench = new BlobBench().container("box");
            bench.putBlock(BLOB, "one");
            bench.putBlock("/box/source", "source");
            bench.putPage("/box/p", 512);
            bench.putAppend("/box/a");
            PlainRequest request = operation(name);
            leaseAny(bench, state, request);
            Answer answer = bench.send(id == null ? request : request.with("x-ms-lease-id", id));
            answers.add(answer.status() < 300 ? "ok" : shortened(answer));
            assertThat(bench.failures()).isZero();
        }
        return String.join(" ", answers);
    }

    private static void leaseAny(BlobBench bench, State state, PlainRequest request) {
        String path = request.rawPath().substring(("/" + BlobBench.ACCOUNT).length());
        if (state == State.AVAILABLE) {
            return;
        }
        boolean timed = state == State.EXPIRED || state == State.BROKEN;
        bench.send(acquire(path, A, timed ? 15 : -1)).expect(201);
        if (state == State.BREAKING || state == State.BROKEN) {
            bench.send(lease(path, "break").with("x-ms-lease-break-period", "10"))
                    .expect(202);
        }
        if (timed) {
            bench.clock.advance(Duration.ofSeconds(15));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Put Blob",
                "Put Block",
                "Put Block List",
                "Put Block From URL",
                "Put Blob From URL",
                "Copy Blob",
                "Copy Blob From URL",
                "Set Blob Metadata",
                "Set Blob Properties",
                "Set Blob Tier",
                "Delete Blob",
                "Put Page",
                "Clear Page",
                "Resize",
                "Append Block",
                "Append Blob Seal"
            })
    void writesUnderALease(String name) {
        assertThat(underEveryState(name, null)).isEqualTo(WRITE);
        assertThat(underEveryState(name, A)).isEqualTo(WITH_A);
        assertThat(underEveryState(name, B)).isEqualTo(WITH_B);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Get Blob",
                "Get Blob Properties",
                "Get Blob Metadata",
                "Get Block List",
                "Get Page Ranges",
                "Snapshot Blob"
            })
    void readsUnderALease(String name) {
        assertThat(underEveryState(name, null)).isEqualTo(READ);
        assertThat(underEveryState(name, A)).isEqualTo(WITH_A);
        assertThat(underEveryState(name, B)).isEqualTo(WITH_B);
    }

    @ParameterizedTest
    @CsvSource({"DELETE, ''", "GET, ''", "GET, &comp=metadata", "PUT, &comp=metadata"})
    void containersUnderALease(String method, String comp) {
        boolean delete = method.equals("DELETE");
        assertThat(containerUnderEveryState(method, comp, null)).isEqualTo(delete ? WRITE : READ);
        assertThat(containerUnderEveryState(method, comp, A)).isEqualTo(WITH_A.replace("Blob", "Container"));
        assertThat(containerUnderEveryState(method, comp, B)).isEqualTo(WITH_B.replace("Blob", "Container"));
    }

    private static String containerUnderEveryState(String method, String comp, @Nullable String id) {
        List<String> answers = new ArrayList<>();
        for (State state : State.values()) {
            BlobBench bench = in(state, CONTAINER);
            PlainRequest request = request(method, CONTAINER + comp);
            Answer answer = bench.send(id == null ? request : request.with("x-ms-lease-id", id));
            answers.add(answer.status() < 300 ? "ok" : shortened(answer));
        }
        return String.join(" ", answers);
    }
}

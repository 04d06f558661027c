package org.elasto.emulator.management;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.elasto.emulator.http.SettableClock;
import org.elasto.emulator.store.MemoryStore;
import org.elasto.emulator.store.World;

/** A management plane without a socket, and somebody who has a token for it. */
final class ArmBench {

    static final String SUBSCRIPTION = "e1a57000-0000-4000-8000-000000000001";
    static final String GROUP = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/elasto";
    static final String ACCOUNTS = GROUP + "/providers/Microsoft.Storage/storageAccounts";
    static final String KEY = "c2VjcmV0";
    static final String BODY = """
            {"sku":{"name":"Standard_LRS"},"kind":"StorageV2","location":"westeurope"}""";

    final MemoryStore store = new MemoryStore();
    final SettableClock clock = new SettableClock(Instant.parse("2026-11-25T08:00:00Z"));
    final BearerTokens tokens = new BearerTokens(new byte[32], clock);
    final StorageAccounts accounts = new StorageAccounts(
            store, List.of(ManagedAccount.configured("first", List.of(KEY), false, DataProtection.NONE)));
    final ArmFront front;

    ArmBench() {
        ArmSettings settings = new ArmSettings(
                SUBSCRIPTION,
                (service, account) -> "http://127.0.0.1:1/" + service + "/" + account,
                clock,
                new Random(42),
                tokens,
                (world, name) -> world.without("data/" + name));
        front = new ArmFront(store, settings, accounts);
    }

    String token(String audience, Duration lifetime) {
        BearerTokens.Principal user =
                new BearerTokens.Principal("11111111-1111-1111-1111-111111111111", BearerTokens.TENANT);
        return tokens.issue(user, audience, lifetime);
    }

    Answer send(String method, String path) {
        return send(request(method, path + "?api-version=2024-01-01"));
    }

    Answer send(String method, String path, String json) {
        return send(request(method, path + "?api-version=2024-01-01")
                .with("Content-Type", "application/json; charset=utf-8")
                .body(json));
    }

    PlainRequest request(String method, String target) {
        return PlainRequest.bare(method, target)
                .with("Host", "localhost:10004")
                .with("Authorization", "Bearer " + token("https://management.azure.com/", Duration.ofHours(1)));
    }

    Answer send(PlainRequest request) {
        return Answer.of(request, front.receive(request));
    }

    /** Puts something where the services have the data of accounts. */
    void fill(String account) {
        World world = store.world();
        store.restore(world.withContainers("data/" + account, world.containers("accounts")));
    }

    static String code(Answer answer) {
        return JsonText.read(answer.bytes()).object("error").text("code") + "";
    }
}

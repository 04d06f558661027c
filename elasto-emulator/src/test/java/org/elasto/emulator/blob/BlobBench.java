package org.elasto.emulator.blob;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.elasto.emulator.azure.AzureAccount;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.azure.SharedKeySigner;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.elasto.emulator.http.SettableClock;
import org.elasto.emulator.store.Container;
import org.elasto.emulator.store.Entry;
import org.elasto.emulator.store.MemoryStore;
import org.elasto.emulator.store.Store;

/** A Blob front without a socket, and somebody who signs requests to it. */
final class BlobBench {

    static final String ACCOUNT = "acct";
    static final String KEY = "a2V5IG9mIHRoZSBhY2NvdW50IGluIHRlc3RzIG9ubHk=";
    static final String VERSION = "2026-06-06";

    final MemoryStore store = new MemoryStore();
    final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T08:00:00Z"));
    final BearerTokens tokens = new BearerTokens(new byte[32], clock);
    private final BlobFront front;

    BlobBench() {
        this(BlobAccount.plain(AzureAccount.of(ACCOUNT, KEY)));
    }

    BlobBench(BlobAccount... accounts) {
        this.front = new BlobFront(
                store,
                new BlobSettings(
                        List.of(accounts),
                        clock,
                        new Random(42),
                        tokens,
                        true,
                        List.of("blob.localhost", "blob.core.windows.net")));
    }

    static BlobBench withVersioning() {
        return new BlobBench(new BlobAccount(AzureAccount.of(ACCOUNT, KEY), true, 0, false));
    }

    /** A request behind {@code /acct}, without any header yet. */
    static PlainRequest request(String method, String target) {
        return PlainRequest.bare(method, '/' + ACCOUNT + target);
    }

    Answer send(String method, String target) {
        return send(request(method, target));
    }

    /** Signs and sends; the headers that every request has are added where they are not there. */
    Answer send(PlainRequest request) {
        return send(request, ACCOUNT);
    }

    /** As {@link #send(PlainRequest)}, signed for another account that has the same key. */
    Answer send(PlainRequest request, String account) {
        if (request.header("Host") == null) {
            request.with("Host", "localhost:9000");
        }
        if (request.header("x-ms-version") == null) {
            request.with("x-ms-version", VERSION);
        }
        if (request.header("Content-Length") == null && request.method().equals("PUT")) {
            request.with("Content-Length", "0");
        }
        request.with("x-ms-date", AzureDates.http(clock.instant()));
        String version = String.valueOf(request.header("x-ms-version"));
        return sendAsIs(SharedKeySigner.sign(request, account, KEY, version));
    }

    /** Sends what has been signed already, or has not been. */
    Answer sendAsIs(PlainRequest request) {
        return Answer.of(request, front.receive(request));
    }

    /** How often the front met a defect of its own. */
    long failures() {
        return front.failures();
    }

    /** Puts a blob into a state that no few requests lead to. */
    void edit(String container, String name, UnaryOperator<Blob> change) {
        String realm = BlobAccount.plain(AzureAccount.of(ACCOUNT, KEY)).realm();
        store.update(world -> {
            Container box = Objects.requireNonNull(world.containers(realm).get(container));
            Entry entry = Objects.requireNonNull(box.entries().get(name));
            BlobHistory history = (BlobHistory) entry.attributes();
            Blob changed = change.apply(Objects.requireNonNull(history.base()));
            Container next = box.withEntries(box.entries().plus(name, Entry.of(history.withBase(changed))));
            return new Store.Change<>(world.withContainer(realm, container, next), name);
        });
    }

    BlobBench container(String name) {
        send("PUT", '/' + name + "?restype=container").expect(201);
        return this;
    }

    Answer putBlock(String target, String content) {
        return send(request("PUT", target).with("x-ms-blob-type", "BlockBlob").body(content))
                .expect(201);
    }

    Answer putPage(String target, long size) {
        return send(request("PUT", target)
                        .with("x-ms-blob-type", "PageBlob")
                        .with("x-ms-blob-content-length", Long.toString(size)))
                .expect(201);
    }

    Answer putAppend(String target) {
        return send(request("PUT", target).with("x-ms-blob-type", "AppendBlob")).expect(201);
    }
}

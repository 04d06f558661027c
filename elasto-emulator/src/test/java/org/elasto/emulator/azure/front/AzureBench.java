package org.elasto.emulator.azure.front;

import java.time.Instant;
import java.util.Objects;
import org.elasto.emulator.azure.AzureDates;
import org.elasto.emulator.azure.BearerTokens;
import org.elasto.emulator.azure.SharedKeySigner;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.elasto.emulator.http.SettableClock;
import org.elasto.emulator.store.MemoryStore;
import org.jspecify.annotations.Nullable;

/** A front of a storage service without a socket, and somebody who signs requests to it. */
public class AzureBench {

    public static final String ACCOUNT = "acct";
    public static final String KEY = "a2V5IG9mIHRoZSBhY2NvdW50IGluIHRlc3RzIG9ubHk=";
    public static final String VERSION = "2026-06-06";

    public final MemoryStore store = new MemoryStore();
    public final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T08:00:00Z"));
    public final BearerTokens tokens = new BearerTokens(new byte[32], clock);

    private @Nullable AzureFront front;

    /** Takes the front that all requests go to. */
    protected final void use(AzureFront tested) {
        front = tested;
    }

    private AzureFront front() {
        return Objects.requireNonNull(front);
    }

    /** A request behind {@code /acct}, without any header yet. */
    public static PlainRequest request(String method, String target) {
        return PlainRequest.bare(method, '/' + ACCOUNT + target);
    }

    public Answer send(String method, String target) {
        return send(request(method, target));
    }

    /** Signs and sends; the headers that every request has are added where they are not there. */
    public Answer send(PlainRequest request) {
        return send(request, ACCOUNT);
    }

    /** As {@link #send(PlainRequest)}, signed for another account that has the same key. */
    public Answer send(PlainRequest request, String account) {
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
    public Answer sendAsIs(PlainRequest request) {
        return Answer.of(request, front().receive(request));
    }

    /** How often the front met a defect of its own. */
    public long failures() {
        return front().failures();
    }
}

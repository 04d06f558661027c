package org.elasto.emulator.s3;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.elasto.emulator.http.Answer;
import org.elasto.emulator.http.PlainRequest;
import org.elasto.emulator.http.SettableClock;
import org.elasto.emulator.store.MemoryStore;

/** An S3 front without a socket, and somebody who signs requests to it. */
final class S3Bench {

    static final S3Account OWNER =
            new S3Account("owner", "Owner", null, null, List.of(new AccessKey("owner-key", "owner-secret")));
    static final S3Account OTHER =
            new S3Account("other", "Other", null, null, List.of(new AccessKey("other-key", "other-secret")));

    final MemoryStore store = new MemoryStore();
    final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T08:00:00Z"));
    private final S3Front front;
    private final String region;

    S3Bench() {
        this(Dialect.aws(), "us-east-1");
    }

    S3Bench(Dialect dialect, String region) {
        this.region = region;
        this.front = new S3Front(
                store,
                new S3Settings(List.of(OWNER, OTHER), region, dialect, clock, new Random(42), List.of("localhost")));
    }

    Answer send(String method, String target) {
        return send(new PlainRequest(method, target));
    }

    Answer send(PlainRequest request) {
        return send(OWNER, request);
    }

    Answer send(S3Account account, PlainRequest request) {
        AccessKey key = account.keys().get(0);
        String timestamp = AmzDate.format(clock.instant());
        request.with("x-amz-date", timestamp).with("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
        String signed = request.signedHeaders();
        String scope = timestamp.substring(0, 8) + '/' + region + "/s3/aws4_request";
        // Requests that the front refuses before it looks at the signature cannot be canonicalised.
        String canonical = request.rawPath().startsWith("/")
                ? SigV4.canonicalRequest(request, target(request), signed, "UNSIGNED-PAYLOAD")
                : "";
        byte[] signingKey = SigV4.signingKey(key.secret(), timestamp.substring(0, 8), region, "s3");
        String signature = SigV4.signature(signingKey, SigV4.stringToSign(timestamp, scope, canonical));
        request.with(
                "Authorization",
                SigV4.ALGORITHM + " Credential=" + key.id() + '/' + scope + ", SignedHeaders=" + signed + ", Signature="
                        + signature);
        return Answer.of(request, front.receive(request));
    }

    /** Sends what has been signed already, or has not been. */
    Answer sendAsIs(PlainRequest request) {
        return Answer.of(request, front.receive(request));
    }

    /** How often the front met a defect of its own. */
    long failures() {
        return front.failures();
    }

    private S3Target target(PlainRequest request) {
        return S3Target.of(
                request, new S3Settings(List.of(), region, Dialect.aws(), clock, new Random(1), List.of("localhost")));
    }

    S3Bench bucket(String name) {
        send("PUT", '/' + name).expect(200);
        return this;
    }

    Answer put(String target, String content) {
        return send(new PlainRequest("PUT", target).body(content)).expect(200);
    }
}

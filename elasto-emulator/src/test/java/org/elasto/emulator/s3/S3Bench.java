package org.elasto.emulator.s3;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.elasto.emulator.http.BodyReader;
import org.elasto.emulator.http.Deferred;
import org.elasto.emulator.http.PlainRequest;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
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

    /** An answer, taken in whole. */
    record Answer(Response response, byte[] bytes) {
        int status() {
            return response.status();
        }

        String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String header(String name) {
            String value = response.header(name);
            return value == null ? "" : value;
        }

        /** The text of the first element of a name; empty if there is none. */
        String element(String name) {
            int open = body().indexOf('<' + name + '>');
            return open < 0 ? "" : body().substring(open + name.length() + 2, body().indexOf("</" + name, open));
        }

        String code() {
            return element("Code");
        }
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
        return finish(request, front.receive(request));
    }

    /** Sends what has been signed already, or has not been. */
    Answer sendAsIs(PlainRequest request) {
        return finish(request, front.receive(request));
    }

    /** How often the front met a defect of its own. */
    long failures() {
        return front.failures();
    }

    private S3Target target(PlainRequest request) {
        return S3Target.of(
                request, new S3Settings(List.of(), region, Dialect.aws(), clock, new Random(1), List.of("localhost")));
    }

    private static Answer finish(PlainRequest request, Reception reception) {
        Reception next = reception;
        if (next instanceof BodyReader reader) {
            ByteBuffer body = ByteBuffer.wrap(request.body());
            while (body.hasRemaining()) {
                ByteBuffer piece = body.slice(body.position(), Math.min(body.remaining(), 64 * 1024));
                body.position(body.position() + piece.remaining());
                Response early = reader.accept(piece);
                if (early != null) {
                    return answer(early);
                }
            }
            next = reader.finish();
        }
        return answer(next instanceof Deferred deferred ? deferred.work().get() : (Response) next);
    }

    private static Answer answer(Response response) {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(response.body().length()));
        response.body().buffers().forEachRemaining(all::put);
        return new Answer(response, all.array());
    }

    S3Bench bucket(String name) {
        expect(200, send("PUT", '/' + name));
        return this;
    }

    Answer put(String target, String content) {
        return expect(200, send(new PlainRequest("PUT", target).body(content)));
    }

    static Answer expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + ", not " + answer.status() + ": " + answer.body());
        }
        return answer;
    }

    /** A clock that tests move. */
    static final class SettableClock extends Clock {
        private volatile Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}

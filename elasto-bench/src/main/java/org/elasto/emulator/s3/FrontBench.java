package org.elasto.emulator.s3;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.elasto.emulator.http.BodyReader;
import org.elasto.emulator.http.Reception;
import org.elasto.emulator.http.Response;
import org.elasto.emulator.store.MemoryStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the emulator does with a request once its head has been read, without sockets: each stage by itself, then from a
 * request object in to a response object out.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrontBench {

    private static final String PATH = "/bench/directory/object";

    private final S3Settings settings = new S3Settings(
            List.of(new S3Account("bench", "Bench", null, null, List.of(new AccessKey("bench-key", "bench-secret")))),
            "us-east-1",
            Dialect.aws(),
            Clock.systemUTC(),
            new Random(1),
            List.of("localhost"));
    private final S3Front front = new S3Front(new MemoryStore(), settings);
    private final S3Authenticator authenticator = new S3Authenticator(settings);
    private final byte[] content = new byte[1024];
    private final SignedRequest get = SignedRequest.inHeader(settings, "GET", PATH, 0);
    private final SignedRequest put = SignedRequest.inHeader(settings, "PUT", PATH, content.length);
    private final SignedRequest presigned = SignedRequest.inQuery(settings, "GET", PATH, 0);
    private final SignedRequest list = SignedRequest.inHeader(settings, "GET", "/bench", 0);
    private final S3Target target = S3Target.of(get, settings);
    private final S3Target presignedTarget = S3Target.of(presigned, settings);

    /** A bucket with 10,000 objects, so that the store has the depth of one that is in use. */
    @Setup
    public void fill() {
        expect(front.receive(SignedRequest.inHeader(settings, "PUT", "/bench", 0)));
        for (int i = 0; i < 10_000; i++) {
            SignedRequest request = SignedRequest.inHeader(settings, "PUT", PATH + i, content.length);
            expect(answer(request));
        }
        expect(answer(put));
        expect(front.receive(get));
        expect(front.receive(presigned));
    }

    private static void expect(Reception reception) {
        Reception end = reception instanceof BodyReader reader ? reader.finish() : reception;
        if (!(end instanceof Response response) || response.status() != 200) {
            throw new IllegalStateException("a request that is to be measured is refused: " + end);
        }
    }

    private Reception answer(SignedRequest request) {
        BodyReader reader = (BodyReader) front.receive(request);
        Response early = reader.accept(ByteBuffer.wrap(content));
        return early == null ? reader.finish() : early;
    }

    @Benchmark
    public S3Operation route() {
        return S3Router.route(get, S3Target.of(get, settings));
    }

    @Benchmark
    public Caller verifyHeader() {
        return authenticator.authenticate(get, target);
    }

    @Benchmark
    public Caller verifyPresigned() {
        return authenticator.authenticate(presigned, presignedTarget);
    }

    @Benchmark
    public Reception dispatchGet() {
        return front.receive(get);
    }

    @Benchmark
    public Reception dispatchPresignedGet() {
        return front.receive(presigned);
    }

    @Benchmark
    public Reception dispatchPut() {
        return answer(put);
    }

    /** The first 1000 of 10,000 keys. */
    @Benchmark
    public Reception dispatchList() {
        return front.receive(list);
    }
}

package org.elasto.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.elasto.client.http.RequestBody;
import org.elasto.client.s3.Conditions;
import org.elasto.client.s3.GetObjectOptions;
import org.elasto.client.s3.GetObjectResult;
import org.elasto.client.s3.ObjectHeaders;
import org.elasto.client.s3.PutObjectResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The client's GetObject and PutObject of 1 KiB against the emulator over loopback, both in one JVM. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TransferBench {

    private final BenchServer server = new BenchServer();
    private final RequestBody content = RequestBody.of(new byte[1024]);

    /** Makes sure that what is measured works. */
    @Setup
    public void check() throws IOException {
        if (get().length != 1024) {
            throw new IllegalStateException("the object has not the length it was put with");
        }
    }

    @TearDown
    public void close() {
        server.close();
    }

    @Benchmark
    public byte[] get() throws IOException {
        try (GetObjectResult result = server.client().getObject(BenchServer.OBJECT, GetObjectOptions.WHOLE)) {
            return result.body().readAllBytes();
        }
    }

    @Benchmark
    public PutObjectResult put() {
        return server.client().putObject(BenchServer.OBJECT, content, ObjectHeaders.NONE, Conditions.NONE);
    }
}

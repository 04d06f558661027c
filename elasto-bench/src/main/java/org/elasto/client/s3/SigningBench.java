package org.elasto.client.s3;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.elasto.client.Credentials;
import org.elasto.client.http.Headers;
import org.elasto.client.http.HttpRequest;
import org.elasto.client.http.RequestBody;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Signature Version 4 as the client signs it: everything from the request to the Authorization header. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SigningBench {

    private static final String TIMESTAMP = "20261124T080000Z";

    private final Credentials credentials = new Credentials("bench-key", "bench-secret");
    private final S3Signer.Scope scope =
            S3Signer.Scope.of(credentials, "us-east-1", Instant.parse("2026-11-24T08:00:00Z"));
    private final HttpRequest request = new HttpRequest(
            "GetObject",
            HttpRequest.Replay.SAFE,
            "GET",
            "http",
            "127.0.0.1:9000",
            "/bench/directory/object",
            new Headers().add("x-amz-content-sha256", S3Signer.EMPTY_SHA256).add("x-amz-date", TIMESTAMP),
            RequestBody.EMPTY);

    @Benchmark
    public String signHeader() {
        return S3Signer.authorization(S3Signer.sign(request, scope), scope);
    }

    @Benchmark
    public String presign() {
        return S3Signer.presign(request, scope, 3600).target();
    }
}

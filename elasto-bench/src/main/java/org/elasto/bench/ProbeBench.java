package org.elasto.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

@State(Scope.Benchmark)
public class ProbeBench {
    int a = 1;

    @Benchmark
    public int probe() {
        return a;
    }
}

package org.elasto.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benches: takes JMH's own options and writes the figures as JSON, to {@code target/bench.json} unless
 * {@code -rff} names another file.
 */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws RunnerException, IOException {
        CommandLineOptions given;
        try {
            given = new CommandLineOptions(args);
        } catch (CommandLineOptionException e) {
            System.err.println("elasto bench: " + e.getMessage() + "; see elasto bench -h");
            System.exit(2);
            return;
        }
        if (given.shouldHelp()) {
            System.out.println("elasto bench [JMH options] [name pattern]: writes its figures to target/bench.json");
            given.showHelp();
            return;
        }
        var options = new OptionsBuilder().parent(given).resultFormat(ResultFormatType.JSON);
        if (!given.getResult().hasValue()) {
            options.result(Path.of("target", "bench.json").toString());
        }
        new Runner(options.build()).run();
    }
}

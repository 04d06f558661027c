package org.elasto.bench;

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

    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        CommandLineOptions given = new CommandLineOptions(args);
        if (given.shouldHelp()) {
            System.out.println("elasto bench [JMH options] [name pattern]");
            System.out.println("writes JSON to target/bench.json; see https://github.com/openjdk/jmh for the options");
            return;
        }
        var options = new OptionsBuilder().parent(given).resultFormat(ResultFormatType.JSON);
        if (!given.getResult().hasValue()) {
            options.result(Path.of("target", "bench.json").toString());
        }
        new Runner(options.build()).run();
    }
}

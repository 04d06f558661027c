package org.elasto.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import org.elasto.conformance.exerciser.Exerciser;
import org.elasto.conformance.robustness.Robustness;
import org.elasto.conformance.wire.Races;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The conformance suite as a program. */
public final class Main {

    private static final String HELP = """
            elasto conformance [options]           the suite: behaviour through our client, and raw requests
            elasto conformance races [options]     writers that race for one key, until one wins or two do

              --target NAME,…    what to hold it against (emulator,emulator-rgw); any other name is looked up in
                                 the environment: ELASTO_NAME_ENDPOINT, ELASTO_NAME_ACCESS_KEY,
                                 ELASTO_NAME_SECRET_KEY and optionally ELASTO_NAME_REGION (us-east-1) and
                                 ELASTO_NAME_DIALECT (aws or rgw: whose answers to expect), or, for Azure
                                 Blob, ELASTO_NAME_ENDPOINT, ELASTO_NAME_ACCOUNT and ELASTO_NAME_KEY, for
                                 Azure File ELASTO_NAME_FILE_ENDPOINT with the same account
              --config FILE      properties that say the same: NAME.endpoint, NAME.access-key, NAME.secret-key,
                                 NAME.region, NAME.dialect, NAME.account, NAME.key, NAME.file-endpoint; they go
                                 before the environment
              --only TEXT        nothing but classes with that in their name: Wire, Behavior, Range …
              --report DIR       write report.json and report.html there
              --rounds N         races: how often each one is run (1000)

            elasto conformance robustness --help tells of the run with mutated requests, and elasto conformance
            exercise --help of the one with random moves on files.

            Exit codes: 0 as expected, 1 something failed or nothing ran, 2 usage.
            """;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        if (!arguments.isEmpty() && arguments.get(0).equals("robustness")) {
            return Robustness.run(arguments.subList(1, arguments.size()), out, err);
        }
        if (!arguments.isEmpty() && arguments.get(0).equals("exercise")) {
            return Exerciser.run(arguments.subList(1, arguments.size()), out, err);
        }
        Arguments parsed;
        try {
            parsed = Arguments.parse(arguments);
            if (parsed.help()) {
                out.print(HELP);
                return 0;
            }
            Targets.choose(parsed.targets(), parsed.config());
        } catch (IllegalArgumentException e) {
            err.println("elasto conformance: " + e.getMessage() + "; see --help");
            return 2;
        }
        return parsed.races() ? races(parsed, out) : suite(parsed, out, err);
    }

    private static int races(Arguments arguments, PrintStream out) {
        boolean clean = true;
        for (Target target : Targets.chosen()) {
            for (Races.Result result : Races.all(target, arguments.rounds())) {
                out.println(target + "  " + result);
                clean &= result.isClean();
            }
        }
        return clean ? 0 : 1;
    }

    private static int suite(Arguments arguments, PrintStream out, PrintStream err) throws IOException {
        // The launcher names the streams that are terminals; Java cannot tell.
        boolean watched = System.getProperty("elasto.terminals", "").contains("2");
        Progress progress = Progress.on(err, watched);
        Matrix matrix = execute(arguments.only(), progress);
        matrix.print(out);
        if (arguments.report() != null) {
            Reports.write(matrix, arguments.report());
        }
        return matrix.failed() == 0 && matrix.passed() > 0 ? 0 : 1;
    }

    /**
     * Runs the suite on the chosen targets.
     *
     * @param only part of the names of the classes to run; empty for all
     */
    static Matrix execute(String only, Progress progress) {
        Matrix matrix = new Matrix();
        LauncherFactory.create().execute(discovery(only), new MatrixListener(matrix, progress));
        progress.end();
        if (only.isEmpty()) {
            Targets.names().forEach(matrix::addStaleDifferences);
        }
        return matrix;
    }

    private static LauncherDiscoveryRequest discovery(String only) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        DiscoverySelectors.selectPackage("org.elasto.conformance.behavior"),
                        DiscoverySelectors.selectPackage("org.elasto.conformance.wire"))
                .filters(ClassNameFilter.includeClassNamePatterns(".*" + Pattern.quote(only) + ".*Test"))
                .build();
    }
}

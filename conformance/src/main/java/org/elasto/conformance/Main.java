package org.elasto.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.elasto.conformance.robustness.Robustness;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The conformance suite as a program. */
public final class Main {

    private static final String HELP = """
            elasto conformance [options]

              --targets NAME,…   what to hold the suite against (emulator,emulator-rgw); any other name
                                 is looked up in the environment: ELASTO_NAME_ENDPOINT,
                                 ELASTO_NAME_ACCESS_KEY, ELASTO_NAME_SECRET_KEY and optionally
                                 ELASTO_NAME_REGION and ELASTO_NAME_DIALECT (aws or rgw)
              --report DIR       write report.json and report.html there

            elasto conformance robustness --help tells of the run with mutated requests.

            Exit codes: 0 as expected, 1 something failed, 2 usage.
            """;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    private static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        if (!arguments.isEmpty() && arguments.get(0).equals("robustness")) {
            return Robustness.run(arguments.subList(1, arguments.size()), out, err);
        }
        @Nullable Path report = null;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (option.equals("--help")) {
                out.print(HELP);
                return 0;
            }
            if (!List.of("--targets", "--report").contains(option) || !rest.hasNext()) {
                err.println("elasto conformance: " + option + " makes no sense here; see --help");
                return 2;
            }
            if (option.equals("--targets")) {
                System.setProperty(Targets.PROPERTY, rest.next());
            } else {
                report = Path.of(rest.next());
            }
        }
        Matrix matrix = new Matrix();
        LauncherFactory.create().execute(suite(), new MatrixListener(matrix, err));
        matrix.print(out);
        if (report != null) {
            Reports.write(matrix, report);
        }
        return matrix.failed() == 0 ? 0 : 1;
    }

    private static LauncherDiscoveryRequest suite() {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        DiscoverySelectors.selectPackage("org.elasto.conformance.behavior"),
                        DiscoverySelectors.selectPackage("org.elasto.conformance.wire"))
                .filters(ClassNameFilter.includeClassNamePatterns(".*Test"))
                .build();
    }
}

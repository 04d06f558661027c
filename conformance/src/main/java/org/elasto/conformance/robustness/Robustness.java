package org.elasto.conformance.robustness;

import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import org.elasto.emulator.Emulator;
import org.elasto.emulator.EmulatorConfig;
import org.elasto.emulator.S3User;
import org.jspecify.annotations.Nullable;

/** The robustness run as a program. */
public final class Robustness {

    private static final String HELP = """
            elasto conformance robustness [options]

              --requests N       how many mutated requests to send (10000)
              --seed N           what they are made from (1)
              --index N          send this one of the seed alone, and show both sides of the exchange
              --endpoint URL     an S3 server to send them to (one in this JVM); its keys in ELASTO_ACCESS_KEY
                                 and ELASTO_SECRET_KEY, its region in ELASTO_REGION
                                 It fills buckets that begin with "robust" there.

            Exit codes: 0 no findings, 1 findings, 2 usage.
            """;

    private long requests = 10_000;
    private long seed = 1;
    private long index = -1;
    private @Nullable URI uri;

    private Robustness() {}

    /** Runs with arguments as the help describes them; returns the exit code. */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.print(HELP);
            return 0;
        }
        Robustness robustness = new Robustness();
        try {
            robustness.read(arguments);
        } catch (IllegalArgumentException e) {
            err.println("elasto conformance robustness: " + e.getMessage() + "; see --help");
            return 2;
        }
        return robustness.run(out, err);
    }

    private void read(List<String> arguments) {
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (!List.of("--requests", "--seed", "--index", "--endpoint").contains(option) || !rest.hasNext()) {
                throw new IllegalArgumentException(option + " makes no sense here");
            }
            String value = rest.next();
            switch (option) {
                case "--requests" -> requests = number(value);
                case "--seed" -> seed = number(value);
                case "--index" -> index = number(value);
                default -> uri = URI.create(value);
            }
        }
    }

    private static long number(String text) {
        long value = Long.parseLong(text);
        if (value < 0) {
            throw new IllegalArgumentException(text + " is less than 0");
        }
        return value;
    }

    private int run(PrintStream out, PrintStream err) {
        URI given = uri;
        Clock clock = Clock.systemUTC();
        if (given != null) {
            Endpoint endpoint = Endpoint.of(
                    given,
                    environment("ELASTO_REGION", "us-east-1"),
                    environment("ELASTO_ACCESS_KEY", S3User.DEFAULT.accessKey()),
                    environment("ELASTO_SECRET_KEY", S3User.DEFAULT.secretKey()));
            return run(new RobustnessRun(endpoint, clock, seed), null, out, err);
        }
        try (Emulator emulator = Emulator.start(EmulatorConfig.inProcess())) {
            RobustnessRun run = new RobustnessRun(endpointOf(emulator), clock, seed);
            return run(run, Heap.of(emulator), out, err);
        }
    }

    private int run(RobustnessRun run, @Nullable LongSupplier heap, PrintStream out, PrintStream err) {
        if (index >= 0) {
            run.show(index, out);
            return 0;
        }
        Summary summary = run.run(requests, heap, err);
        summary.print(out);
        return summary.findings().isEmpty() ? 0 : 1;
    }

    /** Where an emulator in this JVM takes requests, and from whom. */
    static Endpoint endpointOf(Emulator emulator) {
        S3User user = emulator.config().s3Users().get(0);
        return Endpoint.of(emulator.s3Endpoint(), emulator.config().region(), user.accessKey(), user.secretKey());
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : value;
    }
}

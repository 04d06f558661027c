package org.elasto.conformance.exerciser;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.elasto.conformance.Targets;
import org.elasto.conformance.behavior.Sites;
import org.jspecify.annotations.Nullable;

/** The exerciser as a program. */
public final class Exerciser {

    private static final String HELP = """
            elasto conformance exercise [options]    random moves on files beside a shadow of them in memory

              --operations N     how many on each backend (10000)
              --seed N           what they are made from (1); the same seed makes the same moves
              --seeds N          so many runs, with this seed and those behind it (1)
              --backend NAME,…   only these of s3, abb, apb, afs, file; s3+rewrite and abb+rewrite are those that
                                 are opened to be rewritten (all)
              --target, --config where, as for the suite
              Files are made in containers of their own, which are removed.

            Exit codes: 0 no difference, 1 differences, 2 usage.
            """;

    private static final List<String> OPTIONS =
            List.of("--operations", "--seed", "--seeds", "--backend", "--target", "--config");

    private long operations = 10_000;
    private long seed = 1;
    private long seeds = 1;
    private List<String> backends = List.of();
    private @Nullable String targets;
    private @Nullable Path config;

    private Exerciser() {}

    /** Runs with arguments as the help describes them; returns the exit code. */
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.print(HELP);
            return 0;
        }
        Exerciser exerciser = new Exerciser();
        try {
            exerciser.read(arguments);
            Targets.choose(exerciser.targets, exerciser.config);
        } catch (IllegalArgumentException e) {
            err.println("elasto conformance exercise: " + e.getMessage() + "; see --help");
            return 2;
        }
        return exerciser.run(out, err);
    }

    private void read(List<String> arguments) {
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (!OPTIONS.contains(option) || !rest.hasNext()) {
                throw new IllegalArgumentException(option + " makes no sense here");
            }
            String value = rest.next();
            switch (option) {
                case "--operations" -> operations = number(value);
                case "--seed" -> seed = number(value);
                case "--seeds" -> seeds = number(value);
                case "--backend" -> backends = List.of(value.split(",", -1));
                case "--target" -> targets = value;
                default -> config = Path.of(value);
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
        List<Ground> grounds = Sites.all().stream()
                .flatMap(site -> Ground.of(site).stream())
                .filter(this::isWanted)
                .toList();
        int differences = 0;
        for (long now = seed; now < seed + seeds; now++) {
            for (Ground ground : grounds) {
                differences += exercise(ground, now, out, err) ? 0 : 1;
            }
        }
        out.println(
                grounds.size() * seeds + " runs of " + operations + " moves, " + differences + " with a difference");
        return differences == 0 && !grounds.isEmpty() ? 0 : 1;
    }

    private boolean isWanted(Ground ground) {
        String backend = ground.site().backend() + (ground.rewrite() ? "+rewrite" : "");
        return backends.isEmpty() || backends.contains(backend);
    }

    private boolean exercise(Ground ground, long now, PrintStream out, PrintStream err) {
        long start = System.nanoTime();
        String verdict = new Exercise(ground, now).run(operations, done -> {
            if (done % 10_000 == 0) {
                err.println(ground + ", seed " + now + ": " + done + " of " + operations);
            }
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                "%s, seed %d: %s in %.1f s%n",
                ground, now, verdict.isEmpty() ? operations + " moves" : "DIFFERENT", seconds);
        if (!verdict.isEmpty()) {
            out.println(verdict);
        }
        return verdict.isEmpty();
    }
}

package org.elasto.conformance;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** How a run ended: by site (target and backend) and verb. Not thread-safe. */
final class Matrix {

    /** How one test ended. */
    enum Outcome {
        PASSED,
        FAILED,
        /** The backend lacks the capability; that it says so is a test of its own. */
        UNSUPPORTED,
        /** Failed as listed in the known differences. */
        KNOWN
    }

    /** One test on one site. */
    record Result(String site, String verb, String test, Outcome outcome, String detail) {}

    private final List<Result> results = new ArrayList<>();

    void add(Result result) {
        results.add(result);
    }

    List<Result> results() {
        return results;
    }

    long failed() {
        return count(Outcome.FAILED);
    }

    long passed() {
        return count(Outcome.PASSED);
    }

    /** Adds a failure for each known difference of a target that no test of this whole run answers to. */
    void addStaleDifferences(String target) {
        for (String site : KnownDifferences.sites(target)) {
            String prefix = site.equals(target) ? target + "/" : site;
            for (String test : KnownDifferences.of(site)) {
                boolean ran = results.stream()
                        .anyMatch(result -> result.site().startsWith(prefix)
                                && result.test().equals(test));
                if (!ran) {
                    String shown = site.equals(target) ? target + "/-" : site;
                    add(new Result(shown, "(list)", test, Outcome.FAILED, "a known difference, but no such test ran"));
                }
            }
        }
    }

    private long count(Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    /** Prints the table, what failed, and a last line that says how many passed and failed. */
    void print(PrintStream out) {
        Map<String, Map<String, Map<Outcome, Integer>>> cells = new TreeMap<>();
        TreeSet<String> sites = new TreeSet<>();
        for (Result result : results) {
            sites.add(result.site());
            cells.computeIfAbsent(result.verb(), unused -> new TreeMap<>())
                    .computeIfAbsent(result.site(), unused -> new EnumMap<>(Outcome.class))
                    .merge(result.outcome(), 1, Integer::sum);
        }
        out.println();
        out.printf("%-14s", "verb");
        sites.forEach(site -> out.printf(" %-18s", site));
        out.println();
        cells.forEach((verb, row) -> {
            out.printf("%-14s", verb);
            sites.forEach(site -> out.printf(" %-18s", cell(row.getOrDefault(site, Map.of()))));
            out.println();
        });
        out.println("passed, -failed, ~known difference, (unsupported and said so)");
        for (Result result : results) {
            if (result.outcome() == Outcome.KNOWN || result.outcome() == Outcome.FAILED) {
                out.printf("%s %s %s: %s%n", result.outcome(), result.site(), result.test(), result.detail());
            }
        }
        out.printf("known differences: %d, unsupported: %d%n", count(Outcome.KNOWN), count(Outcome.UNSUPPORTED));
        out.printf("%d passed, %d failed%n", count(Outcome.PASSED), failed());
    }

    private static String cell(Map<Outcome, Integer> counts) {
        if (counts.isEmpty()) {
            return "";
        }
        return counts.getOrDefault(Outcome.PASSED, 0)
                + (counts.containsKey(Outcome.FAILED) ? " -" + counts.get(Outcome.FAILED) : "")
                + (counts.containsKey(Outcome.KNOWN) ? " ~" + counts.get(Outcome.KNOWN) : "")
                + (counts.containsKey(Outcome.UNSUPPORTED) ? " (" + counts.get(Outcome.UNSUPPORTED) + ")" : "");
    }
}

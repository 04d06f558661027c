package org.elasto.conformance.robustness;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elasto.conformance.wire.WireAnswer;

/** What came of a run. Filled by one thread. */
final class Summary {

    /** Findings kept: more of them help nobody. */
    private static final int MOST = 200;

    private final long seed;
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private long exchanges;
    private long withoutAnswer;
    private long found;
    private long heapBefore = -1;
    private long heapAfter = -1;

    Summary(long seed) {
        this.seed = seed;
    }

    void count(Exchange exchange) {
        exchanges++;
        if (exchange.answers().isEmpty()) {
            withoutAnswer++;
        }
        for (WireAnswer answer : exchange.answers()) {
            statuses.merge(answer.status(), 1, Integer::sum);
        }
    }

    void add(Finding finding) {
        found++;
        if (findings.size() < MOST) {
            findings.add(finding);
        }
    }

    /** Heap in use at the start, after a warm-up, and at the end, in bytes. */
    void heap(long before, long after) {
        heapBefore = before;
        heapAfter = after;
    }

    long exchanges() {
        return exchanges;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** How many answers had a status. */
    int answers(int status) {
        return statuses.getOrDefault(status, 0);
    }

    void print(PrintStream out) {
        out.println("seed " + seed + ", " + exchanges + " requests");
        statuses.forEach((status, count) -> out.printf("  %d  %7d%n", status, count));
        out.printf("  no answer, connection closed  %d%n", withoutAnswer);
        if (heapBefore >= 0) {
            out.printf(
                    "  heap in use after a tenth of the run %.1f MiB, at its end %.1f MiB%n",
                    mib(heapBefore), mib(heapAfter));
        }
        out.println(found == 0 ? "no findings" : found + " findings");
        findings.forEach(finding -> out.println("  " + finding));
    }

    private static double mib(long bytes) {
        return bytes / 1024.0 / 1024.0;
    }
}

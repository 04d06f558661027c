package org.elasto.conformance.robustness;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.LongSupplier;
import org.elasto.conformance.wire.WireAnswer;
import org.jspecify.annotations.Nullable;

/** Sends the mutants of one seed to a server, one after the other. */
final class RobustnessRun {

    /** Bytes by which the heap may have grown between a tenth of the run and its end. */
    static final long HEAP_SLACK = 8L << 20;

    private static final String BUCKET = "robust";
    private static final int PROGRESS = 10_000;

    private final Endpoint endpoint;
    private final long seed;
    private final Stage stage;
    private final Templates templates;
    private final Generator generator;

    /** Sets the scene on the server. */
    RobustnessRun(Endpoint endpoint, Clock clock, long seed) {
        this.endpoint = endpoint;
        this.seed = seed;
        RequestSigner signer = new RequestSigner(endpoint, clock);
        this.stage = new Stage(endpoint, signer, BUCKET);
        Scene scene = stage.set();
        this.templates = new Templates(endpoint, scene);
        this.generator = new Generator(seed, templates, scene, signer);
    }

    /**
     * Sends mutants 0 up to but without {@code requests}.
     *
     * @param heap bytes in use on the server, everything that requests have stored taken away; null where nobody knows
     */
    Summary run(long requests, @Nullable LongSupplier heap, PrintStream progress) {
        Summary summary = new Summary(seed);
        long before = -1;
        for (long index = 0; index < requests; index++) {
            Mutant mutant = generator.mutant(index);
            Exchange exchange = Exchange.of(endpoint, mutant);
            summary.count(exchange);
            Finding finding = Judge.judge(seed, mutant, exchange);
            if (finding != null) {
                summary.add(finding);
            }
            if (heap != null && index == requests / 10) {
                before = heap.getAsLong();
            }
            if ((index + 1) % PROGRESS == 0) {
                progress.println((index + 1) + " of " + requests + " requests, "
                        + summary.findings().size() + " findings");
            }
        }
        stage.inspect(templates)
                .forEach(wrong -> summary.add(new Finding(seed, -1, Finding.Kind.FORGERY_ACCEPTED, wrong)));
        if (heap != null) {
            measure(summary, before, heap.getAsLong());
        }
        return summary;
    }

    private void measure(Summary summary, long before, long after) {
        summary.heap(before, after);
        if (after - before > HEAP_SLACK) {
            summary.add(new Finding(seed, -1, Finding.Kind.MEMORY, before + " bytes have become " + after));
        }
    }

    /** Sends one mutant and shows both sides of the exchange. */
    void show(long index, PrintStream out) {
        Mutant mutant = generator.mutant(index);
        Exchange exchange = Exchange.of(endpoint, mutant);
        out.println("mutant " + index + " of seed " + seed + ": " + mutant.description());
        out.println(visible(new String(mutant.bytes(), StandardCharsets.ISO_8859_1)));
        for (WireAnswer answer : exchange.answers()) {
            out.println("--> " + answer.status());
            answer.headers().forEach(header -> out.println(header.name() + ": " + header.value()));
            out.println(visible(answer.text()));
        }
        out.println(exchange.failure() == null ? "--> closed" : "--> " + exchange.failure());
        out.println(String.valueOf(Judge.judge(seed, mutant, exchange)));
    }

    /** Control characters as escapes, lines as lines. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        for (int i = 0; i < Math.min(text.length(), 8000); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c >= ' ' && c < 0x7F)) {
                visible.append(c);
            } else {
                visible.append(String.format("\\x%02X", (int) c));
            }
        }
        return visible.toString();
    }
}

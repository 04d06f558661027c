package org.elasto.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Draws how far many transfers are: a line for each file that is under way, and one for all of them, over and over at the
 * foot of a terminal, at most ten times a second. Where nobody looks it says a plain line now and then. Thread-safe.
 */
final class ProgressBoard implements AutoCloseable {

    private static final int MOST_FILES = 6;
    private static final long INTERVAL_NANOS = Duration.ofMillis(100).toNanos();
    private static final long PLAIN_INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();
    private static final String ERASE_BELOW = "\033[J";

    private final PrintStream err;
    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private final boolean wanted;
    private final String name;
    private final Rate rate;
    private final Map<String, State> files = new LinkedHashMap<>();
    private State all = new State(0, -1);
    private long ended;
    private long nextNanos;
    private int drawn;

    private record State(long done, long size) {}

    /**
     * Begins with nothing done; the first lines come only after a while, so that short transfers show none.
     *
     * @param wanted whether anything is to be shown at all
     * @param name what is done
     */
    ProgressBoard(Environment environment, boolean wanted, String name) {
        this.err = environment.err();
        this.terminal = environment.terminal();
        this.nanoTime = environment.nanoTime();
        this.wanted = wanted;
        this.name = name;
        long now = nanoTime.getAsLong();
        this.rate = new Rate(now);
        this.nextNanos = now + (terminal.err() ? 3 * INTERVAL_NANOS : PLAIN_INTERVAL_NANOS);
    }

    /** How far a file is. */
    synchronized void file(String file, long done, long size) {
        files.put(file, new State(done, size));
    }

    /** A file is not under way any more. */
    synchronized void ended(String file) {
        files.remove(file);
        ended++;
    }

    /** How far all of them are. */
    synchronized void total(long done, OptionalLong total) {
        all = new State(done, total.orElse(-1));
        long now = nanoTime.getAsLong();
        if (!wanted || now - nextNanos < 0) {
            return;
        }
        nextNanos = now + (terminal.err() ? INTERVAL_NANOS : PLAIN_INTERVAL_NANOS);
        double perSecond = rate.update(now, done);
        String line = ended + " files";
        ProgressLine sum = new ProgressLine(name + ": " + line, all.done(), all.size(), perSecond);
        if (terminal.err()) {
            draw(sum);
        } else {
            err.println(sum.render(Integer.MAX_VALUE));
        }
        err.flush();
    }

    private void draw(ProgressLine sum) {
        erase();
        List<String> lines = new ArrayList<>();
        // The last column stays free: some terminals wrap as soon as it is written.
        int columns = terminal.columns() - 1;
        for (Map.Entry<String, State> file : files.entrySet()) {
            if (lines.size() == MOST_FILES) {
                break;
            }
            State state = file.getValue();
            lines.add(new ProgressLine(Printable.escape(file.getKey()), state.done(), state.size(), 0).render(columns));
        }
        lines.add(sum.render(columns));
        err.print(String.join("\n", lines));
        drawn = lines.size();
    }

    private void erase() {
        if (drawn > 0) {
            String up = drawn > 1 ? "\033[" + (drawn - 1) + "A" : "";
            err.print("\r" + up + ERASE_BELOW);
            err.flush();
            drawn = 0;
        }
    }

    /** Prints something else, above the lines. */
    synchronized void aside(Runnable printing) {
        erase();
        printing.run();
    }

    /** Wipes the lines, so that what is printed next stands alone. */
    @Override
    public synchronized void close() {
        erase();
    }
}
